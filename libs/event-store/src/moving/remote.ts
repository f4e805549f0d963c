import { rmSync } from 'node:fs';
import { StoreUnavailable } from '../event-store.js';
import { compared } from '../kurrent/clocks.js';
import { Connection } from '../kurrent/connection.js';
import { kurrentFault, unavailable } from '../kurrent/faults.js';
import { Follower } from '../kurrent/follower.js';
import { LocalCopy } from '../kurrent/local-copy.js';
import { SqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { EventTypes } from '../upcasting.js';
import { Waker } from '../subscription.js';

/** Subscriptions that may fail in a row before a move is given up. */
const tries = 6;
/** Milliseconds without news after which what was written is missed. */
const patience = 30_000;

/** How a move reaches the cluster. */
export type RemoteOptions = Readonly<{
  url: string;
  /** File for the copy of what the cluster holds; removed at the end. */
  copy: string;
  now: () => string;
  /** Told, in Chinese, what an operator should know. */
  warn: (message: string) => void;
  /** Stands before the names of all streams on the server (nothing). */
  namespace?: string;
}>;

const removed = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
};

/** What a cluster's own words about a call mean, as one sentence of ours. @throws StoreUnavailable */
export const asked = async <Answer>(question: Promise<Answer>): Promise<Answer> => {
  try {
    return await question;
  } catch (error) {
    throw error instanceof Error && (error instanceof StoreUnavailable || error.name === 'MoveRefused')
      ? error
      : unavailable(kurrentFault(error));
  }
};

/** The ledger on a cluster as a log that can be read and compared, chain checked, as far as it goes and while it grows. */
export class Remote {
  private constructor(
    /** What the cluster holds, in order. */
    readonly log: SqliteEventStore,
    private readonly follower: Follower,
    private readonly waker: Waker,
  ) {}

  /** Does the work with the cluster's ledger at hand, and leaves nothing behind. @throws StoreUnavailable */
  static async with<Result>(
    connection: Connection,
    storeId: string,
    { copy, now, warn }: RemoteOptions,
    work: (remote: Remote) => Promise<Result>,
  ): Promise<Result> {
    removed(copy);
    const local = LocalCopy.open(copy, storeId, now);
    const waker = new Waker();
    const clock = (server: Date) => {
      const { warning } = compared(server, new Date());
      if (warning !== null) warn(warning);
    };
    const follower = new Follower(connection, local, { copied: () => waker.wake(), warn, now, clock });
    try {
      const log = new SqliteEventStore(local.db, { types: new EventTypes([]), now, readonly: true });
      await follower.caughtUp(tries);
      return await work(new Remote(log, follower, waker));
    } finally {
      await follower.stop();
      local.db.close();
      removed(copy);
    }
  }

  /** Events that have arrived. */
  async count(): Promise<number> {
    return (await this.log.head()).count;
  }

  /** Waits until so many events have arrived. @throws StoreUnavailable when they do not come */
  async reached(count: number, onNews: (count: number) => void): Promise<void> {
    for (let seen = -1; ;) {
      const here = await this.count();
      if (this.follower.broken) throw this.follower.broken;
      if (here >= count) return;
      if (here === seen) throw unavailable('away');
      seen = here;
      onNews(here);
      // Listening begins before the look: news between the two is not missed.
      const listening = new AbortController();
      const isNews = this.waker.sleep(listening.signal, patience);
      if ((await this.count()) === here) await isNews;
      listening.abort();
    }
  }
}
