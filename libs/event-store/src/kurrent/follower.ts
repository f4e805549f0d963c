import { setTimeout as sleep } from 'node:timers/promises';
import type { AllStreamResolvedEvent } from '@kurrent/kurrentdb-client';
import { canonical } from '@app/ledger';
import { StoreUnavailable } from '../event-store.js';
import { Waker } from '../subscription.js';
import type { Connection } from './connection.js';
import { kurrentFault, unavailable } from './faults.js';
import { Silence } from './silence.js';
import { ledgerPrefix } from './identity.js';
import { brokenLog, type Arrived, type LocalCopy, type Place } from './local-copy.js';

/** Milliseconds between two tries to subscribe again: from, and at most. */
const pauses = { first: 50, longest: 5000 };

/** Milliseconds: what follows so soon is part of a burst, and is gathered for so long. */
const burst = { within: 5, gather: 3 };

/** What the follower tells: of what changed in the copy, and what an operator should know. */
export type Told = Readonly<{
  copied: () => void;
  warn: (message: string) => void;
  /** ISO instant, as the log's. */
  now: () => string;
  clock: (server: Date) => void;
}>;

/**
 * Keeps the copy at the head of `$all`: a catch-up subscription of its own, filtered by the ledger's prefix, begun again
 * from the cursor whenever it ends. A server that contradicts what was copied stops it for good.
 */
export class Follower {
  private readonly abort = new AbortController();
  private readonly waker = new Waker();
  private readonly done: Promise<void>;
  private session: AbortController | undefined;
  private failures = 0;
  private flushedAt = 0;
  /** Whether a subscription has reached the end of history and not ended since. */
  isLive = false;
  /** Since when that is not so. */
  readonly silence = new Silence();
  /** Why it stopped for good. */
  broken: StoreUnavailable | null = null;
  /** Why the last subscription ended. */
  private last: StoreUnavailable | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly copy: LocalCopy,
    private readonly told: Told,
  ) {
    this.done = this.run();
  }

  /** Resolves when the copy has reached the end of history. @throws StoreUnavailable when so many tries in a row have failed */
  async caughtUp(tries: number): Promise<void> {
    while (!this.isLive) {
      if (this.broken) throw this.broken;
      if (this.failures >= tries) throw this.last ?? unavailable('away');
      await this.waker.sleep(this.abort.signal);
      if (this.abort.signal.aborted) throw unavailable('away');
    }
  }

  /** Begins the subscription anew: an event that must be there has not come, or somebody must know that none will. */
  restart(): void {
    this.isLive = false;
    this.session?.abort();
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.abort;
    while (!signal.aborted && !this.broken) {
      const session = (this.session = new AbortController());
      try {
        await this.follow(AbortSignal.any([signal, session.signal]));
      } catch (error) {
        this.last = error instanceof StoreUnavailable ? error : unavailable(kurrentFault(error));
        if (this.last.reason === 'corrupt') this.broken = this.last;
        if (this.failures === 0) this.told.warn(this.last.message);
        this.failures++;
      }
      this.isLive = false;
      this.silence.begins(this.told.now());
      this.waker.wake();
      const pause = Math.min(pauses.first * 2 ** this.failures, pauses.longest);
      if (!this.broken) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /**
   * One subscription, until it ends. Events are copied once a turn, many in one transaction. What it still says after its
   * end is not heard: copied after events that were dropped, it would hide them for ever.
   */
  private async follow(signal: AbortSignal): Promise<void> {
    const { cursor } = this.copy;
    let events: Arrived[] = [];
    let isFlushing = false;
    let isOver = false;
    let schedule = (): void => undefined;
    let place: Place | null = null;
    let atEnd: Readonly<{ date?: Date }> | null = null;
    const subscription = this.connection.client.subscribeToAll({
      fromPosition: cursor ?? 'start',
      filter: {
        filterOn: 'streamName',
        prefixes: [this.connection.namespace + ledgerPrefix],
        checkpointInterval: 32,
        maxSearchWindow: 32,
        checkpointReached: async (_subscription, position) => {
          place = position;
          schedule();
        },
      },
    });
    const ended = new Promise<void>((resolve, reject) => {
      const flush = () => {
        isFlushing = false;
        if (isOver || signal.aborted) return;
        try {
          const copied = events;
          events = [];
          this.flush(copied);
          // The words about a place overtake events that wait in the stream: they count when all of those are in.
          if (subscription.readableLength > 0) return schedule();
          if (place) this.copy.advance(place);
          place = null;
          if (atEnd) this.live(atEnd);
          atEnd = null;
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const scheduled = () => {
        if (isFlushing || isOver) return;
        isFlushing = true;
        // In a burst events come two a turn: gathered, they share a transaction.
        if (performance.now() - this.flushedAt < burst.within) setTimeout(flush, burst.gather);
        else setImmediate(flush);
      };
      schedule = scheduled;
      subscription.on('data', (resolved: AllStreamResolvedEvent) => {
        try {
          const event = arrived(resolved, this.connection.namespace);
          if (event) events.push(event);
          scheduled();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      subscription.on('caughtUp', (info) => {
        atEnd = info;
        scheduled();
      });
      subscription.on('error', reject);
      subscription.on('end', () => reject(unavailable('away')));
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) resolve();
    });
    try {
      await ended;
    } finally {
      isOver = true;
      void subscription.unsubscribe().catch(() => undefined);
    }
  }

  private flush(events: readonly Arrived[]): void {
    if (events.length === 0) return;
    this.copy.add(events);
    this.flushedAt = performance.now();
    this.failures = 0;
    this.told.copied();
  }

  private live({ date }: Readonly<{ date?: Date }>): void {
    this.failures = 0;
    this.isLive = true;
    this.silence.ends();
    if (date) this.told.clock(date);
    this.waker.wake();
  }
}

/** An event of the ledger; its envelope arrives parsed, and its canonical text is the one that was stored. */
const arrived = ({ event }: AllStreamResolvedEvent, namespace: string): Arrived | null => {
  if (!event) return null;
  const stream = event.streamId.slice(namespace.length);
  const { id, type, data, metadata, position } = event;
  const revision = Number(event.revision);
  if (event.isJson || typeof metadata !== 'object' || metadata === null) throw brokenLog(stream, revision);
  const text = Buffer.from(data as Uint8Array).toString('utf8');
  return { stream, revision, id, type, data: text, meta: canonical(metadata), at: position };
};
