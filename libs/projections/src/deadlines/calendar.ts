import type { Calendar, CalendarEvent, HolidayYear, SchoolTermsEvent, SchoolYear } from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { keptCalendar } from './kept-calendar.js';

/** Years of 放假调休 that were entered by hand, the last word of each. */
export const holidayYears: Projection<CalendarEvent> = {
  name: 'holiday-year@1',
  tables: `create table holiday_year (
    year text primary key, notice text not null, days_off text not null, worked text not null, reason text,
    sequence integer not null, recorded_at text not null
  ) strict, without rowid;`,
  when: {
    HolidayYearEntered: (db, { year, notice, off, worked, reason }, { sequence, recordedAt }) => {
      db.run(
        'insert or replace into holiday_year values (?, ?, ?, ?, ?, ?, ?)',
        year,
        notice,
        JSON.stringify(off),
        JSON.stringify(worked),
        reason,
        sequence,
        recordedAt,
      );
    },
  },
};

/** A year as it was entered, and by which event. */
export type EnteredYear = HolidayYear &
  Readonly<{ year: string; reason: string | null; sequence: number; recordedAt: string }>;

/** Every year that was entered by hand, the earliest first. */
export const enteredYears = (db: Sqlite): readonly EnteredYear[] =>
  db
    .all<Omit<EnteredYear, 'off' | 'worked'> & { off: string; worked: string }>(
      `select year, notice, days_off as off, worked, reason, sequence, recorded_at as recordedAt
       from holiday_year order by year`,
    )
    .map(({ off, worked, ...row }) => ({
      ...row,
      off: JSON.parse(off) as HolidayYear['off'],
      worked: JSON.parse(worked) as string[],
    }));

const known = Symbol('calendar in force');

/** The calendar in force: what is published, with the years that were entered by hand before it. */
export const calendarIn = (db: Sqlite): Calendar => {
  const last = db.get<{ last: number | null }>('select max(sequence) as last from holiday_year')?.last ?? null;
  return keptCalendar(db, known, last, () =>
    Object.fromEntries(enteredYears(db).map(({ year, ...one }) => [year, one])),
  );
};

/** Terms of each county's schools, the last word of each school year. */
export const schoolTermRows: Projection<SchoolTermsEvent> = {
  name: 'school-term@1',
  tables: `create table school_term (
    county_id text not null, school_year text not null, first_from text not null, first_to text not null,
    second_from text not null, second_to text not null, sequence integer not null, primary key (county_id, school_year)
  ) strict, without rowid;`,
  when: {
    SchoolTermsSet: (db, { countyId, schoolYear, first, second }, { sequence }) => {
      db.run(
        'insert or replace into school_term values (?, ?, ?, ?, ?, ?, ?)',
        countyId,
        schoolYear,
        first.from,
        first.to,
        second.from,
        second.to,
        sequence,
      );
    },
  },
};

/** The school years that a county has set, the earliest first. */
export const schoolYearsOf = (db: Sqlite, countyId: string): readonly SchoolYear[] =>
  db
    .all<Record<'schoolYear' | 'firstFrom' | 'firstTo' | 'secondFrom' | 'secondTo', string>>(
      `select school_year as schoolYear, first_from as firstFrom, first_to as firstTo, second_from as secondFrom,
         second_to as secondTo from school_term where county_id = ? order by school_year`,
      countyId,
    )
    .map(({ schoolYear, firstFrom, firstTo, secondFrom, secondTo }) => ({
      schoolYear,
      first: { from: firstFrom, to: firstTo },
      second: { from: secondFrom, to: secondTo },
    }));
