import { expect, it } from '@jest/globals';
import { endOf, lastDay, throughDay } from './token-days';

it('a token is good through the whole of its last day in the bureau’s zone', () => {
  expect(endOf('2025-12-31')).toBe('2025-12-31T16:00:00.000Z');
  expect(throughDay('2025-12-31T16:00:00.000Z')).toBe('2025-12-31');
  expect(throughDay('2025-12-31T16:00:00.001Z')).toBe('2026-01-01');
  for (const day of ['2024-02-28', '2024-02-29', '2025-12-31']) expect(throughDay(endOf(day))).toBe(day);
});

it('may be chosen up to a year ahead', () => {
  expect(lastDay('2025-07-10')).toBe('2026-07-10');
});
