import type { Actor, Fact, Recorded } from '@app/domain/kernel';
import type { LedgerRecord } from '@app/ledger';

/** An event on its way into the store. The adapter adds revision, recordedAt, hashes. */
export type NewEvent = Readonly<{
  id: string;
  /** Wire type. */
  type: string;
  schemaVersion: number;
  /** JSON values only; stored as RFC 8785 bytes. */
  data: unknown;
  commandId: string;
  requestDigest: string;
  correlationId: string;
  causationId: string | null;
  actor: Actor;
  tenant: string;
  occurredAt: string;
  effectiveAt: string;
}>;

/** The two conditions an append can have. There is no "any", and no delete. */
export type ExpectedRevision = 'noStream' | number;

/** Where the last of the appended events went. */
export type Appended = Readonly<{ revision: number; sequence: number; position: string }>;

/** Engine's bytes of one event, as stored: what verifiers hash. */
export type StoredEvent = LedgerRecord & Readonly<{ position: string }>;

/** A page of the whole log. `next` is the position to resume after; `atHead` says that nothing more was there. */
export type Page = Readonly<{ events: readonly Recorded<Fact>[]; next: string | null; atHead: boolean }>;

/** What a subscription says: a batch of events in order, or that it has seen all there was. */
export type SubscriptionMessage =
  | Readonly<{ kind: 'events'; events: readonly Recorded<Fact>[] }>
  | Readonly<{ kind: 'caught-up'; position: string | null }>;

/** Count and Merkle root (RFC 6962, hex) of the log so far. */
export type LogHead = Readonly<{ storeId: string; count: number; root: string }>;

/** The stream is not where the writer thought. `actual` is its last revision, or null when there is no stream. */
export class WrongExpectedRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number | null,
  ) {
    super(`${stream}: expected ${expected}, is ${actual ?? 'no stream'}`);
    this.name = 'WrongExpectedRevision';
  }
}

/** The same event id stands elsewhere in the log: the same key was used for another target. */
export class EventIdTaken extends Error {
  constructor(readonly id: string) {
    super(`event id ${id} is in use`);
    this.name = 'EventIdTaken';
  }
}

/** An append is larger than the server takes. Nothing was written, and a repeat would not help. */
export class AppendTooLarge extends Error {
  constructor(
    /** Bytes of one append. */
    readonly limit: number,
  ) {
    super(`an append may have ${limit} bytes`);
    this.name = 'AppendTooLarge';
  }
}

/**
 * The engine cannot serve now: locked, full, read-only, damaged, not one of ours or of a newer program, closed.
 * Nothing was written, or (only from an engine beyond this machine, whose answer was lost) it cannot be told: the same
 * append again is right either way. The message (Chinese) says what to do.
 */
export class StoreUnavailable extends Error {
  constructor(
    message: string,
    readonly reason: 'busy' | 'full' | 'readonly' | 'corrupt' | 'foreign' | 'away' | 'newer',
  ) {
    super(message);
    this.name = 'StoreUnavailable';
  }
}

/**
 * An event type, or a version of one, that this program does not know: written by a newer one. Nothing is decided on a
 * history of which a part cannot be read; a newer program can do the same thing as it was asked for.
 */
export class UnknownEvent extends StoreUnavailable {
  constructor(
    readonly wireType: string,
    readonly schemaVersion: number,
  ) {
    super(`${wireType} 第 ${schemaVersion} 版由更新版本的程序写成，请升级本程序`, 'newer');
    this.name = 'UnknownEvent';
  }
}

/**
 * The log. Append is all or nothing and durable when it resolves; a repeat with the same ids at the same revisions
 * succeeds with the same answer. Order is total and dense in `sequence`.
 */
export abstract class EventStore {
  /** Identity of this log; a read model made from another one is foreign. */
  abstract readonly storeId: string;
  /** @throws WrongExpectedRevision, EventIdTaken, StoreUnavailable */
  abstract append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;
  /** Events of one stream from `from` (0), at most `limit` (all). An absent stream is empty. */
  abstract readStream(
    stream: string,
    options?: Readonly<{ from?: number; limit?: number }>,
  ): Promise<readonly Recorded<Fact>[]>;
  /** A page of the log after a position (from the start when null). */
  abstract readAll(options?: Readonly<{ after?: string | null; limit?: number }>): Promise<Page>;
  /** Stored bytes of a page of the log, by sequence: for verifiers and exports. */
  abstract readStored(options?: Readonly<{ after?: number; limit?: number }>): Promise<readonly StoredEvent[]>;
  /** The hashes of events alone, by sequence: the leaves of the log's tree, hex. */
  abstract readHashes(options: Readonly<{ after: number; limit: number }>): Promise<readonly string[]>;
  /**
   * Where a stream's events stand in the log, in order, up to one place in it (sequence): by the stream's name alone, so
   * that an event that is damaged is told of too.
   */
  abstract sequencesIn(stream: string, until: number): Promise<readonly number[]>;
  /** Where an event stands in the log, by its id; null when there is none. */
  abstract sequenceOf(id: string): Promise<number | null>;
  /** Everything after a position, then what comes, until the signal aborts. */
  abstract subscribeAll(
    options: Readonly<{ after?: string | null; signal: AbortSignal; batch?: number }>,
  ): AsyncIterable<SubscriptionMessage>;
  abstract head(): Promise<LogHead & Readonly<{ position: string | null }>>;
  /**
   * The instant (ISO) up to which this process knows what others recorded: an engine beyond this machine is not heard any
   * more. Null while it is heard, and always where the log is on this machine.
   */
  get knownUntil(): string | null {
    return null;
  }
  /**
   * Resolves when this process reads everything that is in the log by now, whoever wrote it. At once where the log is on
   * this machine. @throws StoreUnavailable
   */
  async reachEnd(): Promise<void> {}
  abstract close(): Promise<void>;
}

/** Whether an engine keeps its log, or a copy of it, in a file here that can be copied while it is written. */
export const isCopied = (store: EventStore): store is EventStore & Readonly<{ backup(file: string): Promise<void> }> =>
  'backup' in store;
