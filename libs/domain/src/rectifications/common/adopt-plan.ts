import { sameIn } from '../../kernel/index.js';
import type { Decision } from '../decision.js';
import { isOrdered } from '../state.js';
import { planObstacle, type PlanFollowed } from './reach.js';

/**
 * The plan of the 共性问题 counts for an issue of it: as handed in and as approved, for the office itself made it. Who
 * signed for the order answers for it. A new version takes the place of the one before; an issue that stands elsewhere,
 * goes by a plan of its own, or must be done before the plan is, is left alone.
 */
export const adoptCommonPlan: Decision<'AdoptCommonPlan'> = ({ plan }, state, context) => {
  if (plan === null || !isOrdered(state) || state.signedBy === null) return [];
  const { issueId, round, order, status } = state;
  const before = state.plan?.data ?? null;
  // Nobody but the process hands in a plan in the system's name.
  const follows: PlanFollowed = before && (before.submittedBy === context.actorId ? 'common' : 'own');
  if (planObstacle({ status, dueDate: order.dueDate, follows }, plan) !== null) return [];
  const steps = plan.steps.map(({ text, dueDate }) => ({ text, dueDate }));
  const { goal, measures } = plan;
  if (status === 'inProgress' && before && sameIn(['goal', 'measures', 'steps'], before, { goal, measures, steps }))
    return [];
  const version = (before?.version ?? 0) + 1;
  const signed = { responsibleAccountId: state.signedBy, submittedBy: context.actorId };
  return [
    { type: 'RectificationPlanSubmitted', data: { issueId, round, version, goal, measures, steps, ...signed } },
    { type: 'RectificationPlanApproved', data: { issueId, round, version, note: '共性问题统一整改方案' } },
  ];
};
