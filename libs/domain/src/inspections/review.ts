import { dueUnder, isPast, ruleOf, type Calendar, type DeadlineProfile, type Due } from '../deadlines/index.js';
import { dayOf, effectiveDay, evidenceOf, Refusal, sameIn } from '../kernel/index.js';
import type { CountyLimits } from './commands.js';
import type { Decision } from './decision.js';
import type { InspectionKind } from './events.js';
import { byUnit, existing, words } from './guards.js';
import type { InspectionState } from './state.js';

type Concluded = Extract<InspectionState, { status: 'concluded' }>;

const concluded = (state: InspectionState): Concluded => {
  const inspection = existing(state);
  if (inspection.status !== 'concluded') throw new Refusal('inspection.no-letter', { status: inspection.status });
  return inspection;
};

/**
 * The last day for asking for a 复核 of a letter of a day (ISO date), by a county's limits and its calendar; null where the
 * law knows no 复核 and the county set no limit.
 */
export const reviewWindow = (
  profile: DeadlineProfile,
  kind: InspectionKind,
  letterOn: string,
  calendar: Calendar,
): Due | null => dueUnder(ruleOf(profile, 'reviewRequest', kind), profile.id, letterOn, calendar)?.due ?? null;

const askedUntil = ({ plan, letter }: Concluded, limits: CountyLimits | undefined): Due => {
  if (!limits) throw new Refusal('inspection.limits-missing');
  const { value: profile } = limits.rules;
  const due = reviewWindow(profile, plan.kind, letter.on, limits.calendar.value);
  if (due) return due;
  const { none, clause } = ruleOf(profile, 'reviewRequest', plan.kind);
  throw new Refusal('inspection.review-not-provided', { reason: none, clause });
};

/**
 * 申请复核 of the letter, by the unit, within the limit. The day that counts is the one on which it arrives. What the
 * letter orders goes on meanwhile.
 */
export const requestReview: Decision<'RequestReview'> = (command, state, context) => {
  const inspection = concluded(state);
  byUnit(inspection, context);
  const { plan, review } = inspection;
  const asked = { text: command.text, evidence: evidenceOf(command.evidence) };
  if (review && sameIn(['text', 'evidence'], review.requested, asked)) return [];
  if (review) throw new Refusal('inspection.review-there', { on: review.requested.on });
  effectiveDay(command, context);
  const on = dayOf(context.at);
  const { date, basis } = askedUntil(inspection, command.limits);
  if (isPast(date, on)) throw new Refusal('inspection.review-too-late', { dueDate: date, today: on });
  return [
    {
      type: 'ReviewRequested',
      data: {
        inspectionId: plan.inspectionId,
        text: words('text', asked.text),
        evidence: asked.evidence,
        on,
        requestDueDate: date,
        basis,
        rulesKnownAt: command.limits?.rules.sequence ?? 0,
        requestedBy: context.actorId,
      },
    },
  ];
};

/** 答复复核, once. After its limit it is still owed: it is taken, and shown as late. */
export const answerReview: Decision<'AnswerReview'> = (command, state, context) => {
  const { plan, review } = concluded(state);
  if (!review) throw new Refusal('inspection.no-review');
  if (review.answered && sameIn(['upheld', 'answer'], review.answered, command)) return [];
  if (review.answered) throw new Refusal('inspection.review-answered', { on: review.answered.on });
  const on = effectiveDay(command, context);
  if (on < review.requested.on)
    throw new Refusal('inspection.answer-before-review', { on, requestedOn: review.requested.on }, 'invalid');
  return [
    {
      type: 'ReviewAnswered',
      data: {
        inspectionId: plan.inspectionId,
        upheld: command.upheld,
        answer: words('answer', command.answer),
        on,
        answeredBy: context.actorId,
      },
    },
  ];
};
