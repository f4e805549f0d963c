import {
  extended,
  publishedCalendar,
  type Calendar,
  type CalendarEvent,
  type HolidayYear,
  type SchoolTermsEvent,
  type SchoolYear,
} from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import { always, type Projection } from '../kernel/index.js';
import { keptCalendar } from './kept-calendar.js';

/** Years of 放假调休 that were entered by hand, every word of each: what a day followed from by a sequence stays known. */
export const holidayYears: Projection<CalendarEvent> = {
  name: 'holiday-year@2',
  tables: `create table holiday_year (
    year text not null, notice text not null, days_off text not null, worked text not null, reason text,
    sequence integer not null, recorded_at text not null, primary key (year, sequence)
  ) strict, without rowid;`,
  when: {
    HolidayYearEntered: (db, { year, notice, off, worked, reason }, { sequence, recordedAt }) => {
      db.run(
        'insert into holiday_year values (?, ?, ?, ?, ?, ?, ?)',
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

/** The last word of every year that was entered by hand by a sequence (by now without it), the earliest year first. */
export const enteredYears = (db: Sqlite, knownAt = always - 1): readonly EnteredYear[] =>
  db
    .all<Omit<EnteredYear, 'off' | 'worked'> & { off: string; worked: string }>(
      // With max() the other columns are those of the same row.
      `select year, notice, days_off as off, worked, reason, max(sequence) as sequence, recorded_at as recordedAt
       from holiday_year where sequence <= ? group by year order by year`,
      knownAt,
    )
    .map(({ off, worked, ...row }) => ({
      ...row,
      off: JSON.parse(off) as HolidayYear['off'],
      worked: JSON.parse(worked) as string[],
    }));

const known = Symbol('calendar in force');
const yearsOf = (entered: readonly EnteredYear[]) => Object.fromEntries(entered.map(({ year, ...one }) => [year, one]));

/**
 * The calendar in force: what is published, with the years that were entered by hand before it. As known at a sequence;
 * as known now without one.
 */
export const calendarIn = (db: Sqlite, knownAt?: number): Calendar => {
  const last = db.get<{ last: number | null }>('select max(sequence) as last from holiday_year')?.last ?? null;
  if (knownAt !== undefined && last !== null && knownAt < last) {
    const then = enteredYears(db, knownAt);
    return then.length === 0 ? publishedCalendar : extended(publishedCalendar, yearsOf(then));
  }
  return keptCalendar(db, known, last, () => yearsOf(enteredYears(db)));
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
