import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { fingerprint } from './fingerprint.js';
import { namedUnits, subjectOf } from './subjects.js';

const insert = `insert into trail values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * One narrow row an event: who did what where and when. What changed stays in the log and is read from there on demand.
 * `recorded_at` (milliseconds) never goes back, so that a time means one place in the log. Streams and persons are found
 * by a short number of their name, as named units are: an index of long names would cost a rebuild as much as the rows.
 */
export const trail: Projection = {
  name: 'trail@3',
  tables: `
    create table trail (
      sequence integer primary key, stream text not null, stream_key integer not null, revision integer not null,
      wire_type text not null, person text not null, person_key integer not null, role text not null,
      recorded_at integer not null, effective_at text not null
    ) strict;
    create table trail_subject (stream text not null, stream_key integer not null, unit text not null) strict;
    create table trail_unit (unit text not null, unit_key integer not null, sequence integer not null) strict`,
  indexes: `
    create index trail_by_stream on trail (stream_key);
    create index trail_by_person on trail (person_key);
    create index trail_subject_by_stream on trail_subject (stream_key);
    create index trail_subject_by_unit on trail_subject (unit);
    create index trail_unit_by_unit on trail_unit (unit_key)`,
  when: {},
  every: (db, event) => {
    const { sequence, stream, revision, actor } = event;
    const key = fingerprint(stream);
    db.run(
      insert,
      sequence,
      stream,
      key,
      revision,
      event.wireType,
      actor.id,
      fingerprint(actor.id),
      actor.role,
      neverBack(db, event),
      event.effectiveAt,
    );
    if (revision === 0) {
      const subject = subjectOf(event);
      if (subject !== undefined) db.run(`insert into trail_subject values (?, ?, ?)`, stream, key, subject);
    }
    for (const unit of namedUnits(event))
      db.run(`insert into trail_unit values (?, ?, ?)`, unit, fingerprint(unit), sequence);
  },
};

/** What each file's last row says, so that it need not be asked after each event. */
const lastRows = new WeakMap<Sqlite, Readonly<{ sequence: number; at: number }>>();

/** When an event was recorded, in milliseconds; not before the one before it, whatever a clock said. */
const neverBack = (db: Sqlite, { sequence, recordedAt }: Recorded): number => {
  const known = lastRows.get(db);
  const before =
    known?.sequence === sequence - 1
      ? known.at
      : (db.get<{ at: number }>(
          `select recorded_at as at from trail where sequence < ? order by sequence desc limit 1`,
          sequence,
        )?.at ?? 0);
  const at = Math.max(before, Date.parse(recordedAt));
  lastRows.set(db, { sequence, at });
  return at;
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
  sequence?: number;
  stream?: string;
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

/** Above this many streams the trail is read backwards and sifted; below it is gathered by the index and sorted. */
const few = 200;

/** The condition for events of streams about some units, or that name one of them. */
const amongUnits = (
  db: Sqlite,
  units: readonly string[],
  withoutUnit: boolean,
): readonly [condition: string, ...values: string[]] => {
  const list = JSON.stringify(units);
  const keys = JSON.stringify(units.map(fingerprint));
  const named = `t.sequence in (select sequence from trail_unit
    where unit_key in (select value from json_each(?)) and unit in (select value from json_each(?)))`;
  const streams = db.all<{ stream: string }>(
    `select stream from trail_subject where unit in (select value from json_each(?)) limit ?`,
    list,
    few + 1,
  );
  if (streams.length > few || withoutUnit) {
    const bare = withoutUnit ? ' or s.unit is null' : '';
    return [`(s.unit in (select value from json_each(?)) or +${named}${bare})`, list, keys, list];
  }
  const names = streams.map(({ stream }) => stream);
  return [
    `((t.stream_key in (select value from json_each(?)) and t.stream in (select value from json_each(?))) or ${named})`,
    JSON.stringify(names.map(fingerprint)),
    JSON.stringify(names),
    keys,
    list,
  ];
};

/** The trail, newest first. */
export const trailOf = (db: Sqlite, filter: TrailFilter): readonly TrailRow[] => {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const where = (condition: string, ...given: (string | number)[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  const { sequence, stream, units, person, type, from, to, before, limit } = filter;
  if (sequence !== undefined) where('t.sequence = ?', sequence);
  if (stream !== undefined) where('t.stream_key = ? and t.stream = ?', fingerprint(stream), stream);
  if (units !== undefined) where(...amongUnits(db, units, filter.withoutUnit ?? false));
  if (person !== undefined) where('person_key = ? and person = ?', fingerprint(person), person);
  if (type?.includes('.')) where('wire_type = ?', type);
  else if (type !== undefined) where(`wire_type >= ? and wire_type < ?`, `${type}.`, `${type}/`);
  if (from !== undefined) where('t.sequence > ?', sequenceBefore(db, from));
  if (to !== undefined) where('t.sequence <= ?', sequenceAt(db, to));
  if (before !== undefined) where('t.sequence < ?', before);
  return db
    .all<Omit<TrailRow, 'recordedAt'> & { recorded: number }>(
      `select t.sequence, t.stream, revision, wire_type as type, s.unit, person, role, recorded_at as recorded,
         effective_at as effectiveAt
       from trail t left join trail_subject s on s.stream_key = t.stream_key and s.stream = t.stream
       where ${conditions.join(' and ') || 'true'} order by t.sequence desc limit ?`,
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
