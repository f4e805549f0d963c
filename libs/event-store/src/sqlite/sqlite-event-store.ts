import type { Fact, Recorded } from '@app/domain/kernel';
import { Sqlite } from '@app/sqlite';
import {
  EventStore,
  StoreUnavailable,
  type Appended,
  type ExpectedRevision,
  type LogHead,
  type NewEvent,
  type Page,
  type StoredEvent,
  type SubscriptionMessage,
} from '../event-store.js';
import { positionOf, sequenceAt } from '../position.js';
import { recorded } from '../recorded.js';
import { prepared } from '../sealing.js';
import { Waker } from '../subscription.js';
import type { EventTypes } from '../upcasting.js';
import { guarded } from './faults.js';
import { Following } from './following.js';
import type { Commits } from './commits.js';
import { openCommits } from './open-commits.js';
import { openFile } from './open-file.js';
import { storedTip } from './schema.js';

export type SqliteEventStoreOptions = Readonly<{
  types: EventTypes;
  /** ISO instant for `recordedAt`. */
  now: () => string;
  /** Told when the clock was set back (a process warning). */
  warn?: (message: string) => void;
  /** For a second connection that only reads: a rebuild's worker, a verifier. */
  readonly?: boolean;
  /** Milliseconds to wait for another process's lock (5000). */
  busyTimeout?: number;
  /** Milliseconds between two looks for what another process appended (200). Own appends are seen at once. */
  pollEvery?: number;
  /** The compiled entry of a thread that writes (`writerEntry`); without one, appends are written in this thread. */
  writer?: URL;
  /** Wakes subscriptions when somebody else in this process writes the file. */
  waker?: Waker;
}>;

type Row = readonly [sequence: number, data: string, meta: string];

const page = 'select sequence, data, meta from event where sequence > ? order by sequence limit ?';
const wholeStream = 'select sequence, data, meta from event where stream = ? and revision >= ? order by revision';
const streamPage = `${wholeStream} limit ?`;
const storedPage =
  'select sequence, stream, revision, event_id as id, type, data, meta, lower(hex(hash)) as hash, lower(hex(link)) as link from event where sequence > ? order by sequence limit ?';

const streamPlaces = 'select sequence from event where stream = ? and sequence <= ? order by sequence';
const hashPage = 'select lower(hex(hash)) from event where sequence > ? order by sequence limit ?';

/** The log in one SQLite file: the engine of a single machine. Durable (WAL, synchronous=FULL), one writer at a time. */
export class SqliteEventStore extends EventStore {
  readonly storeId: string;
  private readonly queue: Commits | undefined;
  private readonly waker: Waker;
  private readonly following: Following;
  private readonly closing = new AbortController();

  /** Opens the log, and makes it when the file is new. @throws StoreUnavailable */
  static open(file: string, options: SqliteEventStoreOptions): SqliteEventStore {
    return new SqliteEventStore(openFile(file, options), options);
  }

  /** On a connection whose schema is in place: `open` is the usual way in. */
  constructor(
    private readonly db: Sqlite,
    private readonly options: SqliteEventStoreOptions,
  ) {
    super();
    this.waker = options.waker ?? new Waker();
    this.following = new Following((...of) => this.page(...of), this.waker, options.pollEvery ?? 200);
    this.storeId = db.get<{ store_id: string }>('select store_id from store')!.store_id;
    if (options.readonly) return;
    this.queue = openCommits(db, options, () => this.waker.wake());
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    this.ensureOpen();
    if (!this.queue) throw new StoreUnavailable(`${this.db.file} 以只读方式打开,不能写入。`, 'readonly');
    return this.queue.add(prepared(stream, expected, events));
  }

  async readStream(
    stream: string,
    { from = 0, limit }: Readonly<{ from?: number; limit?: number }> = {},
  ): Promise<readonly Recorded<Fact>[]> {
    // To ask for all of it with a limit takes three times as long.
    return this.recorded(
      limit === undefined ? this.rows(wholeStream, stream, from) : this.rows(streamPage, stream, from, limit),
    );
  }

  async readAll({
    after = null,
    limit = 500,
  }: Readonly<{ after?: string | null; limit?: number }> = {}): Promise<Page> {
    return this.page(after, limit);
  }

  async readStored({ after = 0, limit = 500 } = {}): Promise<readonly StoredEvent[]> {
    this.ensureOpen();
    const rows = guarded(this.db.file, () => this.db.all<Omit<StoredEvent, 'position'>>(storedPage, after, limit));
    return rows.map((row) => ({ ...row, position: positionOf(row.sequence) }));
  }

  async readHashes({ after, limit }: Readonly<{ after: number; limit: number }>): Promise<readonly string[]> {
    return this.rawRows<readonly [string]>(hashPage, after, limit).map(([hash]) => hash);
  }

  async sequencesIn(stream: string, until: number): Promise<readonly number[]> {
    return this.rawRows<readonly [number]>(streamPlaces, stream, until).map(([sequence]) => sequence);
  }

  async sequenceOf(id: string): Promise<number | null> {
    const [row] = this.rawRows<readonly [number]>('select sequence from event where event_id = ? limit 1', id);
    return row?.[0] ?? null;
  }

  subscribeAll(
    options: Readonly<{ after?: string | null; signal: AbortSignal; batch?: number }>,
  ): AsyncIterable<SubscriptionMessage> {
    return this.following.subscribe({ ...options, signal: AbortSignal.any([options.signal, this.closing.signal]) });
  }

  async head(): Promise<LogHead & Readonly<{ position: string | null }>> {
    this.ensureOpen();
    const { count, root } = guarded(this.db.file, () => this.ownHead());
    return { storeId: this.storeId, count, root, position: count > 0 ? positionOf(count) : null };
  }

  /** A consistent copy of the live log in a new file. */
  async backup(file: string): Promise<void> {
    this.ensureOpen();
    await (this.queue ?? this.db).backup(file);
  }

  /** Writes what was accepted, ends the subscriptions, lets go of the file. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.queue?.close();
    this.db.close();
  }

  private ownHead(): Readonly<{ count: number; root: string }> {
    try {
      return storedTip(this.db).frontier;
    } catch (error) {
      // A verifier reads on where a server must stop: a tip that cannot be read is the root of no log.
      if (!this.options.readonly || !(error instanceof StoreUnavailable)) throw error;
      return { count: this.db.get<{ count: number }>('select count(*) as count from event')!.count, root: '' };
    }
  }

  private page(after: string | null, limit: number): Page {
    // One row more than asked for tells whether this is the head.
    const rows = this.rows(page, sequenceAt(after), limit + 1);
    const atHead = rows.length <= limit;
    const events = this.recorded(atHead ? rows : rows.slice(0, limit));
    return { events, next: events.at(-1)?.position ?? after, atHead };
  }

  private rows(sql: string, ...values: (string | number)[]): readonly Row[] {
    return this.rawRows<Row>(sql, ...values);
  }

  private rawRows<Found extends readonly unknown[]>(sql: string, ...values: (string | number)[]): readonly Found[] {
    this.ensureOpen();
    return guarded(this.db.file, () => this.db.allRaw<Found>(sql, ...values));
  }

  private recorded(rows: readonly Row[]): readonly Recorded<Fact>[] {
    return rows.map(([sequence, data, meta]) => recorded(this.options.types, sequence, data, meta));
  }

  private ensureOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable(`${this.db.file} 已关闭。`, 'away');
  }
}
