import type { CommonPlan, IssueSeverity } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { linesOf, type IssueRow } from '../issue-rows.js';

/** The common plan as it was set last. */
export type CommonPlanRow = Omit<CommonPlan, 'commonIssueId'> & Readonly<{ setBy: string; setOn: string }>;

/** A 共性问题 as its issues stand. Days are ISO dates. */
export type CommonIssueRow = Readonly<{
  commonIssueId: string;
  countyId: string;
  problem: string;
  clause: string;
  indicator: string | null;
  severity: IssueSeverity;
  suggestedDueDate: string | null;
  raisedOn: string;
  plan: CommonPlanRow | null;
  /** Issues of it; and those that go by the common plan. */
  issues: number;
  byCommonPlan: number;
  overdue: number;
  counts: readonly Readonly<{ status: IssueRow['status']; issues: number }>[];
  /** The latest day on which one of them is due; null while nobody was ordered. */
  latestDueDate: string | null;
  /** Every issue of it is closed, withdrawn or taken into another. */
  closed: boolean;
}>;

/** One issue of a 共性问题, and whose plan it goes by; null while it has none. */
export type CommonChildRow = IssueRow & Readonly<{ plan: 'common' | 'own' | null }>;

type Summed = 'plan' | 'issues' | 'byCommonPlan' | 'overdue' | 'counts' | 'latestDueDate' | 'closed';
type Stored = Omit<CommonIssueRow, Summed> & Readonly<{ plan: string | null }>;
type Child = Readonly<{ commonIssueId: string; issueId: string; plan: CommonChildRow['plan'] }>;

const columns = `common_issue_id as commonIssueId, county_id as countyId, problem, clause, indicator, severity,
  suggested_due_date as suggestedDueDate, raised_on as raisedOn, plan`;
const ended: readonly IssueRow['status'][] = ['closed', 'withdrawn', 'superseded'];

const summed = ({ plan, ...row }: Stored, issues: number, children: readonly CommonChildRow[]): CommonIssueRow => {
  const statuses = [...new Set(children.map(({ status }) => status))].toSorted();
  const dates = children.flatMap(({ dueDate }) => dueDate ?? []).toSorted();
  return {
    ...row,
    plan: plan === null ? null : (JSON.parse(plan) as CommonPlanRow),
    issues,
    byCommonPlan: children.filter((one) => one.plan === 'common').length,
    overdue: children.filter(({ overdue }) => overdue).length,
    counts: statuses.map((status) => ({ status, issues: children.filter((one) => one.status === status).length })),
    latestDueDate: dates.at(-1) ?? null,
    // One that is not in the ledger yet is not closed.
    closed: children.length === issues && children.every(({ status }) => ended.includes(status)),
  };
};

type Whole = CommonIssueRow & Readonly<{ children: readonly CommonChildRow[] }>;

const whole = (db: Sqlite, stored: readonly Stored[], day: string): readonly Whole[] => {
  const all = db.all<Child>(
    `select child.common_issue_id as commonIssueId, child.issue_id as issueId, child.plan
     from json_each(?) one join common_issue_child child on child.common_issue_id = one.value order by child.place`,
    JSON.stringify(stored.map(({ commonIssueId }) => commonIssueId)),
  );
  const ids = all.map(({ issueId }) => issueId);
  const lines = new Map(linesOf(db, ids, { day }).map((line) => [line.issueId, line]));
  return stored.map((one) => {
    const own = all.filter(({ commonIssueId }) => commonIssueId === one.commonIssueId);
    const children = own.flatMap(({ issueId, plan }) => {
      const line = lines.get(issueId);
      return line ? [{ ...line, plan }] : [];
    });
    return { ...summed(one, own.length, children), children };
  });
};

/** 共性问题 of the counties at or below the roots, the latest first; of one county, or with one issue, when asked. */
export const commonIssuesOf = (
  db: Sqlite,
  filter: Readonly<{
    roots: readonly string[];
    day: string;
    countyId?: string | undefined;
    issueId?: string | undefined;
    limit: number;
    offset: number;
  }>,
): Readonly<{ rows: readonly CommonIssueRow[]; total: number }> => {
  const { roots, day, countyId = null, issueId = null, limit, offset } = filter;
  const from = `from common_issue c where (? is null or county_id = ?)
    and county_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))
    and (? is null or exists (select 1 from common_issue_child child
      where child.issue_id = ? and child.common_issue_id = c.common_issue_id))`;
  const asked = [countyId, countyId, JSON.stringify(roots), issueId, issueId];
  const stored = db.all<Stored>(
    `select ${columns} ${from} order by sequence desc limit ? offset ?`,
    ...asked,
    limit,
    offset,
  );
  const total = db.get<{ total: number }>(`select count(*) as total ${from}`, ...asked)?.total ?? 0;
  return { rows: whole(db, stored, day).map(({ children: _children, ...row }) => row), total };
};

/** One 共性问题 with its issues, judged on a day, in the order in which their units were named. */
export const commonIssueById = (db: Sqlite, id: string, day: string): Whole | undefined =>
  whole(db, db.all<Stored>(`select ${columns} from common_issue where common_issue_id = ?`, id), day)[0];

/** The 共性问题 that an issue belongs to; null for one that stands alone. */
export const commonIssueOf = (db: Sqlite, issueId: string): string | null =>
  db.get<{ id: string }>('select common_issue_id as id from common_issue_child where issue_id = ?', issueId)?.id ??
  null;
