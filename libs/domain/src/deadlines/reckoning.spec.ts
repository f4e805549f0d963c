import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '../kernel/dates.js';
import { dayCount } from './counting.js';
import { publishedCalendar } from './published.js';
import { longestPeriod, reckoned as reckonedWith, type Period } from './reckoning.js';

const reckoned = (period: Period) => reckonedWith(period, publishedCalendar);

const due = (from: string, count: number, unit: 'natural' | 'working' = 'working'): string =>
  reckoned({ from, count, unit }).due;

describe('the due date of a period in working days', () => {
  it.each([
    // Day of the act, days, due date: by the notices of 2024, 2025 and 2026.
    ['a Sunday worked before 春节 2024', '2024-02-02', 1, '2024-02-04'],
    ['the eve of 2024, which the notice leaves a working day', '2024-02-08', 1, '2024-02-09'],
    ['over 春节 2024 to the Sunday worked after it', '2024-02-09', 1, '2024-02-18'],
    ['an act on a holiday', '2024-10-03', 1, '2024-10-08'],
    ['an act on a Saturday', '2025-03-01', 1, '2025-03-03'],
    ['over 国庆节 and 中秋节 2025, and the Saturday worked after', '2025-09-30', 3, '2025-10-11'],
    ['over the end of a year whose next is published', '2025-12-31', 1, '2026-01-04'],
    ['on 29 February', '2024-02-28', 1, '2024-02-29'],
    ['no day at all', '2024-02-10', 0, '2024-02-10'],
    ['ten of them', '2025-01-20', 10, '2025-02-08'],
  ])('%s', (_, from, count, expected) => {
    expect(due(from, count)).toBe(expected);
  });

  it('names each day that was passed over, and why', () => {
    expect(reckoned({ from: '2024-02-02', count: 1, unit: 'working' })).toEqual({
      due: '2024-02-04',
      unit: 'working',
      skipped: [{ date: '2024-02-03', kind: 'weekend', name: null, clause: '《国务院关于职工工作时间的规定》第七条' }],
      provisional: false,
    });
    expect(
      reckoned({ from: '2025-05-30', count: 1, unit: 'working' }).skipped.map(({ date, name }) => [date, name]),
    ).toEqual([
      ['2025-05-31', '端午节'],
      ['2025-06-01', '端午节'],
      ['2025-06-02', '端午节'],
    ]);
  });

  it('is 暂定 where the holidays of a year are not published, and nowhere else', () => {
    expect(reckoned({ from: '2026-12-30', count: 1, unit: 'working' })).toMatchObject({
      due: '2026-12-31',
      provisional: false,
    });
    expect(reckoned({ from: '2026-12-31', count: 1, unit: 'working' })).toMatchObject({
      due: '2027-01-01',
      provisional: true,
    });
    expect(reckoned({ from: '2026-12-31', count: 1, unit: 'natural' })).toMatchObject({
      due: '2027-01-01',
      provisional: false,
    });
  });

  it('is the day to which the sum behind a due date counts as many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 60 }), (start, count) => {
        const from = plusDays('2024-01-01', start);
        const { due: date, skipped } = reckoned({ from, count, unit: 'working' });
        const basis = { act: 'Act', rule: 'days-from-act', calendar: 'working', from, days: count, clause: '第四条' };
        const sum = dayCount({ date, basis }, publishedCalendar);
        expect(sum.counted).toBe(count);
        expect(sum.deducted.reduce((days, one) => days + one.days, 0)).toBe(skipped.length);
        // Not one day sooner: the due date itself counts.
        expect(dayCount({ date: plusDays(date, -1), basis }, publishedCalendar).counted).toBe(count - 1);
      }),
      { numRuns: 100 },
    );
  });
});

it('counts natural days over the end of a month and a leap day', () => {
  expect([due('2024-02-28', 2, 'natural'), due('2025-02-28', 2, 'natural')]).toEqual(['2024-03-01', '2025-03-02']);
});

it.each([
  ['2025-02-30', 1],
  ['今天', 1],
  ['9999-12-31', 1],
  ['2025-03-03', -1],
  ['2025-03-03', 1.5],
  ['2025-03-03', longestPeriod + 1],
])('reckons nothing of %s and %s', (from, count) => {
  expect(() => due(from, count)).toThrow(RangeError);
});
