import { Logger } from '@nestjs/common';
import { StoreUnavailable, UnknownEvent } from '@app/event-store';
import { storedAfter, Waiters, type Delivered, type Log } from '@app/projections/kernel';
import type { ProcessBooks, ProcessCheckpoint } from '@app/runtime';
import type { Reactor } from './reactor.js';

const batch = 200;
/** The place is written down after each batch with an event that mattered, and at least this often. */
const saveEvery = 1000;
const longestPause = 5000;

/**
 * Follows the log for one process: commands first, then the checkpoint. Dying in between delivers an event again, which
 * asks for the same commands under the same ids.
 */
export class ProcessRunner {
  private readonly logger: Logger;
  private readonly abort = new AbortController();
  private readonly waiters = new Waiters();
  private place: ProcessCheckpoint = { position: null, sequence: 0 };
  private saved = 0;
  /** Whether an event mattered since the place was written down: in a batch that was broken off, too. */
  private mattered = false;
  private done: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: Log,
    private readonly reactor: Reactor,
    private readonly books: ProcessBooks,
  ) {
    this.logger = new Logger(reactor.name);
  }

  get name(): string {
    return this.reactor.name;
  }

  get sequence(): number {
    return this.place.sequence;
  }

  /** Begins where it stopped; a new process at the head, or at the start when it says so. */
  async start(): Promise<void> {
    const known = await this.books.at(this.name);
    this.place = known ?? (await this.beginning());
    // Written down before anything else, so that what comes from now on is never taken for the past.
    if (!known) await this.books.advance(this.name, this.place);
    this.saved = this.place.sequence;
    this.done = this.follow();
  }

  /** @param place kept where it was written down last, when another has gone on from there */
  async stop(place: 'save the place' | 'leave the place' = 'save the place'): Promise<void> {
    this.abort.abort();
    this.waiters.end();
    await this.done;
    if (place === 'leave the place' || this.place.sequence === this.saved) return;
    // What was saved before stands: events after it are delivered again.
    await this.save().catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error;
    });
  }

  /** Whether the event at a position has been handled within so many milliseconds. */
  async reached(position: string, ms: number): Promise<boolean> {
    if (this.place.position !== null && this.place.position >= position) return true;
    return !this.abort.signal.aborted && this.waiters.wait(position, ms);
  }

  /** Tries what was parked again; answers how many commands were carried out. */
  async retry(): Promise<number> {
    let carriedOut = 0;
    for (const parked of await this.books.parked(this.name)) {
      const [event] = await storedAfter(this.log, parked.sequence - 1, 1);
      if (event && (await this.reactor.retry(parked, event))) carriedOut++;
    }
    return carriedOut;
  }

  private async beginning(): Promise<ProcessCheckpoint> {
    if (this.reactor.from === 'start') return { position: null, sequence: 0 };
    const { position, count } = await this.log.store.head();
    return { position, sequence: count };
  }

  private async follow(): Promise<void> {
    const { signal } = this.abort;
    for (let failures = 0; !signal.aborted;) {
      try {
        await this.subscribe(() => (failures = 0));
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof UnknownEvent)
          return this.logger.error(`stopped at ${this.place.sequence + 1}: ${error.message}`);
        failures++;
        this.logger.warn(`delayed: ${error instanceof Error ? error.message : String(error)}`);
        await pause(Math.min(50 * 2 ** failures, longestPause), signal);
      }
    }
  }

  private async subscribe(went: () => void): Promise<void> {
    const { signal } = this.abort;
    try {
      const options = { after: this.place.position, signal, batch };
      for await (const message of this.log.store.subscribeAll(options)) {
        if (message.kind === 'events') await this.handle(message.events);
        went();
      }
    } catch (error) {
      if (!(error instanceof UnknownEvent)) throw error;
      // Read one by one, as far as this program can read: a newer one goes on from there.
      const delivered = await storedAfter(this.log, this.place.sequence, batch);
      await this.handle(delivered);
    }
  }

  private async handle(events: readonly Delivered[]): Promise<void> {
    for (const event of events) {
      if (this.abort.signal.aborted) return;
      if (await this.reactor.react(event)) this.mattered = true;
      this.place = { position: event.position, sequence: event.sequence };
      this.waiters.settle(event.position);
    }
    if (this.mattered || this.place.sequence - this.saved >= saveEvery) await this.save();
  }

  private async save(): Promise<void> {
    await this.books.advance(this.name, this.place);
    this.saved = this.place.sequence;
    this.mattered = false;
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const resume = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', resume);
      resolve();
    };
    const timer = setTimeout(resume, ms);
    signal.addEventListener('abort', resume);
  });
