import { daysBetween, plusDays } from '../kernel/dates.js';
import { unpublishedYears, yearOf, type Calendar, type Holiday } from './calendar.js';
import type { Due } from './deadline.js';

/** Days in a row (ISO dates, first and last of them) that do not count, and by what. */
export type Deduction = Readonly<{
  from: string;
  to: string;
  days: number;
  kind: 'weekend' | 'holiday';
  /** `春节`; null for a plain weekend. */
  name: string | null;
  clause: string;
}>;

/** The sum behind a due date, to be checked by hand: `calendarDays` less those deducted are `counted`. */
export type DayCount = Readonly<{
  /** Natural days from the day after day 0 up to and with the due date. */
  calendarDays: number;
  deducted: readonly Deduction[];
  /** Weekend days (ISO dates) that count, since they are worked. */
  worked: readonly string[];
  /** Null while the holidays of one of the years are not published: nothing is deducted then, and nothing guessed. */
  counted: number | null;
  /** Those years. */
  unpublished: readonly string[];
}>;

/** Saturdays and Sundays of whoever works for the state. */
const weekendClause = '《国务院关于职工工作时间的规定》第七条';

export type Free = Omit<Deduction, 'from' | 'to' | 'days'>;

/** Whether an ISO date is a Saturday or a Sunday. */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const covers = ({ from, to }: Holiday, day: string): boolean => from <= day && day <= to;

/** Why a day does not count among working days; null when it is worked. Of a year not published only weekends are known. */
export const freeOn = (day: string, calendar: Calendar): Free | null => {
  const year = calendar.of(yearOf(day));
  const holiday = year?.off.find((one) => covers(one, day));
  if (year && holiday) return { kind: 'holiday', name: holiday.name, clause: year.notice };
  if (!isWeekend(day) || year?.worked.includes(day)) return null;
  return { kind: 'weekend', name: null, clause: weekendClause };
};

/** Free days as stretches of the same kind. */
const stretches = (days: readonly string[], calendar: Calendar): readonly Deduction[] => {
  const found: Deduction[] = [];
  for (const day of days) {
    const free = freeOn(day, calendar);
    if (!free) continue;
    const last = found.at(-1);
    if (last && plusDays(last.to, 1) === day && last.kind === free.kind && last.name === free.name)
      found[found.length - 1] = { ...last, to: day, days: last.days + 1 };
    else found.push({ ...free, from: day, to: day, days: 1 });
  }
  return found;
};

/**
 * Which days between day 0 and the due date count. Of natural days all do. Of working days those that a weekend or a
 * holiday takes away are named one by one, each with the rule that takes it.
 */
export const dayCount = ({ date, basis }: Due, calendar: Calendar): DayCount => {
  const calendarDays = Math.max(0, daysBetween(basis.from, date));
  const whole = { calendarDays, deducted: [], worked: [], unpublished: [] };
  if (basis.calendar !== 'working') return { ...whole, counted: calendarDays };
  const days = Array.from({ length: calendarDays }, (_, index) => plusDays(basis.from, index + 1));
  const unpublished = days.length === 0 ? [] : unpublishedYears(calendar, days[0]!, date);
  if (unpublished.length > 0) return { ...whole, counted: null, unpublished };
  const deducted = stretches(days, calendar);
  return {
    ...whole,
    deducted,
    worked: days.filter((day) => isWeekend(day) && freeOn(day, calendar) === null),
    counted: calendarDays - deducted.reduce((sum, one) => sum + one.days, 0),
  };
};
