import { Worker } from 'node:worker_threads';
import type { Entered } from './lists-writer.js';

/** The compiled entry of the thread that enters events into the lists, and the log that it reads. */
export type ListsWorker = Readonly<{ entry: URL; storeFile: string }>;

/** What the thread opens. */
export type ListsOrder = Readonly<{ file: string; storeFile: string }>;

/** All that the thread can be asked for: events up to a sequence; to copy the write-ahead log into the file; to end. */
export type ListsAsked = Readonly<{ until: number }> | 'tidy-up' | 'end';

/** What the thread says: that it is open; what entering came to; that it has tidied up; what kept it from what was asked. */
export type ListsSaid = 'ready' | Entered | 'tidy' | Readonly<{ fault: string }>;

/** Milliseconds after which a thread that says nothing is given up: a batch takes a second at most. */
const patience = 60_000;

/** Pages in the write-ahead log (of 4 KiB) from which on it is copied into the file. */
const longLog = 8000;

type Waiting = Readonly<{ answer: (said: Entered | 'tidy') => void; fail: (error: Error) => void }>;

/**
 * A thread that enters events into a read-model file, one order at a time. It begins when it is first wanted, and is of
 * use once it is ready; one that ended is not begun again.
 */
export class ListsThread {
  private worker: Worker | undefined;
  private isReady = false;
  private isOver = false;
  private waiting: Waiting | undefined;
  private waitingPages = 0;
  private silent: NodeJS.Timeout | undefined;

  constructor(
    private readonly entry: URL,
    private readonly order: ListsOrder,
    private readonly mostSilent = patience,
  ) {}

  /** Whether it can be given work now; the first to ask begins it. */
  wanted(): boolean {
    if (!this.isOver) this.worker ??= this.begun();
    return this.isReady;
  }

  /** Whether its file's write-ahead log should be copied before more is written. */
  get isLong(): boolean {
    return this.waitingPages > longLog;
  }

  /** Enters what follows in the log, up to a sequence. @throws Error when it could not, or when nobody can say whether it did */
  async enter(until: number): Promise<Entered> {
    const entered = (await this.ask({ until })) as Entered;
    this.waitingPages = entered.waitingPages;
    return entered;
  }

  /** Copies the write-ahead log into the file. Nobody may read the file in a transaction meanwhile. @throws Error */
  async tidyUp(): Promise<void> {
    await this.ask('tidy-up');
    this.waitingPages = 0;
  }

  /** Lets go of the files. Nothing may be under way. */
  async end(): Promise<void> {
    this.isOver = true;
    if (!this.worker) return;
    const { worker } = this;
    // Not `once` of the library: it rejects when the thread fails as it ends.
    const over = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage('end' satisfies ListsAsked);
    await over;
  }

  private begun(): Worker {
    const worker = new Worker(this.entry, { workerData: this.order });
    // A process may end when nobody waits for the thread.
    worker.unref();
    worker.on('message', (said: ListsSaid) => this.hear(said));
    worker.on('error', (error: Error) => this.over(error.message));
    worker.on('exit', (code) => this.over(`exit ${code}`));
    return worker;
  }

  private ask(asked: ListsAsked): Promise<Entered | 'tidy'> {
    return new Promise((answer, fail) => {
      if (!this.worker || this.isOver) return fail(new Error('the thread is over'));
      this.waiting = { answer, fail };
      this.silent = setTimeout(() => {
        void this.worker?.terminate();
        this.over('it did not answer');
      }, this.mostSilent);
      this.worker.ref();
      this.worker.postMessage(asked);
    });
  }

  private hear(said: ListsSaid): void {
    if (said === 'ready') {
      this.isReady = true;
      return;
    }
    const { waiting } = this;
    this.waiting = undefined;
    clearTimeout(this.silent);
    this.worker?.unref();
    if (typeof said === 'object' && 'fault' in said) waiting?.fail(new Error(said.fault));
    else waiting?.answer(said);
  }

  private over(why: string): void {
    this.isOver = true;
    this.isReady = false;
    this.worker = undefined;
    clearTimeout(this.silent);
    this.waiting?.fail(new Error(`the thread of the lists ended: ${why}`));
    this.waiting = undefined;
  }
}
