import { Journal } from './journal.js';

/** One event as the server keeps it. `position` is a byte offset: strictly increasing, with gaps. */
export type Kept = Readonly<{
  stream: string;
  revision: number;
  id: string;
  type: string;
  contentType: string;
  /** Milliseconds by the server's clock. */
  created: number;
  metadata: Buffer;
  data: Buffer;
  position: bigint;
}>;

export type Proposed = Pick<Kept, 'id' | 'type' | 'contentType' | 'metadata' | 'data'>;
export type Expected = 'any' | 'exists' | 'none' | number;
export type Written =
  | Readonly<{ kind: 'written'; revision: number; position: bigint }>
  | Readonly<{ kind: 'conflict'; current: number | null }>
  | Readonly<{ kind: 'deleted' }>;

type Stream = { events: Kept[]; next: number; from: number; isTombstoned: boolean; maxCount: number };

/** What a KurrentDB node keeps: streams, their order in $all, and the rules of appending (CheckCommit of its IndexWriter). */
export class Log {
  private readonly streams = new Map<string, Stream>();
  private readonly written: Kept[] = [];
  private readonly journal: Journal | null;
  private offset = 0n;
  /** Told after each change that is durable. */
  changed: () => void = () => undefined;
  private durable = 0;

  /** In memory, or in a file as well: then nothing is seen or answered before it is on the disk. */
  constructor(
    private readonly now: () => number,
    file: string | null = null,
  ) {
    this.journal = file === null ? null : new Journal(file);
    for (const line of this.journal?.lines ?? []) {
      if (line.kind === 'event') this.keep({ ...line.event }, line.position);
      else this.cut(line.stream, line.kind);
    }
    this.durable = this.written.length;
  }

  /** Events in the order of $all, system events among them. */
  get all(): readonly Kept[] {
    return this.durable === this.written.length ? this.written : this.written.slice(0, this.durable);
  }

  /** How many events of `all` stand at or before a position. */
  countTo(position: bigint): number {
    let [low, high] = [0, this.durable];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.written[middle]!.position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The events of a stream that can be read; null when there is none, 'deleted' after a tombstone. */
  read(name: string): readonly Kept[] | null | 'deleted' {
    const stream = this.streams.get(name);
    if (stream?.isTombstoned) return 'deleted';
    const events = stream?.events.filter(({ revision }) => revision >= stream.from).slice(-stream.maxCount) ?? [];
    return events.length > 0 ? events : null;
  }

  append(name: string, expected: Expected, events: readonly Proposed[]): Written {
    const stream = this.streams.get(name);
    if (stream?.isTombstoned) return { kind: 'deleted' };
    const last = (stream?.next ?? 0) - 1;
    const exists = stream !== undefined && stream.from < stream.next;
    const after = typeof expected === 'number' ? expected : expected === 'none' && exists ? -1 : last;
    const isHeld = expected === 'exists' ? exists : expected !== 'none' || !exists;
    if (after === last && isHeld) return this.place(name, events);
    // The same ids at exactly those revisions were written by an earlier delivery of this very append.
    const there = stream?.events.filter(({ revision }) => revision > after).slice(0, events.length) ?? [];
    const isRepeat = there.length === events.length && there.every(({ id }, index) => id === events[index]!.id);
    const end = there.at(-1);
    if (isRepeat && end) return { kind: 'written', revision: end.revision, position: end.position };
    return { kind: 'conflict', current: exists ? last : null };
  }

  /** Soft deletion (`delete`: the name is free again, numbers go on) or for ever (`tombstone`). */
  remove(name: string, expected: Expected, how: 'delete' | 'tombstone'): Written {
    const stream = this.streams.get(name);
    if (stream?.isTombstoned) return { kind: 'deleted' };
    const last = stream && stream.from < stream.next ? stream.next - 1 : null;
    if (typeof expected === 'number' ? expected !== last : expected === 'exists' && last === null)
      return { kind: 'conflict', current: last };
    this.cut(name, how);
    this.journal?.write({ kind: how, stream: name });
    return { kind: 'written', revision: last ?? -1, position: this.offset };
  }

  /** Resolves when everything written so far is on the disk and can be seen by readers. */
  async settled(): Promise<void> {
    const count = this.written.length;
    await this.journal?.flushed();
    if (count > this.durable) {
      this.durable = count;
      this.changed();
    }
  }

  close(): void {
    this.journal?.close();
  }

  private place(name: string, events: readonly Proposed[]): Written {
    // A node writes events of its own among those of its users: readers of $all must pass over them.
    if (this.written.length % 7 === 3) this.write('$stats-127.0.0.1:2113', systemEvent(this.written.length));
    let end: Kept | undefined;
    for (const event of events) end = this.write(name, event);
    if (name.startsWith('$$')) this.limit(name.slice(2), events.at(-1)!);
    return { kind: 'written', revision: end?.revision ?? -1, position: end?.position ?? this.offset };
  }

  private write(name: string, event: Proposed): Kept {
    const revision = this.streams.get(name)?.next ?? 0;
    const kept = { ...event, stream: name, revision, created: this.now() };
    this.keep(kept, this.offset + BigInt(97 + event.data.length + event.metadata.length));
    const { position } = this.written.at(-1)!;
    this.journal?.write({ kind: 'event', event: kept, position });
    return this.written.at(-1)!;
  }

  private keep(event: Omit<Kept, 'position'>, position: bigint): void {
    const stream = this.streamOf(event.stream);
    const kept = { ...event, position };
    stream.events.push(kept);
    stream.next = event.revision + 1;
    this.written.push(kept);
    this.offset = position;
    if (event.stream.startsWith('$$')) this.limit(event.stream.slice(2), kept);
  }

  private cut(name: string, how: 'delete' | 'tombstone'): void {
    const stream = this.streamOf(name);
    stream.from = stream.next;
    stream.isTombstoned = how === 'tombstone';
  }

  private limit(name: string, { data }: Proposed): void {
    const { $maxCount } = JSON.parse(data.toString('utf8')) as { $maxCount?: number };
    this.streamOf(name).maxCount = $maxCount ?? Number.MAX_SAFE_INTEGER;
  }

  private streamOf(name: string): Stream {
    const found = this.streams.get(name);
    if (found) return found;
    const made = { events: [], next: 0, from: 0, isTombstoned: false, maxCount: Number.MAX_SAFE_INTEGER };
    this.streams.set(name, made);
    return made;
  }
}

const systemEvent = (number: number): Proposed => ({
  id: `ffffffff-ffff-4fff-8fff-${String(number).padStart(12, '0')}`,
  type: '$statsCollected',
  contentType: 'application/json',
  metadata: Buffer.alloc(0),
  data: Buffer.from('{"proc-cpu":1}'),
});
