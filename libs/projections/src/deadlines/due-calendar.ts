import {
  extended,
  publishedCalendar,
  type Calendar,
  type CalendarEvent,
  type HolidayYear,
} from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';

/** Years of 放假调休 that were entered by hand: rungs that count working days go by them. */
export const yearTable = `create table due_row_year (
  year text primary key, arranged text not null, sequence integer not null
) strict, without rowid;`;

/** Keeps the last word of a year. */
export const keepYear = (db: Sqlite, { year, notice, off, worked }: CalendarEvent['data'], sequence: number): void => {
  db.run(
    'insert or replace into due_row_year values (?, ?, ?)',
    year,
    JSON.stringify({ notice, off, worked }),
    sequence,
  );
};

const known = Symbol('calendar of the due rows');

/** The calendar in force. The same value as long as no year is entered, so that what was counted by it is kept. */
export const dueCalendar = (db: Sqlite): Calendar => {
  const kept = db.remembered<{ sequence: number; calendar: Calendar }>(known, () => ({
    sequence: 0,
    calendar: publishedCalendar,
  }));
  const last = db.get<{ last: number | null }>('select max(sequence) as last from due_row_year')?.last ?? 0;
  if (kept.sequence !== last) {
    const years = db.all<{ year: string; arranged: string }>('select year, arranged from due_row_year');
    const entered = years.map(({ year, arranged }) => [year, JSON.parse(arranged) as HolidayYear] as const);
    kept.calendar = entered.length > 0 ? extended(publishedCalendar, Object.fromEntries(entered)) : publishedCalendar;
    kept.sequence = last;
  }
  return kept.calendar;
};
