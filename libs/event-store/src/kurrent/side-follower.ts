import { setTimeout as sleep } from 'node:timers/promises';
import type { AllStreamResolvedEvent } from '@kurrent/kurrentdb-client';
import { Waker } from '../subscription.js';
import type { Connection } from './connection.js';
import { unavailable } from './faults.js';
import type { Place } from './local-copy.js';
import { sideOf, type Side } from './side.js';

/** Milliseconds between two tries to subscribe again: from, and at most. */
const pauses = { first: 50, longest: 2000 };

/** `lost`: changes may have been missed, whatever is remembered of the streams must be forgotten. */
export type SideTold = Readonly<{ changed: (side: Side) => void; lost: () => void }>;

/**
 * Hears of changes of streams beside the ledger, from the moment it is there; goes on where it was when the connection
 * comes back.
 */
export class SideFollower {
  private readonly abort = new AbortController();
  private readonly waker = new Waker();
  private readonly done: Promise<void>;
  private place: Place | null = null;
  private failures = 0;
  /** Whether it hears of changes now. */
  isLive = false;

  constructor(
    private readonly connection: Connection,
    private readonly prefix: string,
    private readonly told: SideTold,
  ) {
    this.done = this.run();
  }

  /** Resolves when it hears of changes. @throws StoreUnavailable when so many tries in a row have failed */
  async live(tries: number): Promise<void> {
    while (!this.isLive) {
      if (this.failures >= tries || this.abort.signal.aborted) throw unavailable('away');
      await this.waker.sleep(this.abort.signal);
    }
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.abort;
    while (!signal.aborted) {
      await this.follow(signal).catch(() => undefined);
      this.isLive = false;
      this.failures++;
      this.waker.wake();
      const pause = Math.min(pauses.first * 2 ** Math.min(this.failures, 10), pauses.longest);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { client, namespace } = this.connection;
    // What a subscription says after its end has gaps: a place from it would hide what lies in them.
    let isOver = false;
    const subscription = client.subscribeToAll({
      fromPosition: this.place ?? 'end',
      filter: {
        filterOn: 'streamName',
        prefixes: [namespace + this.prefix],
        checkpointInterval: 32,
        maxSearchWindow: 32,
        checkpointReached: async (_subscription, { commit, prepare }) => {
          // The word about a place overtakes events that wait in the stream.
          if (!isOver && subscription.readableLength === 0) this.place = { commit, prepare };
        },
      },
    });
    try {
      await new Promise<void>((resolve, reject) => {
        subscription.on('data', ({ event }: AllStreamResolvedEvent) => {
          if (!event || isOver) return;
          this.told.changed(sideOf(event, namespace));
          this.place = event.position;
        });
        subscription.on('caughtUp', () => {
          if (isOver) return;
          // Begun anew from the end: whatever happened before is not known.
          if (!this.place) this.told.lost();
          this.failures = 0;
          this.isLive = true;
          this.waker.wake();
        });
        const over = (error: Error): void => {
          isOver = true;
          reject(error);
        };
        subscription.on('error', over);
        subscription.on('end', () => over(unavailable('away')));
        signal.addEventListener('abort', () => resolve(), { once: true });
        if (signal.aborted) resolve();
      });
    } finally {
      isOver = true;
      void subscription.unsubscribe().catch(() => undefined);
    }
  }
}
