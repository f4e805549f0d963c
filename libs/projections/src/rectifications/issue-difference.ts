import { issueDifference, type IssueChange, type IssueField, type IssueState } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';
import { issueById, issueRowsBetween, type IssueRow } from './issue-rows.js';

/** How an issue stood at a point, and its own last sequence by then. */
export type IssueStood = Pick<IssueRow, 'status' | 'sequence'>;

/** What differs of an issue between two points, and how it stood at each; null: it was not there yet. */
export type IssueDifferenceAt = Readonly<{
  from: IssueStood | null;
  to: IssueStood;
  changes: readonly IssueChange[];
}>;

const text = (value: string | number | boolean | null): string | null => (value === null ? null : String(value));

const stateOf = (row: IssueRow): IssueState => {
  const plain = (field: Exclude<IssueField, 'supportingUnitIds' | 'stopped'>) => text(row[field]);
  return {
    status: plain('status'),
    round: plain('round'),
    attempt: plain('attempt'),
    noticeNumber: plain('noticeNumber'),
    leadUnitId: plain('leadUnitId'),
    supportingUnitIds: row.supportingUnitIds.length === 0 ? null : row.supportingUnitIds.join(' '),
    dueDate: plain('dueDate'),
    extensionDate: plain('extensionDate'),
    consultedUnitId: plain('consultedUnitId'),
    percent: plain('percent'),
    visits: plain('visits'),
    rectifiedOn: plain('rectifiedOn'),
    closedOn: plain('closedOn'),
    stopped: row.stopped?.grounds ?? null,
    above: plain('above'),
    stageOn: plain('stageOn'),
    overdue: plain('overdue'),
    rectifiedInTime: plain('rectifiedInTime'),
    recordedInTime: plain('recordedInTime'),
  };
};

const stoodAs = ({ status, sequence }: IssueRow): IssueStood => ({ status, sequence });

type Point = Readonly<{ knownAt?: number | undefined; asOf: string }>;

/** From the issue's own rows: bounded by what was ever done to it. Undefined: it was not there at the second point. */
export const issueDifferenceAt = (
  db: Sqlite,
  issueId: string,
  { from, to }: Readonly<{ from: Point; to: Point }>,
): IssueDifferenceAt | undefined => {
  const [after, until] = [from.knownAt ?? always - 1, to.knownAt ?? always - 1];
  const last = issueById(db, issueId, to.asOf, until);
  if (!last) return undefined;
  const first = issueById(db, issueId, from.asOf, after);
  const dated = issueById(db, issueId, to.asOf, after);
  const moments = issueRowsBetween(db, issueId, to.asOf, { after, until });
  return {
    from: first ? stoodAs(first) : null,
    to: stoodAs(last),
    changes: issueDifference(
      first ? stateOf(first) : null,
      dated ? stateOf(dated) : null,
      moments.map((row) => ({ sequence: row.sequence, state: stateOf(row) })),
    ),
  };
};
