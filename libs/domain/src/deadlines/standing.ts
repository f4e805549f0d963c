import { plusDays } from '../kernel/dates.js';
import type { Calendar } from './calendar.js';
import { freeOn } from './counting.js';
import type { DeadlineBasis } from './deadline.js';
import { reckoned } from './reckoning.js';

/** A due date (ISO date) with its basis, by the names that events have for them. */
export type Dated = Readonly<{ dueDate: string; basis: DeadlineBasis }>;

/** A time in which a clock stood: the first day that did not count, and the first that counts again (ISO dates). */
export type Stood = Readonly<{ from: string; on: string }>;

/** How many days after `from` up to and with `to` count in a basis's own days. */
const counted = (calendar: string, from: string, to: string, known: Calendar): number => {
  let many = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1))
    many += calendar === 'working' && freeOn(day, known) ? 0 : 1;
  return many;
};

/**
 * When something is due whose clock has stood: the days that were left are left again, working days where it counts
 * those. What was past when it stopped, or never stood for a day, stays as it was; so does a day that a document names,
 * but for the natural days between.
 */
export const afterStanding = ({ dueDate, basis }: Dated, { from, on }: Stood, known: Calendar): Dated => {
  if (on <= from || dueDate < from) return { dueDate, basis };
  const { calendar, clause, rule } = basis;
  const unit = calendar === 'working' && basis.days !== null ? 'working' : 'natural';
  const whole = basis.days ?? counted('natural', basis.from, dueDate, known);
  const left = whole - counted(unit, basis.from, plusDays(from, -1), known);
  const days = Math.max(0, left - (unit === 'working' && freeOn(on, known) ? 0 : 1));
  const { due, provisional } = reckoned({ from: on, count: days, unit }, known);
  const again = { act: 'ClockResumed', rule, calendar: unit, from: on, days, clause };
  return { dueDate: due, basis: { ...again, ...(provisional && { provisional: true as const }) } };
};
