import { type Recorded } from '@app/domain/kernel';
import type { RectificationEvent, RectificationStatus, StopGrounds } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';

/**
 * What changes about an issue. The present row says that it is so since a sequence; a past one that it was so from one
 * sequence up to (without) another.
 */
export type Standing = Readonly<{
  status: Exclude<RectificationStatus, 'none'>;
  round: number;
  attempt: number;
  notice_number: string | null;
  lead_unit_id: string | null;
  supporting: string;
  due_date: string | null;
  /** The day asked for by a pending extension. */
  extension_date: string | null;
  /** The department that has not answered yet. */
  consulted_unit_id: string | null;
  percent: number | null;
  visits: number;
  /** What the unit says of the request on the table or of the closure, and the day the store learnt of it. */
  rectified_on: string | null;
  request_recorded_on: string | null;
  closed_on: string | null;
  /** Why and since when its clock stands, and until when a waiver lasts. */
  stopped: StopGrounds | null;
  stopped_from: string | null;
  stopped_until: string | null;
  /** What waits for a leader: an extension that the office has endorsed, or a 长期整改. */
  above: 'extension' | 'longTerm' | null;
  /** When the next stage of a 长期整改 is looked at. */
  stage_on: string | null;
  /** The day since when it is so. */
  since: string;
}>;

const columns: readonly (keyof Standing)[] = [
  'status',
  'round',
  'attempt',
  'notice_number',
  'lead_unit_id',
  'supporting',
  'due_date',
  'extension_date',
  'consulted_unit_id',
  'percent',
  'visits',
  'rectified_on',
  'request_recorded_on',
  'closed_on',
  'stopped',
  'stopped_from',
  'stopped_until',
  'above',
  'stage_on',
  'since',
];

const definitions = `issue_id text not null, rec_from integer not null, status text not null, round integer not null,
  attempt integer not null, notice_number text, lead_unit_id text, supporting text not null, due_date text,
  extension_date text, consulted_unit_id text, percent integer, visits integer not null, rectified_on text,
  request_recorded_on text, closed_on text, stopped text, stopped_from text, stopped_until text, above text,
  stage_on text, since text not null`;

/**
 * How issues stand, and how they stood. Two tables, because a present row is found by its issue and changed in place,
 * while a past one is written once, behind all others: half the cost of ending rows in one table.
 */
export const standingTables = `
  create table issue_ledger_present (${definitions}, primary key (issue_id)) strict, without rowid;
  create table issue_ledger_past (${definitions}, rec_to integer not null) strict;`;

/** Something was asked beside what the state waits for: an extension, the review of a stage, a department's word. */
export const askedBeside = 'coalesce(extension_date, stage_on, consulted_unit_id) is not null';

export const standingIndexes = `
  create index issue_ledger_past_issue on issue_ledger_past (issue_id, rec_from);
  create index issue_ledger_due on issue_ledger_present (due_date, issue_id);
  create index issue_ledger_status on issue_ledger_present (status);
  create index issue_ledger_asked on issue_ledger_present (issue_id) where ${askedBeside};`;

/** Every standing that was ever known, as a table to select from. */
export const standings = `(select *, ${always} as rec_to from issue_ledger_present
  union all select * from issue_ledger_past)`;

const begun = `insert into issue_ledger_present values (?, ?, ${columns.map(() => '?').join(', ')})`;
const kept = 'insert into issue_ledger_past select *, ? from issue_ledger_present where issue_id = ?';

/** By the columns that change. */
const updates = new Map<string, string>();
const updateOf = (changed: readonly (keyof Standing)[]): string => {
  const key = changed.join();
  let sql = updates.get(key);
  if (sql === undefined) {
    const values = changed.map((column) => `${column} = ?`).join(', ');
    updates.set(key, (sql = `update issue_ledger_present set rec_from = ?, ${values} where issue_id = ?`));
  }
  return sql;
};

/** A clock that runs, and nothing of it asked. */
export const runs = { stopped: null, stopped_from: null, stopped_until: null, above: null, stage_on: null } as const;

/** The first row of an issue. */
export const begin = (db: Sqlite, issueId: string, sequence: number, standing: Standing): void => {
  db.run(begun, issueId, sequence, ...columns.map((column) => standing[column]));
};

/** Keeps the present row as a past one and changes it: what was known before stays as it was. */
export const change = (
  db: Sqlite,
  { data, sequence, effectiveAt }: Recorded<RectificationEvent>,
  changes: Partial<Standing>,
) => {
  const { issueId } = data;
  if (db.run(kept, sequence, issueId) === 0) throw new Error(`issue ${issueId} was never raised`);
  const next: Partial<Standing> = { since: effectiveAt, ...changes };
  const changed = columns.filter((column) => column in next);
  db.run(updateOf(changed), sequence, ...changed.map((column) => next[column] ?? null), issueId);
};
