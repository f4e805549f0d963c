import type { PlanStep } from '../events.js';
import type { RectificationStatus } from '../state.js';

/** Whose plan an issue goes by; null while it has none. */
export type PlanFollowed = 'common' | 'own' | null;

/** Why a common plan does not come to an issue. */
export const planObstacles = [
  'notOrdered',
  'notSigned',
  'ownPlan',
  'late',
  'reported',
  'closed',
  'withdrawn',
  'superseded',
] as const;
export type PlanObstacle = (typeof planObstacles)[number];

/** What decides whether a common plan comes to an issue. `dueDate`: of its order, null before there is one. */
export type PlanTaker = Readonly<{ status: RectificationStatus; dueDate: string | null; follows: PlanFollowed }>;

const fixed: Readonly<Partial<Record<RectificationStatus, PlanObstacle>>> = {
  none: 'notOrdered',
  raised: 'notOrdered',
  assigned: 'notSigned',
  planSubmitted: 'ownPlan',
  reportApproved: 'reported',
  closureRequested: 'reported',
  inadequate: 'reported',
  verified: 'reported',
  closed: 'closed',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
};

/**
 * What keeps a common plan from an issue that stands so; null when it takes it. An issue waits for a plan once it is
 * signed for; at work it takes a new version if it goes by the common plan; a step after its own due date it cannot take.
 */
export const planObstacle = (
  { status, dueDate, follows }: PlanTaker,
  { steps }: Readonly<{ steps: readonly PlanStep[] }>,
): PlanObstacle | null => {
  const obstacle = fixed[status];
  if (obstacle !== undefined) return obstacle;
  if (status === 'inProgress' && follows !== 'common') return 'ownPlan';
  return steps.some((step) => dueDate === null || step.dueDate > dueDate) ? 'late' : null;
};
