import { expect, it } from '@jest/globals';
import { dayBeforeYear, lastDayPlayed } from './months';

it('begins before the school year, and ends today or a year after it, whichever was first', () => {
  expect(dayBeforeYear('2024-2025')).toBe('2024-08-31');
  expect(lastDayPlayed('2024-2025', '2025-03-18')).toBe('2025-03-18');
  expect(lastDayPlayed('2019-2020', '2025-03-18')).toBe('2021-08-31');
});
