import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Child } from './child.js';

/** What all processes of one cluster share. */
export type Surroundings = Readonly<{
  /** Everything that they keep, one folder or file each, and their logs. */
  folder: string;
  died: (name: string, how: string, said: string) => void;
}>;

const compiled = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const program = compiled('../../apps/cli/src/main.js');

const logOf = (folder: string, name: string): string => join(folder, `${name}.log`);

/** Whether somebody listens there. */
const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

/** The double of KurrentDB; `tell({ cut: ms })` and `tell({ silent: ms })` are its faults. */
export const storePart = ({ folder, died }: Surroundings, port: number): Child =>
  new Child({
    name: 'store',
    program: process.execPath,
    words: [compiled('./store-process.js'), join(folder, 'store.ndjson'), `${port}`],
    says: /^store at \d+$/m,
    ipc: true,
    log: logOf(folder, 'store'),
    died,
  });

/** Redis as it is deployed: it throws nothing away, and writes down what it keeps. */
export const redisPart = ({ folder, died }: Surroundings, port: number): Child =>
  new Child({
    name: 'redis',
    program: 'redis-server',
    words:
      `--port ${port} --bind 127.0.0.1 --save  --appendonly yes --appendfsync everysec --maxmemory-policy noeviction --dir`
        .split(' ')
        .concat(folder),
    says: /Ready to accept connections/,
    log: logOf(folder, 'redis'),
    died,
  });

/** A server on a data directory of its own. */
export const apiPart = (
  { folder, died }: Surroundings,
  name: string,
  variables: Readonly<Record<string, string>>,
): Child =>
  new Child({
    name,
    program: process.execPath,
    words: [program, 'serve', '--data', join(folder, name)],
    variables,
    says: /衡鉴已启动/,
    log: logOf(folder, name),
    died,
  });

/** A worker: nothing of it is on the disk. */
export const workerPart = (
  { folder, died }: Surroundings,
  name: string,
  variables: Readonly<Record<string, string>>,
): Child =>
  new Child({
    name,
    program: process.execPath,
    words: [program, 'worker'],
    variables,
    says: /工作进程已启动/,
    log: logOf(folder, name),
    died,
  });

/** HAProxy with a configuration file; there when it listens at a port. */
export const proxyPart = ({ folder, died }: Surroundings, config: string, port: number): Child =>
  new Child({
    name: 'proxy',
    program: 'haproxy',
    words: ['-db', '-f', config],
    ready: () => listens(port),
    log: logOf(folder, 'proxy'),
    died,
  });
