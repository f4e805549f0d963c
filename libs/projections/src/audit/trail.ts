import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { namedUnits, subjectOf } from './subjects.js';

const insert = `insert into trail values (?, ?, ?, ?, ?, ?, ?,
  max(?, coalesce((select recorded_at from trail order by sequence desc limit 1), 0)), ?)`;

/**
 * One narrow row an event: who did what where and when, and about which unit. What changed stays in the log and is
 * read from there on demand. `recorded_at` (milliseconds) never goes back, so that a time means one place in the log.
 */
export const trail: Projection = {
  name: 'trail@1',
  tables: `
    create table trail (
      sequence integer primary key, stream text not null, revision integer not null, wire_type text not null,
      unit text, person text not null, role text not null, recorded_at integer not null, effective_at text not null
    ) strict;
    create table trail_subject (stream text primary key, unit text not null) strict, without rowid;
    create table trail_unit (unit text not null, sequence integer not null, primary key (unit, sequence))
      strict, without rowid`,
  indexes: `
    create index trail_by_unit on trail (unit);
    create index trail_by_person on trail (person)`,
  when: {},
  every: (db, event) => {
    const { sequence, actor } = event;
    const subject = subjectOf(db, event);
    db.run(
      insert,
      sequence,
      event.stream,
      event.revision,
      event.wireType,
      subject,
      actor.id,
      actor.role,
      Date.parse(event.recordedAt),
      event.effectiveAt,
    );
    for (const unit of namedUnits(event, subject)) db.run(`insert into trail_unit values (?, ?)`, unit, sequence);
  },
};

/** One line of the trail. `unit` is what its stream is about; null when that is no unit. */
export type TrailRow = Readonly<{
  sequence: number;
  stream: string;
  revision: number;
  /** Wire name: `rectification.issue-raised`. */
  type: string;
  unit: string | null;
  person: string;
  role: string;
  recordedAt: string;
  effectiveAt: string;
}>;

/** What to look for; absent means any. */
export type TrailFilter = Readonly<{
  /** Only these sequences: a stream's, as the log names them. */
  sequences?: readonly number[];
  /** Events about any of these units, or that name one of them. */
  units?: readonly string[];
  /** With `units`: also what is about no unit at all. */
  withoutUnit?: boolean;
  person?: string;
  /** Wire name, or the part before the dot: `rectification`. */
  type?: string;
  /** Recorded not before and not after these instants (ISO). */
  from?: string;
  to?: string;
  /** A page ends before this sequence: the last of the page before. */
  before?: number;
  limit: number;
}>;

/** Above this many units the trail is read backwards and sifted; below it is gathered from the index and sorted. */
const few = 50;

/** The trail, newest first. */
export const trailOf = (db: Sqlite, filter: TrailFilter): readonly TrailRow[] => {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const where = (condition: string, ...given: (string | number)[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  const { sequences, units, person, type, from, to, before, limit } = filter;
  if (sequences !== undefined) where('sequence in (select value from json_each(?))', JSON.stringify(sequences));
  if (units !== undefined) {
    const sift = units.length > few ? '+' : '';
    const list = JSON.stringify(units);
    where(
      `(${sift}unit in (select value from json_each(?))
        or ${sift}sequence in (select sequence from trail_unit where unit in (select value from json_each(?)))
        ${filter.withoutUnit ? 'or unit is null' : ''})`,
      list,
      list,
    );
  }
  if (person !== undefined) where('person = ?', person);
  if (type?.includes('.')) where('wire_type = ?', type);
  else if (type !== undefined) where(`wire_type >= ? and wire_type < ?`, `${type}.`, `${type}/`);
  if (from !== undefined) where('sequence > ?', sequenceBefore(db, from));
  if (to !== undefined) where('sequence <= ?', sequenceAt(db, to));
  if (before !== undefined) where('sequence < ?', before);
  return db
    .all<Omit<TrailRow, 'recordedAt'> & { recorded: number }>(
      `select sequence, stream, revision, wire_type as type, unit, person, role, recorded_at as recorded,
         effective_at as effectiveAt
       from trail where ${conditions.join(' and ') || 'true'} order by sequence desc limit ?`,
      ...values,
      limit,
    )
    .map(({ recorded, ...row }) => ({ ...row, recordedAt: new Date(recorded).toISOString() }));
};

/** The last sequence recorded not after an instant (ISO): "as known on 3 May 18:00". 0 before the first event. */
export const sequenceAt = (db: Sqlite, instant: string): number => search(db, Date.parse(instant));

const sequenceBefore = (db: Sqlite, instant: string): number => search(db, Date.parse(instant) - 1);

/** By halves over the primary key, since `recorded_at` never goes back: no index of a million rows is needed. */
const search = (db: Sqlite, milliseconds: number): number => {
  let low = 0;
  let high = db.get<{ last: number | null }>(`select max(sequence) as last from trail`)?.last ?? 0;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const row = db.get<{ sequence: number; at: number }>(
      `select sequence, recorded_at as at from trail where sequence <= ? order by sequence desc limit 1`,
      middle,
    );
    if (!row || row.at <= milliseconds) low = middle;
    else high = row.sequence - 1;
  }
  return low;
};
