import { randomUUID } from 'node:crypto';
import type { Fact, Recorded } from '@app/domain/kernel';
import { genesis } from '@app/ledger';
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
import { positionOf, sequenceAt } from '../position.js';
import { recorded } from '../recorded.js';
import { prepared, sealed, type Append } from '../sealing.js';
import { follow, Waker } from '../subscription.js';
import { emptyTip, grown } from '../tip.js';
import type { EventTypes } from '../upcasting.js';

/** The log in this process's memory: the twin for specs and dry runs. It keeps the same bytes, so nothing is shared. */
export class InMemoryEventStore extends EventStore {
  readonly storeId = randomUUID();
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly ids = new Set<string>();
  private tip = emptyTip;
  private readonly waker = new Waker();
  private readonly closing = new AbortController();

  constructor(private readonly options: Readonly<{ types: EventTypes; now: () => string }>) {
    super();
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    this.ensureOpen();
    const appended = this.place(prepared(stream, expected, events));
    this.waker.wake();
    return appended;
  }

  async readStream(stream: string, { from = 0, limit = Infinity } = {}): Promise<readonly Recorded<Fact>[]> {
    this.ensureOpen();
    return this.recorded((this.streams.get(stream) ?? []).slice(from, from + limit));
  }

  async readAll({
    after = null,
    limit = 500,
  }: Readonly<{ after?: string | null; limit?: number }> = {}): Promise<Page> {
    return this.page(after, limit);
  }

  async readStored({ after = 0, limit = 500 } = {}): Promise<readonly StoredEvent[]> {
    this.ensureOpen();
    return this.log.slice(after, after + limit);
  }

  async readHashes({ after, limit }: Readonly<{ after: number; limit: number }>): Promise<readonly string[]> {
    this.ensureOpen();
    return this.log.slice(after, after + limit).map(({ hash }) => hash);
  }

  async sequencesIn(stream: string, until: number): Promise<readonly number[]> {
    this.ensureOpen();
    const places = (this.streams.get(stream) ?? []).map(({ sequence }) => sequence);
    return places.filter((sequence) => sequence <= until);
  }

  async sequenceOf(id: string): Promise<number | null> {
    this.ensureOpen();
    const index = this.log.findIndex((one) => one.id === id);
    return index < 0 ? null : index + 1;
  }

  subscribeAll(
    options: Readonly<{ after?: string | null; signal: AbortSignal; batch?: number }>,
  ): AsyncIterable<SubscriptionMessage> {
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    return follow(
      { page: (after, limit) => this.page(after, limit), wait: (until) => this.waker.sleep(until) },
      { ...options, signal },
    );
  }

  async head(): Promise<LogHead & Readonly<{ position: string | null }>> {
    this.ensureOpen();
    const { count, root } = this.tip.frontier;
    return { storeId: this.storeId, count, root, position: this.log.at(-1)?.position ?? null };
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  private place(append: Append): Appended {
    const { stream, expected, events } = append;
    const past = this.streams.get(stream) ?? [];
    const after = expected === 'noStream' ? -1 : expected;
    if (past.length - 1 !== after) return this.repeated(append, past.slice(after + 1, after + 1 + events.length));
    const taken = events.find(({ id }) => this.ids.has(id));
    if (taken) throw new EventIdTaken(taken.id);

    const recordedAt = this.options.now();
    let { revision, hash: prevHash } = past.at(-1) ?? { revision: -1, hash: genesis };
    // All is sealed before anything is kept: an envelope that cannot be written must leave nothing behind.
    const rows = events.map((event) => {
      const { meta, hash } = sealed(event, { stream, revision: ++revision, prevHash, recordedAt });
      prevHash = hash;
      return { stream, revision, id: event.id, type: event.event.type, data: event.data, meta, hash };
    });
    for (const row of rows) this.keep(row, past);
    this.streams.set(stream, past);
    return this.appended(past.at(-1)!);
  }

  private keep(row: Omit<StoredEvent, 'sequence' | 'position' | 'link'>, past: StoredEvent[]): void {
    const sequence = this.log.length + 1;
    this.tip = grown(this.tip, row.hash);
    const stored: StoredEvent = { ...row, sequence, position: positionOf(sequence), link: this.tip.link };
    this.log.push(stored);
    past.push(stored);
    this.ids.add(row.id);
  }

  private repeated({ stream, expected, events }: Append, stored: readonly StoredEvent[]): Appended {
    if (stored.length === events.length && stored.every(({ id }, index) => id === events[index]!.id))
      return this.appended(stored.at(-1)!);
    throw new WrongExpectedRevision(stream, expected, this.streams.get(stream)?.at(-1)?.revision ?? null);
  }

  private appended({ revision, sequence, position }: StoredEvent): Appended {
    return { revision, sequence, position };
  }

  private page(after: string | null, limit: number): Page {
    this.ensureOpen();
    const start = sequenceAt(after);
    const events = this.recorded(this.log.slice(start, start + limit));
    return { events, next: events.at(-1)?.position ?? after, atHead: start + limit >= this.log.length };
  }

  private recorded(stored: readonly StoredEvent[]): readonly Recorded<Fact>[] {
    return stored.map(({ sequence, data, meta }) => recorded(this.options.types, sequence, data, meta));
  }

  private ensureOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('事件库已关闭。', 'away');
  }
}
