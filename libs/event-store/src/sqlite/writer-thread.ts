import { Worker } from 'node:worker_threads';
import { StoreUnavailable, type Appended } from '../event-store.js';
import type { Append } from '../sealing.js';
import { most, type Commits, type Waiting } from './commits.js';
import { heard, type Asked, type Order, type Said } from './thread-messages.js';
import type { WriterFile } from './writer-worker.js';

/** So many of a crowd are a group before their turn ends: the disk works on them while the others are decided. */
const enough = 16;
/** Groups on their way at most: with one to go on with, the thread need not wait for this one's turn to end. */
const ahead = 2;

/** What the thread needs of the store that it writes for. */
export type WriterThreadOptions = WriterFile &
  Readonly<{
    /** The compiled entry of the thread. */
    entry: URL;
    now: () => string;
    warn: (message: string) => void;
    /** Writes in this thread: for who appends alone, a way to another thread and back is longer than the work. */
    writeHere: (appends: readonly Append[]) => readonly (Appended | Error)[];
    /** Told after each group that was written. */
    written: () => void;
  }>;

/**
 * Writes the appends of many in a thread of its own, so that neither hashing nor the disk keeps the event loop from
 * answering others. What is asked for while it works is the next group, and pays for one fsync together. An append that
 * is the only one of its turn is written here, unless many came just before: never while the thread has the log. The
 * thread begins with the first group.
 */
export class WriterThread implements Commits {
  private waiting: Waiting[] = [];
  private readonly underway: (readonly Waiting[])[] = [];
  private isScheduled = false;
  private isCrowded = false;
  private hasWritten = false;
  private thread: Worker | undefined;
  private idle: (() => void) | undefined;
  /** Copies under way, numbered: two may be asked into one file. */
  private readonly copies = new Map<number, (fault: Error | null) => void>();
  private asked = 0;

  constructor(private readonly options: WriterThreadOptions) {}

  /** Resolves when the append is durable. */
  add(append: Append): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, resolve, reject });
      this.schedule();
    });
  }

  async backup(file: string): Promise<void> {
    const copy = (this.asked += 1);
    this.ask({ copy, into: file });
    const fault = await new Promise<Error | null>((resolve) => this.copies.set(copy, resolve));
    if (fault !== null) throw fault;
  }

  /** Writes what was accepted, and lets go of the file. A copy under way is given up: it may take longer than a stop. */
  async close(): Promise<void> {
    if (this.waiting.length > 0 || this.underway.length > 0)
      await new Promise<void>((resolve) => (this.idle = resolve));
    const { thread } = this;
    if (!thread) return;
    this.thread = undefined;
    this.endCopies(new StoreUnavailable(`${this.options.file} 已关闭，没有抄完。`, 'away'));
    // Not `once` of the library: it rejects when the thread fails as it ends.
    const over = new Promise((resolve) => thread.once('exit', resolve));
    thread.ref();
    thread.postMessage('close' satisfies Asked);
    await over;
  }

  /** The first of a turn at once; those that come after it at the turn's end, so that they are one group. */
  private schedule(): void {
    if (this.underway.length >= ahead || this.room === 0 || this.waiting.length === 0) return;
    if (this.isCrowded && this.waiting.length >= enough) return this.send();
    if (this.isScheduled) return;
    this.isScheduled = true;
    if (this.isCrowded || this.hasWritten || this.copies.size > 0 || this.underway.length > 0)
      setImmediate(() => this.isScheduled && this.send());
    else queueMicrotask(() => this.first());
  }

  private first(): void {
    if (this.waiting.length > 1) return this.send();
    this.isScheduled = false;
    this.hasWritten = true;
    setImmediate(() => (this.hasWritten = false));
    const group = this.next();
    try {
      this.answer(this.options.writeHere(group.map(({ append }) => append)));
    } catch (error) {
      this.refuse(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private send(): void {
    this.isScheduled = false;
    const group = this.next();
    this.isCrowded = group.length > 1;
    const order: Order = { appends: group.map(({ append }) => append), recordedAt: this.options.now() };
    try {
      this.ask(order);
    } catch (error) {
      // Nobody above would hear it: this runs in a turn of the event loop of its own. The thread has heard nothing of it.
      this.underway.pop();
      for (const { reject } of group) reject(error instanceof Error ? error : new Error(String(error)));
      this.goOn();
    }
  }

  /** How many more may be on their way: the thread may write all of them together. */
  private get room(): number {
    return this.underway.reduce((left, group) => left - group.length, most);
  }

  /** The group that is on its way now. */
  private next(): readonly Waiting[] {
    const group = this.waiting.splice(0, this.room);
    this.underway.push(group);
    return group;
  }

  /** A process may end when nobody waits for the thread. */
  private ask(asked: Asked): void {
    const thread = (this.thread ??= this.begun());
    thread.ref();
    thread.postMessage(asked);
  }

  private begun(): Worker {
    const { entry, file, busyTimeout } = this.options;
    const workerData: WriterFile = { file, ...(busyTimeout !== undefined && { busyTimeout }) };
    const thread = new Worker(entry, { workerData });
    thread.on('message', (said: Said) => this.hear(said));
    thread.on('error', (error: Error) => this.ended(thread, error.message));
    thread.on('exit', (code) => this.ended(thread, `${code}`));
    return thread;
  }

  private hear(said: Said): void {
    if ('warning' in said) return this.options.warn(said.warning);
    if ('copy' in said) {
      this.copies.get(said.copy)?.(said.fault === null ? null : new Error(said.fault));
      this.copies.delete(said.copy);
      return this.goOn();
    }
    this.answer(said.answers.map(heard));
  }

  private answer(answers: readonly (Appended | Error)[]): void {
    // Of the groups that have waited longest: as many as the thread has written together.
    for (let from = 0; from < answers.length;) {
      const group = this.underway.shift()!;
      for (const [index, { resolve, reject }] of group.entries()) {
        const answer = answers[from + index]!;
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      }
      from += group.length;
    }
    this.options.written();
    this.goOn();
  }

  /** A thread that ended by itself: the next append begins another. */
  private ended(thread: Worker, why: string): void {
    if (this.thread !== thread) return;
    this.thread = undefined;
    this.lost(why);
  }

  /** Whether what is under way was written cannot be told; the same appends again are right either way. */
  private lost(why: string): void {
    const away = new StoreUnavailable(`${this.options.file} 的写入线程已退出(${why}),请稍后重试。`, 'away');
    this.endCopies(away);
    this.refuse(away);
  }

  /** Of what is under way nothing was written, or it cannot be told. What the thread copies is another matter. */
  private refuse(error: Error): void {
    for (const group of this.underway.splice(0)) for (const { reject } of group) reject(error);
    this.goOn();
  }

  private endCopies(fault: Error): void {
    for (const copied of this.copies.values()) copied(fault);
    this.copies.clear();
  }

  private goOn(): void {
    this.schedule();
    if (this.isScheduled || this.underway.length > 0) return;
    this.idle?.();
    if (this.copies.size === 0) this.thread?.unref();
  }
}
