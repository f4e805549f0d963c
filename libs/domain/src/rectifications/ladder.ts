import { isHard, movedBy, nextRung, type Climbed, type NextRung } from '../deadlines/index.js';
import { dayOf, Refusal, type Context } from '../kernel/index.js';
import type { CommandOf } from './commands.js';
import type { Decision } from './decision.js';
import type { RectificationEvent } from './events.js';
import type { Held } from './guards.js';
import { isOrdered, isRequested, type RectificationState } from './state.js';

/** Whether the clock runs for the unit: it has the order, and neither the office nor a suspension holds it up. */
export const isClimbing = (state: RectificationState): state is Held =>
  isOrdered(state) && !isRequested(state) && state.clock.stopped === null;

/** All of an issue that its next rung depends on. */
export const climbedOf = ({ order, climb }: Held): Climbed => ({
  dueDate: order.dueDate,
  setOn: order.basis.from,
  taken: climb.taken,
  goesOn: climb.goesOn,
});

type Fired = Extract<RectificationEvent, { type: 'RungFired' | 'EscalationProposed' }>;

const firing = (
  { rung, day: dueOn }: NextRung,
  issue: Held,
  { ladder, calendar }: CommandOf<'AdvanceLadder'>,
  { number, on }: Readonly<{ number: number; on: string }>,
): Fired => {
  const { order, issueId, round } = issue;
  const timing = {
    dueDate: order.dueDate,
    dueOn,
    on,
    late: on > dueOn,
    clause: rung.clause,
    basis: ladder.value.basis,
    ladderKnownAt: ladder.sequence,
    calendarKnownAt: calendar.sequence,
  };
  const { leadUnitId, noticeNumber } = order;
  if (isHard(rung.rung))
    return { type: 'EscalationProposed', data: { issueId, round, proposal: rung.rung, leadUnitId, ...timing } };
  const answerBy = rung.answerWithin === null ? null : movedBy(on, rung.answerWithin, 'working', calendar.value);
  return {
    type: 'RungFired',
    data: { issueId, round, rung: rung.rung, number, noticeNumber, leadUnitId, answerBy, ...timing },
  };
};

/**
 * The clock looks: every rung whose day has come and that has not fired in this round fires now, in order, once. After a
 * standstill that may be several, marked late. Nothing is due while the unit is not the one that has to act.
 */
export const advanceLadder: Decision<'AdvanceLadder'> = (command, state, context) => {
  if (context.role !== 'process') throw new Refusal('rectification.ladder-by-clock', {}, 'forbidden');
  if (!isClimbing(state)) return [];
  const on = dayOf(context.at);
  const events: Fired[] = [];
  let [climbed, number] = [climbedOf(state), state.climb.notices];
  for (;;) {
    const next = nextRung(climbed, command.ladder.value.rungs, command.calendar.value);
    if (!next || next.day > on) return events;
    if (!isHard(next.rung.rung)) number += 1;
    events.push(firing(next, state, command, { number, on }));
    climbed = { ...climbed, taken: [...climbed.taken, next.rung.rung] };
  }
};

/**
 * It is the unit's turn again. After the due date the rungs that are left go on from today, so that the time with the
 * office is not held against the unit; before it nothing was held up.
 */
export const resumed = (
  { issueId, round, dueDate }: Readonly<{ issueId: string; round: number; dueDate: string }>,
  { at }: Context,
): readonly RectificationEvent[] => {
  const on = dayOf(at);
  return on > dueDate ? [{ type: 'LadderResumed', data: { issueId, round, on } }] : [];
};
