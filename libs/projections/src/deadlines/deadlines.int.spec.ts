import { expect, it } from '@jest/globals';
import { ruleOf, type CalendarEvent, type DeadlineProfileEvent, type SchoolTermsEvent } from '@app/domain/deadlines';
import { projected, type Happening } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import {
  calendarIn,
  countyLimits,
  enteredYears,
  holidayYears,
  limitsInForce,
  limitsSaid,
  schoolTermRows,
  schoolYearsOf,
} from './index.js';

const countyId = 'county-1';
const year = (worked: readonly string[], reason: string | null): Happening => ({
  in: 'calendar-2027',
  fact: {
    type: 'HolidayYearEntered',
    data: {
      year: '2027',
      notice: '通知',
      off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      worked,
      reason,
    },
  } satisfies CalendarEvent,
});
const says = (fact: DeadlineProfileEvent): Happening => ({ in: `deadline-profile-${countyId}`, fact });
const adopts = (profileId: string, effectiveFrom: string) =>
  says({ type: 'DeadlineProfileAdopted', data: { countyId, profileId, effectiveFrom, basis: '甲' } });
const sets = (count: number | null, effectiveFrom: string) =>
  says({
    type: 'CountyRuleSet',
    data: { countyId, step: 'acknowledgement', count, unit: 'working', effectiveFrom, basis: '荣教督〔2025〕3号' },
  });
const terms: SchoolTermsEvent = {
  type: 'SchoolTermsSet',
  data: {
    countyId,
    schoolYear: '2025-2026',
    first: { from: '2025-09-01', to: '2026-01-23' },
    second: { from: '2026-03-02', to: '2026-07-10' },
    reason: null,
  },
};

const db = projected(
  [anyProjection(holidayYears), anyProjection(schoolTermRows), anyProjection(countyLimits)],
  [
    year([], null), // 1
    year(['2027-02-20'], '补录'), // 2
    { in: `school-terms-${countyId}`, fact: terms }, // 3
    adopts('zhejiang', '2024-01-01'), // 4
    adopts('chongqing', '2025-03-01'), // 5
    sets(3, '2025-03-01'), // 6
    sets(null, '2025-09-01'), // 7
  ],
);
const inForce = (asOf: string, knownAt = 99) => limitsInForce(db, countyId, { knownAt, asOf });

it('keeps the last word of a year and of a school year', () => {
  expect(enteredYears(db)).toMatchObject([{ year: '2027', worked: ['2027-02-20'], reason: '补录', sequence: 2 }]);
  const { countyId: _county, reason: _reason, ...set } = terms.data;
  expect([schoolYearsOf(db, countyId), schoolYearsOf(db, 'county-2')]).toEqual([[set], []]);
});

it('knows of every point the calendar that was known there: a year corrected later is read as it was first entered', () => {
  const off = (knownAt?: number) => calendarIn(db, knownAt).of('2027')?.worked;
  expect([off(0), off(1), off(2), off(7), off()]).toEqual([
    undefined,
    [],
    ['2027-02-20'],
    ['2027-02-20'],
    ['2027-02-20'],
  ]);
  // The same value for whoever asks of now: what was counted by it is kept.
  expect(calendarIn(db, 2)).toBe(calendarIn(db));
  expect(enteredYears(db, 1)).toMatchObject([{ year: '2027', worked: [], reason: null, sequence: 1 }]);
});

it('answers the limits of a day as they were known: the country’s before the first adoption', () => {
  expect(['2023-12-31', '2024-01-01', '2025-02-28', '2025-03-01'].map((day) => inForce(day).id)).toEqual([
    'national',
    'zhejiang',
    'zhejiang',
    'chongqing',
  ]);
  expect([inForce('2025-03-01', 4).id, limitsInForce(db, 'county-2', { knownAt: 99, asOf: '2025-03-01' }).id]).toEqual([
    'zhejiang',
    'national',
  ]);
});

it('puts the county’s own number where the law has none, as long as it holds', () => {
  const own = (day: string, knownAt?: number) => ruleOf(inForce(day, knownAt), 'acknowledgement');
  expect(own('2025-03-01')).toMatchObject({
    count: 3,
    unit: 'working',
    level: 'county',
    clause: '县级规定：荣教督〔2025〕3号',
  });
  expect([own('2025-02-28').count, own('2025-09-01').count, own('2025-09-01', 6).count]).toEqual([null, null, 3]);
  expect(limitsSaid(db, countyId, { knownAt: 99, asOf: '2024-05-01' })).toMatchObject({
    adopted: { said: { profileId: 'zhejiang' }, until: '2025-03-01' },
    coming: [{ said: { profileId: 'chongqing' }, effectiveFrom: '2025-03-01', until: null }],
    own: [],
    ownComing: [{ effectiveFrom: '2025-03-01', until: '2025-09-01' }],
  });
});
