import type { Sqlite } from '@app/sqlite';
import { conditions, issueOrders, knownBy, overdueSql, type IssueFilter } from './issue-filter.js';
import { linesOf, type IssueRow } from './issue-rows.js';

/** The ids of all lines that the filter leaves, in order: one narrow pass, of which a window is then read in full. */
export const issueIdsOf = (db: Sqlite, filter: Omit<IssueFilter, 'limit' | 'offset'>): readonly string[] => {
  const wanted = conditions({ ...filter, limit: 0, offset: 0 });
  return db
    .allRaw<readonly [string]>(
      `select s.issue_id from ${knownBy(filter)} s join issue_ledger i on i.issue_id = s.issue_id
       where ${wanted.map(([sql]) => sql).join(' and ')} order by ${issueOrders[filter.sort ?? 'due']}`,
      ...wanted.flatMap(([, ...all]) => all),
    )
    .map(([id]) => id);
};

/** The 台账: issues by due date (those without one last) unless another order is asked for. */
export const issuesOf = (db: Sqlite, filter: IssueFilter): Readonly<{ rows: readonly IssueRow[]; total: number }> => {
  const ids = issueIdsOf(db, filter);
  return { rows: linesOf(db, ids.slice(filter.offset, filter.offset + filter.limit), filter), total: ids.length };
};

/**
 * All issues that an inspection opened, as known at a sequence, in the order in which they were raised: of its units as they
 * were then, whatever county those belong to by now.
 */
export const issuesOfInspection = (
  db: Sqlite,
  { inspectionId, day, knownAt }: Readonly<{ inspectionId: string; day: string; knownAt: number }>,
): readonly IssueRow[] => {
  const ids = db.allRaw<readonly [string]>(
    `select s.issue_id from ${knownBy({ knownAt })} s join issue_ledger i on i.issue_id = s.issue_id
     where s.rec_from <= ? and s.rec_to > ? and i.inspection_id = ? order by ${issueOrders.raised}`,
    knownAt,
    knownAt,
    inspectionId,
  );
  return linesOf(
    db,
    ids.map(([id]) => id),
    { day, knownAt },
  );
};

/** Counts of the 台账 by state, with how many of each are overdue. */
export const issueCounts = (db: Sqlite, filter: Omit<IssueFilter, 'limit' | 'offset'>) => {
  const wanted = conditions({ ...filter, limit: 0, offset: 0 });
  return db.all<{ status: IssueRow['status']; issues: number; overdue: number }>(
    `select s.status, count(*) as issues, coalesce(sum(${overdueSql}), 0) as overdue
     from ${knownBy(filter)} s join issue_ledger i on i.issue_id = s.issue_id
     where ${wanted.map(([sql]) => sql).join(' and ')} group by s.status order by s.status`,
    filter.day,
    ...wanted.flatMap(([, ...all]) => all),
  );
};
