import { formValues } from '@app/domain/indicators';
import type { CountyPicture, PaperIssue } from '@app/domain/reports';
import type { Sqlite } from '@app/sqlite';
import { filedByForm, resolved, standingAt, standingSources } from '../../indicators/index.js';
import { issuesAt, type IssueAt } from '../../rectifications/index.js';
import type { PaperAsked } from './source.js';

const ended = ['closed', 'withdrawn', 'superseded'];

/** Past its due date on the day, with a clock that runs, and nothing claimed by then. */
const isOverdue = ({ status, stopped, dueDate, rectifiedOn }: IssueAt, day: string): boolean =>
  !ended.includes(status) &&
  stopped === null &&
  dueDate !== null &&
  dueDate < day &&
  (rectifiedOn === null || rectifiedOn > dueDate);

const paperIssue = (issue: IssueAt, day: string): PaperIssue => ({
  issueId: issue.issueId,
  status: issue.status as PaperIssue['status'],
  round: issue.round,
  overdue: isOverdue(issue, day),
});

/** What a county's papers are written from, of its standing at the point. Null: it was not known, or did not stand yet. */
export const countyPictureAt = (
  db: Sqlite,
  { countyId, dataYear, standardId, knownAt, asOf }: PaperAsked,
): CountyPicture | null => {
  const point = resolved(db, { countyId, dataYear, standardId: standardId ?? undefined, knownAt, asOf });
  if (!point) return null;
  const { county, standing, adopted } = standingAt(db, point);
  if (county === null) return null;
  const { input, members, counting } = standingSources(db, { ...point, knownAt: point.sequence });
  return {
    countyId,
    county,
    dataYear,
    asOf,
    adopted,
    input,
    standing,
    values: formValues(input),
    units: members,
    filed: filedByForm(db, dataYear, counting),
    issues: issuesAt(db, countyId, knownAt).map((issue) => paperIssue(issue, asOf)),
  };
};
