import { extended, publishedCalendar, type Calendar, type HolidayYear } from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';

/**
 * What is published, with the years that were entered by hand before it. The same value as long as none is entered, so
 * that what was counted by it is kept.
 * @param key names the table that the years are in, and what is remembered of it
 * @param last number of its last entry in the log; null when there is none
 */
export const keptCalendar = (
  db: Sqlite,
  key: symbol,
  last: number | null,
  years: () => Readonly<Record<string, HolidayYear>>,
): Calendar => {
  const kept = db.remembered<{ last: number | null; calendar: Calendar }>(key, () => ({
    last: null,
    calendar: publishedCalendar,
  }));
  if (kept.last !== last) {
    kept.calendar = last === null ? publishedCalendar : extended(publishedCalendar, years());
    kept.last = last;
  }
  return kept.calendar;
};
