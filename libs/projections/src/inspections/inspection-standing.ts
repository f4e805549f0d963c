import type { InspectionEvent } from '@app/domain/inspections';
import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { always, forever } from '../kernel/index.js';

/** What the acts of an inspection change. */
const changing = `team, date, status, notice_number, started_on, completed_on, findings, issues, defence_due_date,
  defences, unanswered, waived, letter_number, letter_on, rectification_due_date, report_number, review`;

/** The same with its types, since which day it is so, and the event that said it. */
const standing = `team text not null, date text not null, status text not null, notice_number text, started_on text,
  completed_on text, findings integer not null, issues integer not null, defence_due_date text, defences integer not null,
  unanswered integer not null, waived integer not null, letter_number text, letter_on text, rectification_due_date text,
  report_number text, review text, since text not null, sequence integer not null`;

/**
 * The lines as they stand, and how else they ever stood: from `sequence` up to (without) `rec_to`, of the days from `since` up
 * to (without) `eff_to`. A present line holds without end on either axis. Two tables, because it is found by its inspection
 * and changed in place, and because most lines that are asked about at a point stand as they stood then.
 */
export const inspectionTables = `
  create table inspection_list (
    inspection_id text primary key, kind text not null, unit_id text not null, county_id text not null,
    subject text not null, planned_sequence integer not null, ${standing}
  ) strict, without rowid;
  create table inspection_list_past (
    inspection_id text not null, ${standing}, rec_to integer not null, eff_to text not null,
    primary key (inspection_id, sequence, since)
  ) strict, without rowid;`;

const kept = (values: string, from: string): string =>
  `insert into inspection_list_past (inspection_id, ${changing}, since, sequence, rec_to, eff_to)
   select inspection_id, ${changing}, ${values} from ${from}`;

const present = 'inspection_list where inspection_id = ?';
const before = kept('since, sequence, ?, ?', present);
const asKnown = kept('max(since, ?), sequence, ?, ?', present);

const past = 'inspection_list_past';
/** What holds, by all that is known, of days before those of the present line, as far as these end after a day. */
const earlier = 'inspection_id = ? and sequence < ? and rec_to = ? and eff_to > ?';
const earlierChanged = kept('max(since, ?), ?, rec_to, eff_to', `${past} where ${earlier}`);
const earlierAsKnown = kept('?, sequence, ?, eff_to', `${past} where ${earlier} and since < ?`);

/** An event of an earlier day than the last one: what holds of the days between changes with it. */
const touchEarlier = (
  db: Sqlite,
  { data: { inspectionId }, sequence, effectiveAt: day }: Recorded<InspectionEvent>,
  changes: string,
  values: readonly (string | number)[],
): void => {
  const which = [inspectionId, sequence, always, day] as const;
  db.run(earlierChanged, day, sequence, ...which);
  db.run(earlierAsKnown, day, sequence, ...which, day);
  db.run(`update ${past} set rec_to = ? where ${earlier} and since >= ?`, sequence, ...which, day);
  db.run(`update ${past} set eff_to = ? where ${earlier} and since < ?`, day, ...which, day);
  db.run(`update ${past} set ${changes} where inspection_id = ? and sequence = ?`, ...values, inspectionId, sequence);
};

/**
 * Changes a line by an event: of days since the event's, and by what is known from the event on. Of days before it, and as
 * it was known until then, it stays as it was.
 * @param changes `column = …`, of the columns' own values and of `values`
 * @throws when the inspection was never planned: its stream is parked
 */
export const touch = (
  db: Sqlite,
  event: Recorded<InspectionEvent>,
  changes: string,
  ...values: readonly (string | number)[]
): void => {
  const { data, sequence, effectiveAt: day } = event;
  const { inspectionId } = data;
  const line = db.get<{ since: string }>(`select since from ${present}`, inspectionId);
  if (!line) throw new Error(`inspection ${inspectionId} was never planned`);
  if (day < line.since) touchEarlier(db, event, changes, values);
  if (day > line.since) db.run(before, always, day, inspectionId);
  db.run(asKnown, day, sequence, forever, inspectionId);
  db.run(
    `update inspection_list set since = max(since, ?), sequence = ?, ${changes} where inspection_id = ?`,
    day,
    sequence,
    ...values,
    inspectionId,
  );
};

/** The day (ISO date) since which there is a 意见书, by all that is known. @throws when there is none: its stream is parked */
export const letterDay = (db: Sqlite, inspectionId: string): string => {
  const found = db.get<{ day: string | null }>(
    `select min(since) as day from (
       select since from ${present} and letter_on is not null
       union all select since from ${past} where inspection_id = ? and rec_to = ? and letter_on is not null)`,
    inspectionId,
    inspectionId,
    always,
  );
  if (!found?.day) throw new Error(`inspection ${inspectionId} has no letter`);
  return found.day;
};
