import type { Sqlite } from '@app/sqlite';
import { conditions, issueOrders, knownBy, overdueSql, type IssueFilter } from './issue-filter.js';
import { linesOf, type IssueRow } from './issue-rows.js';

/** The steps of an issue's life, as the columns of a board. */
export const boardColumns = [
  'raised',
  'assigned',
  'acknowledged',
  'planSubmitted',
  'inProgress',
  'reportApproved',
  'closureRequested',
  'inadequate',
  'verified',
  'closed',
] as const satisfies readonly IssueRow['status'][];

/** One step with how many stand there, how many of them are overdue, and the first of them. */
export type BoardColumn = Readonly<{
  status: (typeof boardColumns)[number];
  total: number;
  overdue: number;
  rows: readonly IssueRow[];
}>;

/** The 台账 by steps: each with the first `each` of its lines; further ones are the list's, asked for by state. */
export const issueBoard = (
  db: Sqlite,
  filter: Omit<IssueFilter, 'limit' | 'offset'>,
  each: number,
): readonly BoardColumn[] => {
  const wanted = conditions({ ...filter, limit: 0, offset: 0 });
  const found = db.allRaw<readonly [id: string, status: BoardColumn['status'], overdue: number]>(
    `select s.issue_id, s.status, coalesce(${overdueSql}, 0)
     from ${knownBy(filter)} s join issue_ledger i on i.issue_id = s.issue_id
     where ${wanted.map(([sql]) => sql).join(' and ')} order by ${issueOrders[filter.sort ?? 'due']}`,
    filter.day,
    ...wanted.flatMap(([, ...all]) => all),
  );
  const stacks = new Map(boardColumns.map((status) => [status, { total: 0, overdue: 0, ids: [] as string[] }]));
  for (const [id, status, overdue] of found) {
    const stack = stacks.get(status);
    if (!stack) continue;
    stack.total += 1;
    stack.overdue += overdue;
    if (stack.ids.length < each) stack.ids.push(id);
  }
  const lines = linesOf(
    db,
    [...stacks.values()].flatMap(({ ids }) => ids),
    filter,
  );
  return [...stacks].map(([status, { total, overdue }]) => ({
    status,
    total,
    overdue,
    rows: lines.filter((line) => line.status === status),
  }));
};
