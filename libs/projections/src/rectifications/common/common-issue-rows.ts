import { planObstacle, type CommonPlan, type IssueSeverity, type PlanFollowed } from '@app/domain/rectifications';
import type { PlanObstacle } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { linesOf, type IssueRow } from '../issue-rows.js';

/** A version of the common plan. Days are ISO dates. */
export type CommonPlanRow = Omit<CommonPlan, 'commonIssueId'> & Readonly<{ setBy: string; setOn: string }>;

/** What a 共性问题 is about. Days are ISO dates. */
export type CommonMatterRow = Readonly<{
  commonIssueId: string;
  countyId: string;
  problem: string;
  clause: string;
  indicator: string | null;
  severity: IssueSeverity;
  suggestedDueDate: string | null;
  raisedOn: string;
}>;

/** A 共性问题 as its issues stand. */
export type CommonIssueRow = CommonMatterRow &
  Readonly<{
    /** The plan as it was set last. */
    plan: CommonPlanRow | null;
    /** Issues of it; those that go by the common plan; and those that its last version did not come to. */
    issues: number;
    byCommonPlan: number;
    leftAlone: number;
    overdue: number;
    counts: readonly Readonly<{ status: IssueRow['status']; issues: number }>[];
    /** The latest day on which one of them is due; null while nobody was ordered. */
    latestDueDate: string | null;
    /** Every issue of it is closed, withdrawn or taken into another. */
    closed: boolean;
  }>;

/** One issue of a 共性问题, and whose plan it goes by. */
export type CommonChildRow = IssueRow &
  Readonly<{
    plan: PlanFollowed;
    /** Which version of the common plan it goes by; null when it goes by none. */
    planVersion: number | null;
    /** Why the last version did not come to it; null when it goes by that, or there is none. */
    leftAlone: PlanObstacle | 'waiting' | null;
    /** It had this issue before the 共性问题 was raised. */
    there: boolean;
  }>;

/** A 共性问题 with its issues, every version of its plan (the last first), and units whose issue is not there yet. */
export type CommonIssueWhole = CommonIssueRow &
  Readonly<{ plans: readonly CommonPlanRow[]; children: readonly CommonChildRow[]; missing: readonly string[] }>;

type Child = Readonly<{
  commonIssueId: string;
  issueId: string;
  unitId: string;
  there: number;
  plan: PlanFollowed;
  planVersion: number | null;
}>;

/** Columns of the matter itself, from `common_issue c`. */
export const matterColumns = `c.common_issue_id as commonIssueId, c.county_id as countyId, c.problem, c.clause,
  c.indicator, c.severity, c.suggested_due_date as suggestedDueDate, c.raised_on as raisedOn`;
const ended: readonly IssueRow['status'][] = ['closed', 'withdrawn', 'superseded'];

/** Why the plan did not come to an issue: what the decision says of it, or that its unit has yet to hand in its own again. */
const leftAlone = (line: IssueRow, { plan, planVersion }: Child, last: CommonPlanRow | null) => {
  if (last === null || planVersion === last.version) return null;
  const { status, dueDate } = line;
  return planObstacle({ status, dueDate, follows: plan }, last) ?? 'waiting';
};

const summed = (
  row: CommonMatterRow,
  plans: readonly CommonPlanRow[],
  children: readonly CommonChildRow[],
  missing: readonly string[],
): CommonIssueWhole => {
  const statuses = [...new Set(children.map(({ status }) => status))].toSorted();
  const dates = children.flatMap(({ dueDate }) => dueDate ?? []).toSorted();
  return {
    ...row,
    plan: plans[0] ?? null,
    plans,
    issues: children.length + missing.length,
    byCommonPlan: children.filter((one) => one.plan === 'common').length,
    leftAlone: children.filter((one) => one.leftAlone !== null).length,
    overdue: children.filter(({ overdue }) => overdue).length,
    counts: statuses.map((status) => ({ status, issues: children.filter((one) => one.status === status).length })),
    latestDueDate: dates.at(-1) ?? null,
    // One that is not in the ledger yet is not closed.
    closed: missing.length === 0 && children.every(({ status }) => ended.includes(status)),
    children,
    missing,
  };
};

/** Every version of the plan of each, the last first. */
export const commonPlansOf = (db: Sqlite, ids: readonly string[]): ReadonlyMap<string, readonly CommonPlanRow[]> => {
  const rows = db.all<{ id: string; plan: string }>(
    `select plan.common_issue_id as id, plan.plan from json_each(?) one
     join common_plan plan on plan.common_issue_id = one.value order by plan.version desc`,
    JSON.stringify(ids),
  );
  const plans = (id: string) =>
    rows.filter((row) => row.id === id).map(({ plan }) => JSON.parse(plan) as CommonPlanRow);
  return new Map(ids.map((id) => [id, plans(id)]));
};

const whole = (db: Sqlite, stored: readonly CommonMatterRow[], day: string): readonly CommonIssueWhole[] => {
  const parents = stored.map(({ commonIssueId }) => commonIssueId);
  const all = db.all<Child>(
    `select child.common_issue_id as commonIssueId, child.issue_id as issueId, child.unit_id as unitId, child.there,
       child.plan, child.plan_version as planVersion
     from json_each(?) one join common_issue_child child on child.common_issue_id = one.value order by child.place`,
    JSON.stringify(parents),
  );
  const ids = all.map(({ issueId }) => issueId);
  const lines = new Map(linesOf(db, ids, { day }).map((line) => [line.issueId, line]));
  const plans = commonPlansOf(db, parents);
  return stored.map((one) => {
    const own = all.filter(({ commonIssueId }) => commonIssueId === one.commonIssueId);
    const versions = plans.get(one.commonIssueId) ?? [];
    const children = own.flatMap((child): CommonChildRow[] => {
      const line = lines.get(child.issueId);
      if (!line) return [];
      const { plan, planVersion } = child;
      const why = leftAlone(line, child, versions[0] ?? null);
      return [{ ...line, plan, planVersion, leftAlone: why, there: child.there === 1 }];
    });
    const missing = own.filter(({ issueId }) => !lines.has(issueId)).map(({ unitId }) => unitId);
    return summed(one, versions, children, missing);
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
  const stored = db.all<CommonMatterRow>(
    `select ${matterColumns} ${from} order by sequence desc limit ? offset ?`,
    ...asked,
    limit,
    offset,
  );
  const total = db.get<{ total: number }>(`select count(*) as total ${from}`, ...asked)?.total ?? 0;
  const bare = ({ children: _children, plans: _plans, missing: _missing, ...row }: CommonIssueWhole) => row;
  return { rows: whole(db, stored, day).map(bare), total };
};

/** One 共性问题 with its issues, judged on a day, in the order in which their units were named. */
export const commonIssueById = (db: Sqlite, id: string, day: string): CommonIssueWhole | undefined =>
  whole(
    db,
    db.all<CommonMatterRow>(`select ${matterColumns} from common_issue c where c.common_issue_id = ?`, id),
    day,
  )[0];
