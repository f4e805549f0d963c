import { expect, it } from '@jest/globals';
import { schoolHolidayOn, termOf, type SchoolYear } from './terms.js';

const set: readonly SchoolYear[] = [
  {
    schoolYear: '2025-2026',
    first: { from: '2025-09-01', to: '2026-01-23' },
    second: { from: '2026-03-02', to: '2026-07-10' },
  },
];

it('a school year has two terms, and the first of them passes the new year', () => {
  expect(['2024-09-01', '2024-12-31', '2025-01-31'].map((day) => termOf(day))).toEqual(
    [0, 1, 2].map(() => ({ from: '2024-09-01', to: '2025-01-31' })),
  );
  expect(['2025-02-01', '2025-08-31'].map((day) => termOf(day))).toEqual(
    [0, 1].map(() => ({ from: '2025-02-01', to: '2025-08-31' })),
  );
});

it('a county that has set its terms counts a holiday to the term before it', () => {
  expect(['2026-01-20', '2026-02-20', '2026-03-01'].map((day) => termOf(day, set))).toEqual(
    [0, 1, 2].map(() => ({ from: '2025-09-01', to: '2026-03-01' })),
  );
  expect(termOf('2026-07-20', set)).toEqual({ from: '2026-03-02', to: '2026-08-31' });
  expect(termOf('2026-09-01', set)).toEqual({ from: '2026-09-01', to: '2027-01-31' });
});

it('names the school holiday of a day, and guesses none that is not set', () => {
  expect(
    ['2026-01-23', '2026-01-24', '2026-03-01', '2026-03-02', '2026-07-11', '2026-08-31', '2026-09-01'].map((day) =>
      schoolHolidayOn(day, set),
    ),
  ).toEqual([null, '寒假', '寒假', null, '暑假', '暑假', null]);
  expect(schoolHolidayOn('2026-02-20', [])).toBeNull();
});
