import { plusDays } from '../kernel/dates.js';
import { unpublishedYears, type Calendar } from './calendar.js';
import { freeOn } from './counting.js';

/** A day (ISO date) that was counted to; 暂定 while the holidays of a year on the way are not published. */
export type CountedDay = Readonly<{ day: string; provisional: boolean }>;

const counted = (from: string, count: number, step: 1 | -1, calendar: Calendar): CountedDay => {
  let day = from;
  for (let left = count; left > 0; left -= freeOn(day, calendar) ? 0 : 1) day = plusDays(day, step);
  const [first, last] = step === 1 ? [plusDays(from, 1), day] : [day, plusDays(from, -1)];
  return { day, provisional: count > 0 && unpublishedYears(calendar, first, last).length > 0 };
};

/** The n-th working day after an ISO date, which is not counted; the date itself for 0. */
export const workingDaysAfter = (from: string, count: number, calendar: Calendar): CountedDay =>
  counted(from, count, 1, calendar);

/** The n-th working day before an ISO date, which is not counted; the date itself for 0. */
export const workingDaysBefore = (from: string, count: number, calendar: Calendar): CountedDay =>
  counted(from, count, -1, calendar);

/**
 * How many working days lie after `from` up to and with `to` (ISO dates): how late it is on `to`. 0 when `to` is not
 * later; null while the holidays of one of the years are not published.
 */
export const workingDaysBetween = (from: string, to: string, calendar: Calendar): number | null => {
  if (to <= from) return 0;
  if (unpublishedYears(calendar, plusDays(from, 1), to).length > 0) return null;
  let many = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) many += freeOn(day, calendar) ? 0 : 1;
  return many;
};
