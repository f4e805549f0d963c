import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Parked } from './read-model.js';

/** An event whose bytes this program cannot make sense of: enough of it to park its stream. */
export type Unreadable = Pick<Recorded, 'id' | 'stream' | 'sequence' | 'position' | 'wireType' | 'recordedAt'> &
  Readonly<{ unreadable: string }>;

/** One projection's waiting list for one stream. */
export type ParkedStream = Readonly<{ projection: string; stream: string; sequences: readonly number[] }>;

const keyOf = (projection: string, stream: string) => `${projection}\n${stream}`;

const parkings = new WeakMap<Sqlite, Parking>();

/** Whether a projection could not follow some stream: then its rows do not tell all that has come. */
export const isWaiting = (db: Sqlite, projection: string): boolean => parkings.get(db)?.isWaiting(projection) ?? false;

/**
 * Streams that a projection could not follow. Later events of a parked stream wait behind the first, so that order
 * within a stream is kept; the rest of the log goes on. The table is the truth, the set its index.
 */
export class Parking {
  private keys = new Set<string>();

  constructor(private readonly db: Sqlite) {
    parkings.set(db, this);
    this.reload();
  }

  /** Streams parked, counted once for each projection. */
  get size(): number {
    return this.keys.size;
  }

  /** After a rollback the table is what it was, so the set must be read again. */
  reload(): void {
    const rows = this.db.all<{ projection: string; stream: string }>(`select distinct projection, stream from parked`);
    this.keys = new Set(rows.map(({ projection, stream }) => keyOf(projection, stream)));
  }

  has(projection: string, stream: string): boolean {
    return this.keys.size > 0 && this.keys.has(keyOf(projection, stream));
  }

  isWaiting(projection: string): boolean {
    return this.keys.size > 0 && [...this.keys].some((key) => key.startsWith(keyOf(projection, '')));
  }

  /** `reason` only for the event that failed; null for those that wait behind it. */
  park(projection: string, event: Pick<Recorded, 'stream' | 'sequence' | 'wireType'>, reason: string | null): void {
    this.db.run(
      `insert or replace into parked values (?, ?, ?, ?, ?)`,
      projection,
      event.stream,
      event.sequence,
      event.wireType,
      reason,
    );
    this.keys.add(keyOf(projection, event.stream));
  }

  /** What waits, oldest first in each stream. */
  waiting(projection?: string, stream?: string): readonly ParkedStream[] {
    const rows = this.db.all<{ projection: string; stream: string; sequence: number }>(
      `select projection, stream, sequence from parked
        where projection = coalesce(?, projection) and stream = coalesce(?, stream)
        order by projection, stream, sequence`,
      projection ?? null,
      stream ?? null,
    );
    const groups = new Map<string, { projection: string; stream: string; sequences: number[] }>();
    for (const row of rows) {
      const group = groups.get(keyOf(row.projection, row.stream));
      if (group) group.sequences.push(row.sequence);
      else groups.set(keyOf(row.projection, row.stream), { ...row, sequences: [row.sequence] });
    }
    return [...groups.values()].map(({ projection: name, stream: of, sequences }) => ({
      projection: name,
      stream: of,
      sequences,
    }));
  }

  /** The event has been applied after all. */
  release({ projection, stream }: ParkedStream, sequence: number): void {
    this.db.run(
      `delete from parked where projection = ? and stream = ? and sequence = ?`,
      projection,
      stream,
      sequence,
    );
  }

  list(): readonly Parked[] {
    if (this.size === 0) return [];
    return this.db.all<Parked>(
      `select projection, stream, min(sequence) as sequence, count(*) as events, max(reason) as reason
         from parked group by projection, stream order by min(sequence), projection`,
    );
  }
}
