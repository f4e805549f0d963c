import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { guarded } from '../bench/guard.js';

const living = new Set<ChildProcess>();
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** How a process is started, the same each time. */
export type ChildOptions = Readonly<{
  name: string;
  program: string;
  words: readonly string[];
  variables?: Readonly<Record<string, string>>;
  /** What it says when it is there; absent: `ready` is asked instead. */
  says?: RegExp;
  /** Whether it is there; asked again and again until it is. */
  ready?: () => Promise<boolean>;
  /** What it says goes there, and is kept over restarts. */
  log: string;
  /** Told when it ends without having been asked to. */
  died?: (name: string, how: string, said: string) => void;
  /** A channel for `tell`. */
  ipc?: boolean;
}>;

/** Milliseconds that a start may take on a busy machine. */
const patience = 60_000;

/** A process of the cluster: started, ended in order, killed as by a power cut, and started again. */
export class Child {
  private child: ChildProcess | undefined;
  private said = '';
  private isExpected = false;

  constructor(private readonly options: ChildOptions) {}

  get name(): string {
    return this.options.name;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  get isAlive(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Resolves when it is there. @throws Error with the end of what it said when it is not within a minute */
  async start(): Promise<void> {
    const { name, program, words, variables = {}, log, died, ipc = false } = this.options;
    const environment = { PATH: `${process.env['PATH']}:/usr/sbin`, HOME: process.env['HOME'], NO_COLOR: '1' };
    this.said = '';
    this.isExpected = false;
    const child = (this.child = spawn(program, words, {
      env: { ...environment, ...variables },
      // Ctrl-C is for whoever started all of this, and ends it in order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? ['ipc' as const] : [])],
    }));
    living.add(child);
    guarded(child);
    const file = createWriteStream(log, { flags: 'a' });
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.said = (this.said + text).slice(-20_000);
        file.write(text);
      });
    child.once('error', (error) => (this.said += error.message));
    child.once('close', (code, signal) => {
      living.delete(child);
      file.end();
      if (!this.isExpected) died?.(name, signal ?? `code ${code}`, this.said.slice(-2000));
    });
    await this.there(child);
  }

  /** Ends it as the system does; resolves with its exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Says something on its channel. */
  tell(message: object): void {
    this.child!.send(message);
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.child;
    if (!child || !this.isAlive) return child?.exitCode ?? null;
    this.isExpected = true;
    const ended = once(child, 'close') as Promise<[number | null]>;
    child.kill(signal);
    const [code] = await ended;
    return code;
  }

  private async there(child: ChildProcess): Promise<void> {
    const { name, says, ready } = this.options;
    for (const giveUp = Date.now() + patience; Date.now() < giveUp;) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      if (says ? says.test(this.said) : await ready!()) return;
      await sleep(20);
    }
    throw new Error(`${name} did not start: ${this.said.slice(-2000)}`);
  }
}
