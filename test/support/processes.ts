import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, jest } from '@jest/globals';

/** How a process ended. `code` is null when a signal ended it. */
export type Ended = Readonly<{ code: number | null; stdout: string; stderr: string }>;

/** The built program. `npm test` builds it first; alone, run `npm run build`. */
const program = resolve('dist/apps/cli/src/main.js');

/** A process takes its time on a busy machine; what matters is that it ends. */
jest.setTimeout(120_000);

/** No setting of the person who runs the tests reaches the program. */
const environment = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', NO_COLOR: '1', LOG_LEVEL: 'warn' };

/** What a process is given beside its words: its standard input, and variables of its environment. */
type Given = Readonly<{ input?: string; variables?: Readonly<Record<string, string>> }>;

const living = new Set<ChildProcess>();
const killAll = (): void => living.forEach((child) => child.kill('SIGKILL'));
process.once('exit', killAll);
afterAll(killAll);

/** A `hengjian` that was started: killed at the end of the spec file at the latest. */
export class Running {
  private readonly child: ChildProcess;
  private out = '';
  private err = '';
  readonly ended: Promise<Ended>;

  constructor(words: readonly string[], { input = '', variables = {} }: Given = {}) {
    const env = { ...environment, ...variables };
    this.child = spawn(process.execPath, [program, ...words], { env, stdio: 'pipe' });
    living.add(this.child);
    const { stdin, stdout, stderr } = this.child;
    // Whoever does not read its input closes it.
    stdin!.on('error', () => undefined).end(input);
    stdout!.setEncoding('utf8').on('data', (chunk: string) => (this.out += chunk));
    stderr!.setEncoding('utf8').on('data', (chunk: string) => (this.err += chunk));
    this.ended = once(this.child, 'close').then(([code]: unknown[]) => {
      living.delete(this.child);
      return { code: code as number | null, stdout: this.out, stderr: this.err };
    });
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Waits until the process has said this on stderr. @throws Error with all it said when it ended before, or took a minute */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (let tries = 0; tries < 3000; tries++) {
      const found = pattern.exec(this.err);
      if (found) return found;
      if (!living.has(this.child)) break;
      await sleep(20);
    }
    throw new Error(`the process never said ${String(pattern)}, but: ${this.err}`);
  }

  /** Ends it as the system would (SIGTERM), or as a power cut does (SIGKILL). */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Runs `hengjian` with these words to its end. */
export const hengjian = (...words: readonly string[]): Promise<Ended> => new Running(words).ended;

/** What `hengjian … --json` printed, and nothing but that. @throws Error with what was said when it did not succeed */
export const printed = async <Value>(...words: readonly string[]): Promise<Value> => {
  const { code, stdout, stderr } = await hengjian(...words, '--json');
  if (code !== 0) throw new Error(`hengjian ${words.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as Value;
};

/** A server on a data directory, listening at `base`. */
export const serving = async (data: string): Promise<Readonly<{ process: Running; base: string }>> => {
  const process = new Running(['serve', '--data', data]);
  const [, base] = await process.says(/衡鉴已启动：(http:\/\/[\d.]+:\d+)/);
  return { process, base: base! };
};

/** A new store with one county and its first account, who must change this password. */
export const founded = (data: string) =>
  printed<{ accountId: string; unitId: string; username: string; role: string; password: string }>(
    'user',
    'add',
    'keeper',
    '--new-county',
    '甲县',
    '--data',
    data,
  );

/** What was said on stderr by a `hengjian` that refused: in words, with exit code 1 and nothing on stdout. */
export const refused = async (...words: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await hengjian(...words);
  if (code !== 1 || stdout !== '')
    throw new Error(`hengjian ${words.join(' ')} ended with ${code}: ${stdout}${stderr}`);
  return stderr;
};
