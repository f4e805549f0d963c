import { expect, it } from '@jest/globals';
import { dataYearOf } from './data-year.js';

it.each([
  ['2025-08-31', '2024-2025'],
  ['2025-09-01', '2025-2026'],
  ['2026-01-01', '2025-2026'],
])('%s lies in the school year %s', (day, year) => {
  expect(dataYearOf(day)).toBe(year);
});
