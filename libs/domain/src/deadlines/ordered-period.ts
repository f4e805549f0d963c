import { Refusal, type Known } from '../kernel/index.js';
import type { Calendar } from './calendar.js';
import type { Due, Ground } from './deadline.js';
import { longestPeriod, reckoned, type DayUnit } from './reckoning.js';
import type { Step } from './rules.js';

/** A limit as a letter states it: “限 30 个工作日内”. `unit`: 自然日 or 工作日. */
export type OrderedPeriod = Readonly<{ count: number; unit: DayUnit }>;

/**
 * The calendar that a decision was given.
 * @throws Refusal deadlines.facts-missing, naming the step
 */
export const givenCalendar = (calendar: Known<Calendar> | undefined, step: Step): Known<Calendar> => {
  if (!calendar) throw new Refusal('deadlines.facts-missing', { step });
  return calendar;
};

/**
 * The due date of a limit that a letter sets itself as a period: counted from the day (ISO date) of the act that sets it.
 * @throws Refusal deadlines.count, deadlines.facts-missing
 */
export const dueByPeriod = (
  { count, unit }: OrderedPeriod,
  from: string,
  { act, clause }: Pick<Ground, 'act' | 'clause'>,
  calendar: Known<Calendar> | undefined,
): Due => {
  const most = longestPeriod / 10;
  if (!Number.isSafeInteger(count) || count < 1 || count > most)
    throw new Refusal('deadlines.count', { field: 'period.count', count, most }, 'invalid');
  const { due, provisional } = reckoned({ from, count, unit }, givenCalendar(calendar, 'rectification').value);
  const basis = { act, rule: 'period-by-letter', calendar: unit, from, days: count, clause };
  return { date: due, basis: { ...basis, ...(provisional && { provisional: true as const }) } };
};

/**
 * A day that was 暂定, by the calendar as it is known now; null where nothing was open, or the year is still not
 * published.
 */
export const settledDue = ({ basis }: Due, calendar: Calendar): Due | null => {
  if (!basis.provisional || basis.days === null) return null;
  const { due, provisional } = reckoned({ from: basis.from, count: basis.days, unit: 'working' }, calendar);
  if (provisional) return null;
  const { provisional: _until, ...settled } = basis;
  return { date: due, basis: settled };
};
