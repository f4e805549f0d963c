import { isPast } from '../deadlines/index.js';
import { dayOf, effectiveDay, evidenceOf, Refusal, sameIn } from '../kernel/index.js';
import { nextStage, type LongTerm } from './clock-state.js';
import type { Stage } from './clock-events.js';
import type { Decision } from './decision.js';
import { aDate, byLeadUnit, held, notOwnWork, words, type Held } from './guards.js';
import { isRequested } from './state.js';

const pending = ({ clock: { longTerm } }: Held): LongTerm => {
  if (longTerm?.status !== 'pending') throw new Refusal('rectification.no-long-term');
  return longTerm;
};

/** Stages in the order of their days, the last no later than the end. */
const checkedStages = (stages: readonly Stage[], today: string, expectedOn: string): readonly Stage[] => {
  if (stages.length === 0) throw new Refusal('rectification.stages-missing', { field: 'stages' }, 'invalid');
  let before = today;
  return stages.map(({ goal, reviewOn }) => {
    words('stages.goal', goal);
    if (aDate('stages.reviewOn', reviewOn) < before || reviewOn > expectedOn)
      throw new Refusal('rectification.stage-order', { reviewOn, before, expectedOn }, 'invalid');
    before = reviewOn;
    return { goal, reviewOn };
  });
};

/** 申请长期整改: what cannot be done in the term is done in stages that the office looks at. Asked no later than the due date. */
export const requestLongTerm: Decision<'RequestLongTerm'> = (command, state, context) => {
  const issue = held(state);
  byLeadUnit(issue, context);
  const { clock, order, extension } = issue;
  if (clock.longTerm?.status === 'pending') {
    if (sameIn(['expectedOn', 'stages', 'reason'], clock.longTerm.request, command)) return [];
    throw new Refusal('rectification.long-term-pending', { expectedOn: clock.longTerm.request.expectedOn });
  }
  if (extension?.status === 'pending')
    throw new Refusal('rectification.extension-pending', { requestedDate: extension.data.requestedDate });
  if (isRequested(issue)) throw new Refusal('rectification.closure-pending', { status: issue.status });
  if (clock.stopped) throw new Refusal('rectification.clock-stopped', { from: clock.stopped.from });
  effectiveDay(command, context);
  const today = dayOf(context.at);
  if (isPast(order.dueDate, today))
    throw new Refusal('rectification.extension-too-late', { dueDate: order.dueDate, today });
  const expectedOn = aDate('expectedOn', command.expectedOn);
  if (expectedOn <= order.dueDate)
    throw new Refusal(
      'rectification.extension-not-later',
      { dueDate: order.dueDate, requestedDate: expectedOn },
      'invalid',
    );
  return [
    {
      type: 'LongTermRequested',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        request: clock.longTerms + 1,
        dueDate: order.dueDate,
        expectedOn,
        stages: checkedStages(command.stages, today, expectedOn),
        reason: words('reason', command.reason),
        progress: words('progress', command.progress),
        requestedBy: context.actorId,
      },
    },
  ];
};

/** 准予长期整改, by a leader: the expected day becomes the due date, the stages are looked at on theirs. */
export const grantLongTerm: Decision<'GrantLongTerm'> = (command, state, context) => {
  const issue = held(state);
  if (issue.clock.longTerm?.status === 'granted') return [];
  const { request } = pending(issue);
  notOwnWork(issue, context);
  const from = effectiveDay(command, context);
  return [
    {
      type: 'LongTermGranted',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        request: request.request,
        stages: request.stages,
        dueDate: request.expectedOn,
        basis: {
          act: 'LongTermGranted',
          rule: 'long-term',
          calendar: 'natural',
          from,
          days: null,
          clause: issue.order.basis.clause,
        },
        note: command.note ?? null,
      },
    },
  ];
};

/** 不予长期整改. The due date stays. */
export const refuseLongTerm: Decision<'RefuseLongTerm'> = (command, state, context) => {
  const issue = held(state);
  if (issue.clock.longTerm?.status === 'refused') return [];
  const { request } = pending(issue);
  notOwnWork(issue, context);
  effectiveDay(command, context);
  return [
    {
      type: 'LongTermRefused',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        request: request.request,
        reason: words('reason', command.reason),
      },
    },
  ];
};

/** 阶段复核: the office looks at the next stage; one that is not reached is looked at again. */
export const reviewStage: Decision<'ReviewStage'> = (command, state, context) => {
  const issue = held(state);
  const { longTerm } = issue.clock;
  if (longTerm?.status !== 'granted') throw new Refusal('rectification.no-stages');
  const on = effectiveDay(command, context);
  const { review } = longTerm;
  const again = { reached: command.reached, finding: command.finding, on, reviewedBy: context.actorId };
  if (review && sameIn(['reached', 'finding', 'on', 'reviewedBy'], review, again)) return [];
  const stage = nextStage(longTerm);
  if (!stage) throw new Refusal('rectification.stages-reached');
  notOwnWork(issue, context);
  return [
    {
      type: 'StageReviewed',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        stage: longTerm.reached + 1,
        goal: stage.goal,
        reviewOn: stage.reviewOn,
        on,
        reached: command.reached,
        nextReviewOn: (command.reached ? longTerm.request.stages[longTerm.reached + 1] : stage)?.reviewOn ?? null,
        finding: words('finding', command.finding),
        evidence: evidenceOf(command.evidence),
        reviewedBy: context.actorId,
      },
    },
  ];
};
