import { Refusal } from '../kernel/refusal.js';
import { isHard, rankOf, rungTitles, type Rung } from './ladder.js';

/** The furthest that a rung may be from the due date, in its days. */
export const furthestOffset = 400;
/** The longest time for an answer, in working days. */
const longestAnswer = 60;

/** How far a rung is from the due date, in natural days on a calendar without holidays: to compare unlike units. */
const distance = ({ offset, unit }: Rung): number => (unit === 'working' ? (offset * 7) / 5 : offset);

const checkRung = ({ rung: name, offset, kind, answerWithin, clause }: Rung): void => {
  const rung = rungTitles[name];
  if (clause === '') throw new Refusal('ladder.clause-missing', { rung }, 'invalid');
  if (!Number.isSafeInteger(offset) || Math.abs(offset) > furthestOffset)
    throw new Refusal('ladder.offset', { rung, offset, furthest: furthestOffset }, 'invalid');
  if (name === 'approaching' ? offset > 0 : offset < 1)
    throw new Refusal('ladder.wrong-side', { rung, offset }, 'invalid');
  if (isHard(name) && kind === 'fires') throw new Refusal('ladder.by-itself', { rung }, 'invalid');
  if (!isHard(name) && kind === 'proposes') throw new Refusal('ladder.soft-proposal', { rung }, 'invalid');
  if (
    answerWithin !== null &&
    !(Number.isSafeInteger(answerWithin) && answerWithin > 0 && answerWithin <= longestAnswer)
  )
    throw new Refusal('ladder.answer', { rung, longest: longestAnswer }, 'invalid');
};

/** Refused unless the rungs make a ladder. Rungs may be left out; at least one has to be there. @throws Refusal ladder.* */
export const checkLadder = (rungs: readonly Rung[]): void => {
  if (rungs.length === 0) throw new Refusal('ladder.empty', {}, 'invalid');
  for (const [index, rung] of rungs.entries()) {
    const before = rungs[index - 1];
    const names = { rung: rungTitles[rung.rung], after: before ? rungTitles[before.rung] : '' };
    if (before && rankOf(rung.rung) <= rankOf(before.rung)) throw new Refusal('ladder.order', names, 'invalid');
    checkRung(rung);
    if (before && distance(rung) <= distance(before)) throw new Refusal('ladder.rising', names, 'invalid');
  }
};
