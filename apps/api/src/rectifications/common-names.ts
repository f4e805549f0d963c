import { countyOf, unitById } from '@app/projections/organizations';
import type { CommonChildRow, CommonIssueRow } from '@app/projections/rectifications';
import type { Sqlite } from '@app/sqlite';
import type { NameBook } from '../names.js';

type Plan = NonNullable<CommonIssueRow['plan']>;

/** Plans with the names of who set them. */
export const plansCalled = (plans: readonly Plan[], names: NameBook) =>
  plans.map((plan) => ({ ...plan, setByName: names.of(plan.setBy) }));

/** What the county is called today, and who set the plan. */
export const calledCommon = ({ countyId, plan }: Pick<CommonIssueRow, 'countyId' | 'plan'>, names: NameBook) => ({
  countyName: names.of(countyId),
  plan: plan && plansCalled([plan], names)[0]!,
});

/** Whether the unit of an issue still stands, and in the county that raised it. */
export const unitNow = (db: Sqlite, { unitId, countyId }: Pick<CommonChildRow, 'unitId' | 'countyId'>) => {
  if (unitById(db, unitId)?.status !== 'open') return 'closed';
  return countyOf(db, unitId) === countyId ? 'open' : 'elsewhere';
};
