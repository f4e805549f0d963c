import { isHard, rungTitles, type RungName, type SoftRung } from '../deadlines/index.js';
import { dayOf, Refusal, sameIn, type Context } from '../kernel/index.js';
import type { Decision } from './decision.js';
import { aDate, byLeadUnit, existing, held, notOwnWork, words, type Held } from './guards.js';
import { waitingProposal, waitingSlip } from './ladder-state.js';
import { isRequested } from './state.js';

const isSoft = (rung: RungName): rung is SoftRung => !isHard(rung);

const today = ({ at }: Context): string => dayOf(at);

/** 催办 by hand: at most one notice a day, whoever sends it. */
export const remindNow: Decision<'RemindNow'> = (command, state, context) => {
  const issue = held(state);
  const on = today(context);
  const note = command.note?.trim() || null;
  const { notices, noticeOn, reminder } = issue.climb;
  if (reminder?.on === on && reminder.sentBy === context.actorId && reminder.note === note) return [];
  if (isRequested(issue)) throw new Refusal('rectification.closure-pending', { status: issue.status });
  if (noticeOn !== null && noticeOn >= on)
    throw new Refusal('rectification.reminded-today', { on: noticeOn, number: notices });
  return [
    {
      type: 'ReminderSent',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        number: notices + 1,
        leadUnitId: issue.order.leadUnitId,
        dueDate: issue.order.dueDate,
        note,
        on,
        sentBy: context.actorId,
      },
    },
  ];
};

/** The lead unit answers a slip: why it is late, and when it will be done. */
export const answerRung: Decision<'AnswerRung'> = (command, state, context) => {
  const issue = held(state);
  byLeadUnit(issue, context);
  const rung = command.rung ?? waitingSlip(issue.climb, false) ?? issue.climb.taken.findLast(isSoft);
  if (rung === undefined) throw new Refusal('rectification.rung-not-fired', { rung: '督办单' });
  const earlier = issue.climb.answers[rung];
  const data = {
    issueId: issue.issueId,
    round: issue.round,
    rung,
    unitId: issue.order.leadUnitId,
    answer: command.answer,
    forecast: command.forecast,
    on: today(context),
    answeredBy: context.actorId,
  };
  if (earlier && sameIn(['rung', 'answer', 'forecast', 'answeredBy'], earlier, data)) return [];
  if (!issue.climb.taken.includes(rung)) throw new Refusal('rectification.rung-not-fired', { rung: rungTitles[rung] });
  if (earlier?.accepted) throw new Refusal('rectification.answer-accepted', { rung: rungTitles[rung] });
  words('answer', command.answer);
  if (aDate('forecast', command.forecast) < data.on)
    throw new Refusal('rectification.forecast-past', { forecast: command.forecast, today: data.on }, 'invalid');
  return [{ type: 'RungAnswered', data }];
};

/** A hold ends no later than the unit said it would be done: nothing is held without a day. */
const heldUntil = (day: string | undefined, forecast: string, on: string): string | null => {
  if (day === undefined) return null;
  if (aDate('holdUntil', day) < on || day > forecast)
    throw new Refusal('rectification.hold-outside', { holdUntil: day, today: on, forecast }, 'invalid');
  return day;
};

/** The office accepts an answer, and may hold the next rung until a day. */
export const acceptRungAnswer: Decision<'AcceptRungAnswer'> = (command, state, context) => {
  const issue = held(state);
  const rung = command.rung ?? waitingSlip(issue.climb, true) ?? issue.climb.taken.findLast(isSoft);
  const answer = rung && issue.climb.answers[rung];
  if (!rung) throw new Refusal('rectification.no-answer', { rung: '督办单' });
  if (!answer) throw new Refusal('rectification.no-answer', { rung: rungTitles[rung] });
  if (answer.accepted) return [];
  notOwnWork(issue, context);
  if (answer.answeredBy === context.actorId)
    throw new Refusal('rectification.own-work', { actorId: context.actorId }, 'forbidden');
  const on = today(context);
  return [
    {
      type: 'RungAnswerAccepted',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        rung,
        holdUntil: heldUntil(command.holdUntil, answer.forecast, on),
        note: command.note?.trim() || null,
        on,
        acceptedBy: context.actorId,
      },
    },
  ];
};

/** 挂牌督办, 约谈, 通报: decided by a leader in person, never by a process and never by who rectified. */
export const decideEscalation: Decision<'DecideEscalation'> = (command, state, context) => {
  const issue: Held = held(state);
  const { decision, reason } = command;
  const proposal = command.proposal ?? waitingProposal(issue.climb) ?? issue.climb.taken.findLast(isHard);
  if (proposal === undefined) throw new Refusal('rectification.no-proposal', { proposal: '升级督办' });
  const decided = issue.climb.proposals[proposal];
  if (decided === undefined) throw new Refusal('rectification.no-proposal', { proposal: rungTitles[proposal] });
  if (decided && decided.decision === decision && decided.decidedBy === context.actorId) return [];
  if (context.role !== 'bureauLeader') throw new Refusal('rectification.leader-decides', {}, 'forbidden');
  if (decided) throw new Refusal('rectification.proposal-decided', { proposal: rungTitles[proposal], on: decided.on });
  notOwnWork(existing(state), context);
  return [
    {
      type: 'EscalationDecided',
      data: {
        issueId: issue.issueId,
        round: issue.round,
        proposal,
        decision,
        reason: words('reason', reason),
        on: today(context),
        decidedBy: context.actorId,
      },
    },
  ];
};
