import type { Calendar, CalendarEvent, HolidayYear } from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import { keptCalendar } from './kept-calendar.js';

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

/** The calendar that the due rows go by while they are made: a projection reads no table but its own. */
export const dueCalendar = (db: Sqlite): Calendar => {
  const last = db.get<{ last: number | null }>('select max(sequence) as last from due_row_year')?.last ?? null;
  return keptCalendar(db, known, last, () =>
    Object.fromEntries(
      db
        .all<{ year: string; arranged: string }>('select year, arranged from due_row_year')
        .map(({ year, arranged }) => [year, JSON.parse(arranged) as HolidayYear]),
    ),
  );
};
