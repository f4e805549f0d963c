import { describe, expect, it } from '@jest/globals';
import { schoolDayOn, schoolMonths } from './school-days.js';
import type { SchoolYear } from './terms.js';

const year: SchoolYear = {
  schoolYear: '2025-2026',
  first: { from: '2025-09-01', to: '2026-01-23' },
  second: { from: '2026-02-24', to: '2026-07-10' },
};

describe('what a day is to the schools of a county', () => {
  it.each([
    ['2025-09-01', { kind: 'term', term: { schoolYear: '2025-2026', half: 1, ...year.first } }],
    ['2026-01-23', { kind: 'term' }],
    ['2026-01-24', { kind: 'holiday', name: '寒假', after: { half: 1 } }],
    ['2026-07-10', { kind: 'term', term: { half: 2 } }],
    ['2026-07-11', { kind: 'holiday', name: '暑假', after: { half: 2 } }],
    ['2026-09-01', { kind: 'unknown' }],
    ['2025-08-31', { kind: 'unknown' }],
  ] as const)('%s', (day, what) => expect(schoolDayOn(day, [year])).toMatchObject(what));

  it('is never guessed where nobody has said', () =>
    expect(schoolDayOn('2025-10-10', [])).toEqual({ kind: 'unknown' }));
});

describe('the months of the terms', () => {
  it('end with the month or with the term', () => {
    const months = schoolMonths([year]);
    expect(months.map(({ month }) => month).join(' ')).toBe(
      '2025-09 2025-10 2025-11 2025-12 2026-01 2026-02 2026-03 2026-04 2026-05 2026-06 2026-07',
    );
    expect(months[0]).toEqual({ month: '2025-09', from: '2025-09-01', to: '2025-09-30', days: 30 });
    expect(months[4]).toEqual({ month: '2026-01', from: '2026-01-01', to: '2026-01-23', days: 23 });
    expect(months[5]).toEqual({ month: '2026-02', from: '2026-02-24', to: '2026-02-28', days: 5 });
  });

  it('have the days of both terms where one month holds the end of one and the beginning of the other', () => {
    const close = { ...year, first: { from: '2025-09-01', to: '2026-02-03' } };
    expect(schoolMonths([close]).find(({ month }) => month === '2026-02')).toEqual({
      month: '2026-02',
      from: '2026-02-01',
      to: '2026-02-28',
      days: 8,
    });
  });
});
