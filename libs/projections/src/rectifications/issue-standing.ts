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
const insert = `insert into issue_ledger_standing (rec_from, issue_id, rec_to, ${columns.join(', ')})
  values (?, ?, ?, ${columns.map(() => '?').join(', ')})`;
/** Ends the present row and gives back what it said. */
const ended = `update issue_ledger_standing set rec_to = ? where issue_id = ? and rec_to = ${always}
  returning ${columns.join(', ')}`;

/** The first row of an issue, or the next one. */
export const write = (db: Sqlite, issueId: string, sequence: number, standing: Standing): void => {
  db.run(insert, sequence, issueId, always, ...columns.map((column) => standing[column]));
};

/** Ends the present row and begins the next one: what was known before stays as it was. */
export const change = (
  db: Sqlite,
  { data, sequence, effectiveAt }: Recorded<RectificationEvent>,
  changes: Partial<Standing>,
) => {
  const standing = db.get<Standing>(ended, sequence, data.issueId);
  if (!standing) throw new Error(`issue ${data.issueId} was never raised`);
  write(db, data.issueId, sequence, { ...standing, since: effectiveAt, ...changes });
};
