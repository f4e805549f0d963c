import { always, forever } from './open-ended.js';
import type { Sqlite } from '@app/sqlite';

/** Which knowledge, of which day: events up to and with `knownAt`; what was in force on `asOf` (ISO date). */
export type Point = Readonly<{ knownAt: number; asOf: string }>;

/** Both axes, half-open, and the event that said it. The columns of every table that `sayFrom` writes, after its keys. */
export const axes = `content text not null, sequence integer not null, recorded_at text not null,
    rec_from integer not null, rec_to integer not null, eff_from text not null, eff_to text not null`;

/** `a.rec_from <= ? …` for a point; takes the values of `at`. */
export const inPoint = 'rec_from <= ? and ? < rec_to and eff_from <= ? and ? < eff_to';
export const at = ({ knownAt, asOf }: Point): readonly [number, number, string, string] => {
  const known = Math.min(knownAt, always - 1);
  return [known, known, asOf, asOf];
};

type Row = Readonly<{
  content: string;
  sequence: number;
  recordedAt: string;
  recFrom: number;
  effFrom: string;
}>;

/** Names of a table and of its key columns: constants of a projection, never anybody's input. */
export type Bitemporal = Readonly<{ table: string; keys: readonly string[] }>;

/**
 * From `day` on the last word holds, whatever held before; days before keep theirs, and what was known before the
 * event stays as it was known. `content` null ends the matter on that day.
 */
export const sayFrom = (
  db: Sqlite,
  { table, keys }: Bitemporal,
  key: readonly string[],
  content: string | null,
  day: string,
  event: Readonly<{ sequence: number; recordedAt: string }>,
): void => {
  const match = keys.map((name) => `${name} = ?`).join(' and ');
  const places = Array.from({ length: keys.length + 7 }, () => '?').join(', ');
  const { sequence, recordedAt } = event;
  const open = db.all<Row>(
    `select content, sequence, recorded_at as recordedAt, rec_from as recFrom, eff_from as effFrom
     from ${table} where ${match} and rec_to = ? and eff_to > ?`,
    ...key,
    always,
    day,
  );
  const insert = (said: string, by: number, when: string, from: string, to: string) =>
    db.run(`insert into ${table} values (${places})`, ...key, said, by, when, sequence, always, from, to);
  for (const row of open) {
    db.run(
      `update ${table} set rec_to = ? where ${match} and rec_from = ? and eff_from = ?`,
      sequence,
      ...key,
      row.recFrom,
      row.effFrom,
    );
    if (row.effFrom < day) insert(row.content, row.sequence, row.recordedAt, row.effFrom, day);
  }
  if (content !== null) insert(content, sequence, recordedAt, day, forever);
};
