import { type Recorded } from '@app/domain/kernel';
import { type RectificationEvent, type RectificationStatus } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';

/** After every sequence that there will ever be: `rec_to` of a row that is still so. */
export const always = Number.MAX_SAFE_INTEGER;

/** What changes about an issue. One stored row says that it was so from one sequence up to (without) another. */
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
  'since',
];
const fields = `rec_from, issue_id, rec_to, ${columns.join(', ')}`;
const insert = `insert into issue_ledger_standing (${fields}) values (?, ?, ?, ${columns.map(() => '?').join(', ')})`;
/** Ends the present row and tells which one it was. */
const ended = `update issue_ledger_standing set rec_to = ? where issue_id = ? and rec_to = ${always}
  returning rec_from as "from"`;

/** By the columns that change: the next row, made of the one before inside the engine, at half the cost of a round trip. */
const successors = new Map<string, string>();
const successor = (changed: readonly (keyof Standing)[]): string => {
  const key = changed.join();
  let sql = successors.get(key);
  if (sql === undefined) {
    const values = columns.map((column) => (changed.includes(column) ? '?' : column));
    sql = `insert into issue_ledger_standing (${fields})
      select ?, issue_id, ${always}, ${values.join(', ')} from issue_ledger_standing where rec_from = ?`;
    successors.set(key, sql);
  }
  return sql;
};

/** The first row of an issue. */
export const begin = (db: Sqlite, issueId: string, sequence: number, standing: Standing): void => {
  db.run(insert, sequence, issueId, always, ...columns.map((column) => standing[column]));
};

/** Ends the present row and begins the next one: what was known before stays as it was. */
export const change = (
  db: Sqlite,
  { data, sequence, effectiveAt }: Recorded<RectificationEvent>,
  changes: Partial<Standing>,
) => {
  const before = db.get<{ from: number }>(ended, sequence, data.issueId);
  if (!before) throw new Error(`issue ${data.issueId} was never raised`);
  const next: Partial<Standing> = { since: effectiveAt, ...changes };
  const changed = columns.filter((column) => column in next);
  db.run(successor(changed), sequence, ...changed.map((column) => next[column] ?? null), before.from);
};
