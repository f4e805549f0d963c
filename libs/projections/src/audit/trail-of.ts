import type { Sqlite } from '@app/sqlite';
import { sequenceAt, sequenceBefore } from './moments.js';
import { numberOf, streamNumber } from './names.js';

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
  /** A page begins after this sequence, and goes on from there: the earliest first. */
  after?: number;
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
  const named = `t.sequence in (select sequence from trail_unit where unit in (
    select id from trail_name where name in (select value from json_each(?))))`;
  const found = db.all<{ id: number }>(
    'select id from trail_stream where unit in (select value from json_each(?)) limit ?',
    list,
    few + 1,
  );
  if (found.length > few || withoutUnit) {
    const bare = withoutUnit ? ' or s.unit is null' : '';
    return [`(s.unit in (select value from json_each(?)) or +${named}${bare})`, list, list];
  }
  const ids = JSON.stringify(found.map(({ id }) => id));
  return [`(t.stream in (select value from json_each(?)) or ${named})`, ids, list];
};

/** The trail, newest first; `after` a sequence the earliest first. */
export const trailOf = (db: Sqlite, filter: TrailFilter): readonly TrailRow[] => {
  const conditions: string[] = [];
  const values: (string | number | null)[] = [];
  const where = (condition: string, ...given: (string | number | null)[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  const { sequence, stream, units, person, type, from, to, before, after, limit } = filter;
  if (sequence !== undefined) where('t.sequence = ?', sequence);
  if (stream !== undefined) where('t.stream = ?', streamNumber(db, stream) ?? null);
  if (units !== undefined) where(...amongUnits(db, units, filter.withoutUnit ?? false));
  if (person !== undefined) where('t.person = ?', numberOf(db, person) ?? null);
  if (type?.includes('.')) where('t.wire_type = ?', numberOf(db, type) ?? null);
  else if (type !== undefined)
    where('t.wire_type in (select id from trail_name where name >= ? and name < ?)', `${type}.`, `${type}/`);
  if (from !== undefined) where('t.sequence > ?', sequenceBefore(db, from));
  if (to !== undefined) where('t.sequence <= ?', sequenceAt(db, to));
  if (before !== undefined) where('t.sequence < ?', before);
  if (after !== undefined) where('t.sequence > ?', after);
  return db
    .all<Omit<TrailRow, 'recordedAt'> & { recorded: number }>(
      `select t.sequence, s.name as stream, t.revision, wire.name as type, s.unit, who.name as person,
         post.name as role, t.recorded_at as recorded, t.effective_at as effectiveAt
       from trail t join trail_stream s on s.id = t.stream join trail_name wire on wire.id = t.wire_type
         join trail_name who on who.id = t.person join trail_name post on post.id = t.role
       where ${conditions.join(' and ') || 'true'} order by t.sequence ${after === undefined ? 'desc' : 'asc'} limit ?`,
      ...values,
      limit,
    )
    .map(({ recorded, ...row }) => ({ ...row, recordedAt: new Date(recorded).toISOString() }));
};
