import type { DeadlineBasis } from '@app/domain/deadlines';
import { standingOf, type RectificationEvent } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { always, type Projection } from '../kernel/index.js';

type Setting = Readonly<{ issueId: string; round: number; dueDate: string; basis: DeadlineBasis }>;
type Cause = Readonly<{ type: string; sequence: number; effectiveAt: string }>;

const end = (db: Sqlite, issueId: string, sequence: number): void => {
  db.run('update issue_due_date set rec_to = ? where issue_id = ? and rec_to = ?', sequence, issueId, always);
};
const set = (db: Sqlite, { issueId, round, dueDate, basis }: Setting, { type, sequence, effectiveAt }: Cause): void => {
  end(db, issueId, sequence);
  db.run(
    'insert into issue_due_date values (?, ?, ?, ?, ?, ?, ?, ?)',
    issueId,
    sequence,
    always,
    round,
    dueDate,
    JSON.stringify(basis),
    type,
    effectiveAt,
  );
};

/** Every due date that an issue ever had, with its basis, and from which sequence to which it was the one known. */
export const issueDueDates: Projection<RectificationEvent> = {
  name: 'issue-due-date@3',
  tables: `create table issue_due_date (
    issue_id text not null, rec_from integer not null, rec_to integer not null, round integer not null,
    due_date text not null, basis text not null, cause text not null, effective_from text not null,
    primary key (issue_id, rec_from)
  ) strict, without rowid;`,
  when: {
    IssueBroughtIn: (db, data, event) => {
      const { issueId, round, dueDate, basis } = data;
      if (dueDate !== null && basis !== null && standingOf(data) !== 'raised')
        set(db, { issueId, round, dueDate, basis }, event);
    },
    RectificationAssigned: set,
    IssueReassigned: set,
    ExtensionGranted: set,
    ClockResumed: set,
    DueDateSettled: set,
    LongTermGranted: set,
    IssueReopened: (db, { issueId }, { sequence }) => end(db, issueId, sequence),
  },
};

/** One due date of an issue. `recordedTo` is null while it is the one that holds. */
export type DueDateRow = Readonly<{
  dueDate: string;
  basis: DeadlineBasis;
  /** The event that set it. */
  cause: string;
  round: number;
  effectiveFrom: string;
  recordedFrom: number;
  recordedTo: number | null;
}>;

/**
 * The due dates of an issue in the order they were set, as known at a sequence (now without it): one that was replaced
 * later still holds there.
 */
export const dueDatesOf = (db: Sqlite, issueId: string, knownAt = always - 1): readonly DueDateRow[] =>
  db
    .all<Omit<DueDateRow, 'basis'> & { basis: string }>(
      `select due_date as dueDate, basis, cause, round, effective_from as effectiveFrom, rec_from as recordedFrom,
         case when rec_to <= ? then rec_to end as recordedTo
       from issue_due_date where issue_id = ? and rec_from <= ? order by rec_from`,
      knownAt,
      issueId,
      knownAt,
    )
    .map((row) => ({ ...row, basis: JSON.parse(row.basis) as DeadlineBasis }));
