import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '../kernel/dates.js';
import { calendarOf, extended } from './calendar.js';
import { publishedCalendar } from './published.js';
import { reckoned } from './reckoning.js';
import { workingDaysAfter, workingDaysBefore, workingDaysBetween } from './working-days.js';

const after = (day: string, count: number) => workingDaysAfter(day, count, publishedCalendar);
const before = (day: string, count: number) => workingDaysBefore(day, count, publishedCalendar);
const between = (from: string, to: string) => workingDaysBetween(from, to, publishedCalendar);

it('counts back and forth over 春节, over 29 February and over the end of a year', () => {
  expect(after('2024-02-09', 1)).toEqual({ day: '2024-02-18', provisional: false });
  expect(before('2024-02-18', 1)).toEqual({ day: '2024-02-09', provisional: false });
  expect(before('2024-03-01', 1).day).toBe('2024-02-29');
  expect(before('2026-01-04', 1)).toEqual({ day: '2025-12-31', provisional: false });
  expect([before('2024-02-18', 0), after('2024-02-10', 0).day]).toEqual([
    { day: '2024-02-18', provisional: false },
    '2024-02-10',
  ]);
});

it('is 暂定 only where a year on the way is not published, and counts nothing then', () => {
  expect(before('2027-01-05', 3)).toMatchObject({ provisional: true });
  expect(before('2026-12-31', 3)).toMatchObject({ provisional: false });
  expect(after('2026-12-31', 1)).toMatchObject({ provisional: true });
  expect(between('2026-12-30', '2027-01-02')).toBeNull();
  expect(between('2026-12-30', '2026-12-31')).toBe(1);
});

it('says how late something is: not at all on the day itself', () => {
  expect(
    ['2025-09-29', '2025-09-30', '2025-10-08', '2025-10-09', '2025-10-11'].map((to) => between('2025-09-30', to)),
  ).toEqual([0, 0, 0, 1, 3]);
});

it('agrees with the reckoning of a period, and the way back is the way there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 60 }), (start, count) => {
      const from = plusDays('2024-01-01', start);
      const { day } = after(from, count);
      expect(day).toBe(reckoned({ from, count, unit: 'working' }, publishedCalendar).due);
      expect(between(from, day)).toBe(count);
      const back = before(day, count).day;
      expect([back <= from || between(from, back) === 0, between(back, day)]).toEqual([true, count]);
    }),
    { numRuns: 60 },
  );
});

it('takes a year that was entered by hand before the published one', () => {
  const off = [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }];
  const entered = extended(publishedCalendar, { '2027': { notice: '通知', off, worked: [] } });
  expect(workingDaysAfter('2026-12-31', 1, entered)).toEqual({ day: '2027-01-04', provisional: false });
  expect([entered.years.includes('2024'), entered.years.at(-1)]).toEqual([true, '2027']);
  expect(calendarOf({}).of('constructor')).toBeUndefined();
});
