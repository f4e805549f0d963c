import { expect } from '@jest/globals';
import type { Role } from '@app/domain/access';
import type { InspectionEvent } from '@app/domain/inspections';
import type { RectificationEvent } from '@app/domain/rectifications';
import type { SubmissionEvent } from '@app/domain/submissions';
import { toFiling, unit } from './county.js';
import { projected, type Happening } from './projected.js';
import { trail } from '@app/projections/audit';
import { certificationEventRows } from '@app/projections/certifications';
import { inspectionList, responsibilities, visitRules } from '@app/projections/inspections';
import { anyProjection, type Desk } from '@app/projections/kernel';
import { organizationTree } from '@app/projections/organizations';
import { issueDueDates, issueLedger } from '@app/projections/rectifications';
import { countyLimits, holidayYears, issueRungs, schoolTermRows, stepDeadlines } from '@app/projections/deadlines';
import { campaignRegister, submissionRegister } from '@app/projections/submissions';
import { ownTodoLines, todoLines } from '@app/projections/todos';

const tree: readonly Happening[] = [
  unit('city', 'city-1', null),
  unit('county', 'county-1', 'city-1'),
  unit('county', 'county-2', 'city-1'),
  unit('school', 'school-1', 'county-1', { name: '第一小学', schoolType: 'primary' }),
  unit('section', 'school-1.primary', 'school-1', { name: '小学部', stage: 'primary' }),
  unit('school', 'school-2', 'county-1', { name: '第二小学', schoolType: 'primary' }),
  unit('section', 'school-2.primary', 'school-2', { name: '小学部', stage: 'primary' }),
  unit('department', 'department-1', 'county-1', { name: '财政局' }),
];
/** Read models of the to-do list after what happened in the county. */
export const all = (...happenings: readonly Happening[]) =>
  projected(
    [
      anyProjection(organizationTree),
      anyProjection(certificationEventRows),
      anyProjection(issueLedger),
      anyProjection(issueDueDates),
      anyProjection(issueRungs),
      anyProjection(inspectionList),
      anyProjection(stepDeadlines),
      anyProjection(countyLimits),
      anyProjection(holidayYears),
      anyProjection(responsibilities),
      anyProjection(visitRules),
      anyProjection(schoolTermRows),
      trail,
      anyProjection(submissionRegister),
      anyProjection(campaignRegister),
    ],
    [...tree, ...happenings],
  );
export const issue = (events: readonly RectificationEvent[], id = 'issue-1'): readonly Happening[] =>
  events.map((fact) => ({ in: `rectification-${id}`, fact }));
export const visits = (events: readonly InspectionEvent[], id = 'inspection-1'): readonly Happening[] =>
  events.map((fact) => ({ in: `inspection-${id}`, fact }));
export const filings = (...events: readonly SubmissionEvent[]): readonly Happening[] => events.map(toFiling);

/** Somebody at work on a day, with the seats that they hold. */
export const desk = (unitId: string, roles: readonly Role[], day = '2025-03-18', accountId = 'somebody'): Desk => ({
  accountId,
  seats: roles.map((role) => ({ role, unitId })),
  day,
  at: `${day}T01:00:00.000Z`,
});
export const office = (day?: string, accountId?: string) => desk('county-1', ['supervisionDirector'], day, accountId);
/** What waits, in brackets for others; the narrower read of one's own must say the same. */
export const seen = (db: ReturnType<typeof all>, of: Desk) => {
  const lines = todoLines(db, of);
  expect(ownTodoLines(db, of)).toEqual(lines.filter(({ mine }) => mine));
  return lines.map(({ kind, mine }) => (mine ? kind : `(${kind})`));
};
