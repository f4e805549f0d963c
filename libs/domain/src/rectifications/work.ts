import { effectiveDay, evidenceOf, Refusal, sameIn } from '../kernel/index.js';
import type { Decision } from './decision.js';
import type { DataOf } from './events.js';
import { aDate, byLeadUnit, held, notOwnWork, words } from './guards.js';

/** 整改方案: goal, measures, steps with days, and the person who answers for it. */
export const submitPlan: Decision<'SubmitRectificationPlan'> = (command, state, context) => {
  const issue = held(state);
  byLeadUnit(issue, context);
  const { plan } = issue;
  const data: DataOf<'RectificationPlanSubmitted'> = {
    issueId: issue.issueId,
    round: issue.round,
    version: (plan?.data.version ?? 0) + 1,
    goal: command.goal,
    measures: command.measures,
    steps: command.steps.map(({ text, dueDate }) => ({ text, dueDate })),
    responsibleAccountId: command.responsibleAccountId,
    submittedBy: context.actorId,
  };
  if (plan && plan.status !== 'returned') {
    if (sameIn(['goal', 'measures', 'steps', 'responsibleAccountId'], plan.data, data)) return [];
    throw new Refusal('rectification.plan-there', { version: plan.data.version, status: plan.status });
  }
  if (issue.status !== 'acknowledged') throw new Refusal('rectification.acknowledge-first', { status: issue.status });
  effectiveDay(command, context);
  words('goal', command.goal);
  words('measures', command.measures);
  if (command.steps.length === 0) throw new Refusal('rectification.steps-missing', {}, 'invalid');
  for (const { text, dueDate } of command.steps) {
    words('steps.text', text);
    aDate('steps.dueDate', dueDate);
    if (dueDate > issue.order.dueDate)
      throw new Refusal('rectification.step-after-due', { dueDate, issueDueDate: issue.order.dueDate }, 'invalid');
  }
  return [{ type: 'RectificationPlanSubmitted', data }];
};

/** The office takes the plan. */
export const approvePlan: Decision<'ApproveRectificationPlan'> = (command, state, context) => {
  const issue = held(state);
  if (issue.plan?.status === 'approved') return [];
  if (issue.status !== 'planSubmitted' || !issue.plan)
    throw new Refusal('rectification.no-plan', { status: issue.status });
  notOwnWork(issue, context);
  effectiveDay(command, context);
  return [
    {
      type: 'RectificationPlanApproved',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        version: issue.plan.data.version,
        note: command.note ?? null,
      },
    },
  ];
};

/** The office sends the plan back and says why. */
export const returnPlan: Decision<'ReturnRectificationPlan'> = (command, state, context) => {
  const issue = held(state);
  if (issue.plan?.status === 'returned') return [];
  if (issue.status !== 'planSubmitted' || !issue.plan)
    throw new Refusal('rectification.no-plan', { status: issue.status });
  notOwnWork(issue, context);
  effectiveDay(command, context);
  return [
    {
      type: 'RectificationPlanReturned',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        version: issue.plan.data.version,
        reason: words('reason', command.reason),
      },
    },
  ];
};

/** Progress, told by the lead unit or one that supports it. What was done earlier may be told later. */
export const reportProgress: Decision<'ReportProgress'> = (command, state, context) => {
  const issue = held(state);
  if (![issue.order.leadUnitId, ...issue.order.supportingUnitIds].includes(context.unitId))
    throw new Refusal('rectification.not-taking-part', { leadUnitId: issue.order.leadUnitId }, 'forbidden');
  const data: DataOf<'ProgressReported'> = {
    issueId: issue.issueId,
    round: issue.round,
    attempt: issue.attempt,
    unitId: context.unitId,
    text: command.text,
    percent: command.percent,
    evidence: evidenceOf(command.evidence),
    on: effectiveDay(command, context),
    reportedBy: context.actorId,
  };
  if (issue.progress && sameIn(['unitId', 'text', 'percent', 'evidence', 'on', 'reportedBy'], issue.progress, data))
    return [];
  if (issue.status !== 'inProgress') throw new Refusal('rectification.not-in-progress', { status: issue.status });
  words('text', command.text);
  if (!Number.isInteger(command.percent) || command.percent < 0 || command.percent > 100)
    throw new Refusal('rectification.percent', { percent: command.percent }, 'invalid');
  return [{ type: 'ProgressReported', data }];
};

/** 单位负责人审批 of the rectification report: only then can 销号 be asked for. */
export const approveReport: Decision<'ApproveRectificationReport'> = (command, state, context) => {
  const issue = held(state);
  byLeadUnit(issue, context);
  if (issue.status === 'reportApproved' && issue.report === command.report) return [];
  if (issue.status !== 'inProgress') throw new Refusal('rectification.not-in-progress', { status: issue.status });
  if (!issue.progress) throw new Refusal('rectification.progress-first', { attempt: issue.attempt });
  return [
    {
      type: 'RectificationReportApproved',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        attempt: issue.attempt,
        unitId: issue.order.leadUnitId,
        report: words('report', command.report),
        on: effectiveDay(command, context),
        approvedBy: context.actorId,
      },
    },
  ];
};
