import type { Decision } from '../decision.js';

/**
 * The plan of the 共性问题 counts for an issue of it: as handed in and as approved, for the office itself made it. Who
 * signed for the order answers for it. An issue that stands elsewhere, or must be done before the plan is, is left alone.
 */
export const adoptCommonPlan: Decision<'AdoptCommonPlan'> = ({ plan }, state, context) => {
  if (plan === null || state.status !== 'acknowledged' || state.signedBy === null) return [];
  const { issueId, round, order } = state;
  if (plan.steps.some(({ dueDate }) => dueDate > order.dueDate)) return [];
  const version = (state.plan?.data.version ?? 0) + 1;
  return [
    {
      type: 'RectificationPlanSubmitted',
      data: {
        issueId,
        round,
        version,
        goal: plan.goal,
        measures: plan.measures,
        steps: plan.steps.map(({ text, dueDate }) => ({ text, dueDate })),
        responsibleAccountId: state.signedBy,
        submittedBy: context.actorId,
      },
    },
    { type: 'RectificationPlanApproved', data: { issueId, round, version, note: '共性问题统一整改方案' } },
  ];
};
