import { daysBetween, plusDays } from '../kernel/dates.js';
import type { Calendar } from './calendar.js';
import { rankOf, type Rung, type RungName } from './ladder.js';
import type { DayUnit } from './reckoning.js';
import { workingDaysAfter, workingDaysBefore } from './working-days.js';

/** From a day (ISO date) on the ladder goes on, and with it every rung after the one that was taken last by then. */
export type GoesOn = Readonly<{ day: string; after: RungName | null }>;

/** All of an issue that its next rung depends on. */
export type Climbed = Readonly<{
  dueDate: string;
  /** The day on which this due date was set: nobody is reminded of it before the next day. */
  setOn: string;
  /** Rungs that were fired or proposed in this round. */
  taken: readonly RungName[];
  /** When it was the unit's turn again: a closure refused, a hold that ended. */
  goesOn: readonly GoesOn[];
}>;

/** A rung and the day (ISO date) on which it is to fire. */
export type NextRung = Readonly<{ rung: Rung; day: string }>;

/** A day moved by so many days of a kind; back when negative. Of years not published only weekends are known. */
export const movedBy = (day: string, offset: number, unit: DayUnit, calendar: Calendar): string => {
  if (unit === 'natural') return plusDays(day, offset);
  const known = counted.get(calendar) ?? new Map<string, string>();
  if (!counted.has(calendar)) counted.set(calendar, known);
  const asked = `${day} ${String(offset)}`;
  const found = known.get(asked);
  if (found !== undefined) return found;
  const counting = offset >= 0 ? workingDaysAfter : workingDaysBefore;
  const moved = counting(day, Math.abs(offset), calendar).day;
  if (known.size >= mostCounted) known.clear();
  known.set(asked, moved);
  return moved;
};

/** Working days counted before, by calendar: a county's ten thousand issues share a few hundred due dates. */
const counted = new WeakMap<Calendar, Map<string, string>>();
const mostCounted = 5000;

const later = (one: string, other: string): string => (one > other ? one : other);

/**
 * How many days the rungs after the due date are moved. While the office had the issue, or had granted a hold, the unit
 * was not late: the first rung left fires when it goes on, and the others keep their distance from it.
 */
const shiftOf = ({ dueDate, goesOn }: Climbed, own: (rung: Rung) => string, rungs: readonly Rung[]): number =>
  goesOn.reduce((shift, { day, after }) => {
    const first = rungs.find(({ rung, offset }) => offset > 0 && (after === null || rankOf(rung) > rankOf(after)));
    return first && day > dueDate ? Math.max(shift, daysBetween(own(first), day)) : shift;
  }, 0);

/**
 * The next rung of a ladder and its day; null when all are behind it. Rungs go in their order: one that a newer ladder
 * puts before what was taken already is left out.
 */
export const nextRung = (climbed: Climbed, rungs: readonly Rung[], calendar: Calendar): NextRung | null => {
  const { dueDate, setOn, taken, goesOn } = climbed;
  const reached = Math.max(-1, ...taken.map(rankOf));
  const index = rungs.findIndex(({ rung }) => rankOf(rung) > reached);
  const rung = rungs[index];
  if (!rung) return null;
  const own = ({ offset, unit }: Rung): string => movedBy(dueDate, offset, unit, calendar);
  if (rung.offset <= 0) {
    const day = goesOn.reduce((latest, { day: from }) => later(latest, from), later(own(rung), plusDays(setOn, 1)));
    // Set so late that the reminder would come after the due date itself: there is nothing left to remind of.
    return day <= dueDate ? { rung, day } : nextRung({ ...climbed, taken: [...taken, rung.rung] }, rungs, calendar);
  }
  // Over a long holiday natural days overtake working ones: never before the rung in front of it that counts otherwise.
  const before = rungs.slice(0, index).findLast(({ unit }) => unit !== rung.unit);
  const day = before ? later(own(rung), own(before)) : own(rung);
  return { rung, day: plusDays(day, shiftOf(climbed, own, rungs)) };
};
