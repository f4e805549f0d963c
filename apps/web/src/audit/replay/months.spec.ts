import { expect, it } from '@jest/globals';
import { dayBeforeYear, monthEnds } from './months';

it('steps by the ends of months, over new year and a leap day, and ends with the last day', () => {
  expect(monthEnds('2023-11-15', '2024-03-18')).toEqual([
    '2023-11-30',
    '2023-12-31',
    '2024-01-31',
    '2024-02-29',
    '2024-03-18',
  ]);
  expect(monthEnds('2024-03-01', '2024-03-31')).toEqual(['2024-03-31']);
  expect(monthEnds('2024-03-31', '2024-03-31')).toEqual(['2024-03-31']);
  expect(monthEnds('2024-05-01', '2024-03-31')).toEqual(['2024-03-31']);
});

it('begins before the school year', () => {
  expect(dayBeforeYear('2024-2025')).toBe('2024-08-31');
});
