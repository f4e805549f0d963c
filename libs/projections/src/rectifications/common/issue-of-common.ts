import type { StandingIssue } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { commonIssueById, type CommonChildRow, type CommonIssueWhole } from './common-issue-rows.js';

/** The 共性问题 that an issue belongs to; null for one that stands alone. */
export const commonIssueOf = (db: Sqlite, issueId: string): string | null =>
  db.get<{ id: string }>('select common_issue_id as id from common_issue_child where issue_id = ?', issueId)?.id ??
  null;

/** A 共性问题 as one of its issues sees it: what it is about and every plan, but none of the other issues. */
export type CommonPartRow = Pick<
  CommonIssueWhole,
  | 'commonIssueId'
  | 'countyId'
  | 'problem'
  | 'clause'
  | 'indicator'
  | 'severity'
  | 'suggestedDueDate'
  | 'raisedOn'
  | 'plan'
  | 'plans'
> &
  Readonly<{ own: Pick<CommonChildRow, 'plan' | 'planVersion' | 'leftAlone' | 'there'> }>;

/** What an issue's own unit may know of the 共性问题 that it belongs to, judged on a day; null for one that stands alone. */
export const commonPartOf = (db: Sqlite, issueId: string, day: string): CommonPartRow | null => {
  const id = commonIssueOf(db, issueId);
  const found = id === null ? undefined : commonIssueById(db, id, day);
  const child = found?.children.find((one) => one.issueId === issueId);
  if (!found || !child) return null;
  const { commonIssueId, countyId, problem, clause, indicator, severity, suggestedDueDate, raisedOn } = found;
  const matter = { commonIssueId, countyId, problem, clause, indicator, severity, suggestedDueDate, raisedOn };
  const { plan, planVersion, leftAlone, there } = child;
  return { ...matter, plan: found.plan, plans: found.plans, own: { plan, planVersion, leftAlone, there } };
};

const standing = `select i.issue_id as issueId, i.unit_id as unitId, i.county_id as countyId,
    s.status in ('closed', 'withdrawn', 'superseded') as ended, child.common_issue_id as commonIssueId
  from issue_ledger i join issue_ledger_present s on s.issue_id = i.issue_id
  left join common_issue_child child on child.issue_id = i.issue_id`;
type Stored = Omit<StandingIssue, 'ended'> & Readonly<{ ended: number }>;
const read = ({ ended, ...row }: Stored): StandingIssue => ({ ...row, ended: ended === 1 });

/** Issues by their ids, in that order, as they stand; those that are not there are missing. */
export const standingIssues = (db: Sqlite, ids: readonly string[]): readonly StandingIssue[] =>
  db
    .all<Stored>(`${standing} join json_each(?) one on one.value = i.issue_id order by one.key`, JSON.stringify(ids))
    .map(read);

/**
 * Of each unit its oldest open issue about the same that belongs to no 共性问题: the same words, or the same clause and
 * indicator.
 */
export const alikeIssues = (
  db: Sqlite,
  unitIds: readonly string[],
  { problem, clause, indicator }: Readonly<{ problem: string; clause: string; indicator: string | null }>,
): readonly StandingIssue[] => {
  const found = db
    .all<Stored>(
      `${standing} where i.unit_id in (select value from json_each(?)) and child.issue_id is null
         and s.status not in ('closed', 'withdrawn', 'superseded')
         and (i.problem = ? or (i.clause = ? and i.indicator = ?))
       order by i.raised_sequence`,
      JSON.stringify(unitIds),
      problem,
      clause,
      indicator,
    )
    .map(read);
  return found.filter(({ unitId }, index) => found.findIndex((one) => one.unitId === unitId) === index);
};
