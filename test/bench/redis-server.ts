import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether nobody listens there now. */
const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  const isOurs = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (isOurs) await once(server.close(), 'close');
  return isOurs;
};

/**
 * A port that nobody listens on now. It is below those that a system gives out by itself, so that it is there still when a
 * program is started on it a while later, or again; and each worker of the tests has some of its own.
 */
export const freePort = async (): Promise<number> => {
  const own = 11_000 + (Number(process.env['JEST_WORKER_ID'] ?? 0) % 10) * 2000;
  for (;;) {
    const port = own + randomInt(2000);
    if (await isFree(port)) return port;
  }
};

const living = new Set<ChildProcess>();
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** What may be told to a `redis-server` beside its port. */
export type RedisSettings = Readonly<{
  policy?: string;
  maxmemory?: string;
  password?: string;
  /** Writes down what it is told, so that it has it again after it was killed: each time before it answers, or each second. */
  fsync?: 'always' | 'everysec';
}>;

/** A real `redis-server` on a port of its own, that keeps nothing on disk unless it is told to: killed and started as often as a spec wishes. */
export class RedisServer {
  private child: ChildProcess | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), 'hengjian-redis-'));

  private constructor(
    readonly port: number,
    private readonly settings: RedisSettings,
  ) {}

  static async start(settings: RedisSettings = {}): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), settings);
    await server.start();
    return server;
  }

  get url(): string {
    const { password } = this.settings;
    return `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${this.port}/0`;
  }

  /** Starts it, empty or with what it wrote down; resolves when it answers. */
  async start(): Promise<void> {
    const { policy = 'noeviction', maxmemory, password, fsync } = this.settings;
    const words = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--save', ''];
    words.push('--appendonly', fsync === undefined ? 'no' : 'yes', '--appendfsync', fsync ?? 'no');
    words.push('--dir', this.folder, '--maxmemory-policy', policy);
    if (maxmemory !== undefined) words.push('--maxmemory', maxmemory);
    if (password !== undefined) words.push('--requirepass', password);
    const child = (this.child = spawn('redis-server', words, { stdio: 'ignore' }));
    living.add(child);
    child.once('exit', () => living.delete(child));
    for (let tries = 0; tries < 6000; tries++) {
      if (await this.answers()) return;
      await sleep(10);
    }
    throw new Error('redis-server never answered');
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** Kills it and takes its folder away. */
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write('PING\r\n'));
      socket.once('data', () => (socket.destroy(), resolve(true)));
      socket.once('error', () => resolve(false));
    });
  }
}
