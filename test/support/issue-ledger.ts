import type { RectificationEvent } from '@app/domain/rectifications';
import { anyProjection } from '@app/projections/kernel';
import { organizationTree } from '@app/projections/organizations';
import { issueDueDates, issueLedger, issueNotes } from '@app/projections/rectifications';
import { unit } from './county.js';
import { projected, type Happening } from './projected.js';

/** Two schools and a department of a county, beside another county. */
export const tree: readonly Happening[] = [
  unit('city', 'city-1', null),
  unit('county', 'county-1', 'city-1'),
  unit('school', 'school-1', 'county-1'),
  unit('school', 'school-2', 'county-1'),
  unit('department', 'department-1', 'county-1'),
  unit('county', 'county-2', 'city-1'),
];

/** What happened to an issue, as a log has it. */
export const ofIssue = (events: readonly RectificationEvent[], id = 'issue-1'): readonly Happening[] =>
  events.map((fact) => ({ in: `rectification-${id}`, fact }));

/** The ledger's tables after the tree was founded and this happened. */
export const ledgerOf = (...happenings: readonly Happening[]) =>
  projected(
    [
      anyProjection(organizationTree),
      anyProjection(issueLedger),
      anyProjection(issueDueDates),
      anyProjection(issueNotes),
    ],
    [...tree, ...happenings],
  );
