import type { Fact, Recorded } from '@app/domain/kernel';
import {
  EventIdTaken,
  EventStore,
  StoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type ExpectedRevision,
  type LogHead,
  type NewEvent,
  type Page,
  type StoredEvent,
  type SubscriptionMessage,
} from '../event-store.js';
import { positionOf } from '../position.js';
import { prepared, type Append } from '../sealing.js';
import { SqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { Waker } from '../subscription.js';
import type { EventTypes } from '../upcasting.js';
import { Arrivals } from './arrivals.js';
import { compared } from './clocks.js';
import { Connection } from './connection.js';
import { unavailable } from './faults.js';
import { Follower } from './follower.js';
import { identityOf } from './identity.js';
import { LocalCopy, type Copied } from './local-copy.js';
import { StreamEnds } from './stream-ends.js';
import { Writer, writeWithin } from './writer.js';

export type KurrentEventStoreOptions = Readonly<{
  types: EventTypes;
  /** ISO instant for `recordedAt`. */
  now: () => string;
  /** File of this node's copy of the log. */
  copy: string;
  /** Told, in Chinese, what an operator should know: a lost connection, a clock that is wrong (a process warning). */
  warn?: (message: string) => void;
  /** Milliseconds after which an append that is not answered is given up (1300). */
  writeWithin?: number;
  /** Stands before the names of all streams on the server (nothing), so that several logs can share one. */
  namespace?: string;
}>;

/** Subscriptions that may fail in a row before a start is given up. */
const tries = 6;

/**
 * The log on a KurrentDB cluster. The cluster decides every append and keeps what counts; each node keeps a copy of the
 * ledger, fed from `$all`, and reads from that. An append answers when the copy has it: so this node reads what it wrote.
 */
export class KurrentEventStore extends EventStore {
  readonly storeId: string;
  private readonly waker = new Waker();
  private readonly closing = new AbortController();
  private readonly reader: SqliteEventStore;
  private readonly follower: Follower;
  private readonly writer: Writer;
  private readonly ends: StreamEnds;
  private readonly arrivals: Arrivals;

  /** Connects, brings the copy to the end of the log, and answers then. @throws StoreUnavailable */
  static async open(url: string, options: KurrentEventStoreOptions): Promise<KurrentEventStore> {
    const connection = await Connection.open(url, options.namespace);
    let store: KurrentEventStore | undefined;
    try {
      const copy = LocalCopy.open(options.copy, await identityOf(connection), options.now);
      store = new KurrentEventStore(connection, copy, options);
      await store.follower.caughtUp(tries);
      return store;
    } catch (error) {
      await (store ?? connection).close();
      throw error;
    }
  }

  private constructor(
    private readonly connection: Connection,
    private readonly copy: LocalCopy,
    private readonly options: KurrentEventStoreOptions,
  ) {
    super();
    const { types, now } = options;
    this.reader = new SqliteEventStore(copy.db, { types, now, readonly: true, waker: this.waker });
    this.storeId = this.reader.storeId;
    this.writer = new Writer(connection, options.writeWithin ?? writeWithin);
    this.ends = new StreamEnds(connection);
    this.arrivals = new Arrivals(copy, this.waker, () => this.follower, this.closing.signal);
    const warn = options.warn ?? ((message: string) => process.emitWarning(message));
    this.follower = new Follower(connection, copy, {
      copied: () => {
        this.arrivals.heard();
        this.waker.wake();
      },
      warn,
      now: options.now,
      clock: (server) => {
        const { isAhead, warning } = compared(server, new Date());
        this.writer.isClockAhead = isAhead;
        if (warning !== null) warn(warning);
      },
    });
  }

  /** Whether this node hears of what others write: while it does not, reads show what it knows. */
  get isConnected(): boolean {
    return this.follower.isLive;
  }

  override get knownUntil(): string | null {
    return this.follower.silence.since;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    this.ensureOpen();
    const append = prepared(stream, expected, events);
    if (this.follower.broken) throw this.follower.broken;
    const known = this.known(append);
    if (known) return known;
    await this.reachedBy(append);
    const { revision, hash } = this.copy.last(stream);
    const after = expected === 'noStream' ? -1 : expected;
    if (revision < after) throw new WrongExpectedRevision(stream, expected, revision < 0 ? null : revision);
    const prevHash = revision === after ? hash : this.hashAt(stream, after, hash);
    await this.writer.write(append, prevHash, this.options.now());
    return this.arrived(append);
  }

  /** As far as the server's stream goes; while it is away, as far as the copy does. */
  async readStream(
    stream: string,
    options?: Readonly<{ from?: number; limit?: number }>,
  ): Promise<readonly Recorded<Fact>[]> {
    this.ensureOpen();
    const last = await this.ends.of(stream);
    if (typeof last === 'number' && !(await this.arrivals.place(stream, last))) throw unavailable('conflict');
    return this.reader.readStream(stream, options);
  }

  readAll(options?: Readonly<{ after?: string | null; limit?: number }>): Promise<Page> {
    return this.reader.readAll(options);
  }

  readStored(options?: Readonly<{ after?: number; limit?: number }>): Promise<readonly StoredEvent[]> {
    return this.reader.readStored(options);
  }

  readHashes(options: Readonly<{ after: number; limit: number }>): Promise<readonly string[]> {
    return this.reader.readHashes(options);
  }

  sequencesIn(stream: string, until: number): Promise<readonly number[]> {
    return this.reader.sequencesIn(stream, until);
  }

  sequenceOf(id: string): Promise<number | null> {
    return this.reader.sequenceOf(id);
  }

  subscribeAll(
    options: Readonly<{ after?: string | null; signal: AbortSignal; batch?: number }>,
  ): AsyncIterable<SubscriptionMessage> {
    return this.reader.subscribeAll(options);
  }

  head(): Promise<LogHead & Readonly<{ position: string | null }>> {
    return this.reader.head();
  }

  override reachEnd(): Promise<void> {
    this.ensureOpen();
    // Who is subscribed may be told late: the end of a subscription that begins now is the log's.
    this.follower.restart();
    return this.follower.caughtUp(tries);
  }

  /** A consistent copy of this node's copy in a new file. */
  backup(file: string): Promise<void> {
    return this.reader.backup(file);
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.follower.stop();
    await this.connection.close();
    await this.reader.close();
  }

  /** What the copy alone can answer: an append that is in the log already, an id or a revision that is taken. */
  private known({ stream, expected, events }: Append): Appended | null {
    const after = expected === 'noStream' ? -1 : expected;
    const there = events.map((_, index) => this.copy.find(stream, after + 1 + index));
    if (there.every((copied, index) => copied?.id === events[index]!.id))
      return this.answer(there.at(-1)!, after + events.length);
    if (there.some((copied, index) => copied !== undefined && copied.id !== events[index]!.id))
      throw new WrongExpectedRevision(stream, expected, this.copy.last(stream).revision);
    // An id within the same append's own places is a repeat of which a part has arrived: the server tells.
    const taken = there[0] ? undefined : events.find(({ id }) => this.copy.holds(id));
    if (taken) throw new EventIdTaken(taken.id);
    return null;
  }

  /** Waits until the copy has what this append comes after, as far as the server knows of it. */
  private async reachedBy({ stream, expected }: Append): Promise<void> {
    if (expected === 'noStream' || this.copy.find(stream, expected)) return;
    const last = await this.ends.of(stream);
    if (last === undefined) throw unavailable('away');
    if (last !== null && !(await this.arrivals.place(stream, Math.min(last, expected)))) throw unavailable('conflict');
  }

  /** The hash of the event that an append comes after, when others came after it already: the server will refuse, or know it. */
  private hashAt(stream: string, revision: number, last: string): string {
    return this.copy.find(stream, revision)?.hash ?? last;
  }

  private async arrived({ stream, expected, events }: Append): Promise<Appended> {
    const revision = (expected === 'noStream' ? -1 : expected) + events.length;
    const copied = await this.arrivals.place(stream, revision);
    if (copied) return this.answer(copied, revision);
    throw this.follower.broken ?? unavailable('conflict');
  }

  private answer({ sequence }: Copied, revision: number): Appended {
    return { revision, sequence, position: positionOf(sequence) };
  }

  private ensureOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('事件库已关闭。', 'away');
  }
}
