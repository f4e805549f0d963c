import { expect, it } from '@jest/globals';
import { dayByKey, monthAfter, weeksOf } from './month';

it('shows a month in whole weeks from Monday', () => {
  const march = weeksOf('2025-03');
  expect(march.map((week) => [week[0], week[6]])).toEqual([
    ['2025-02-24', '2025-03-02'],
    ['2025-03-03', '2025-03-09'],
    ['2025-03-10', '2025-03-16'],
    ['2025-03-17', '2025-03-23'],
    ['2025-03-24', '2025-03-30'],
    ['2025-03-31', '2025-04-06'],
  ]);
  expect(weeksOf('2027-02')).toHaveLength(4);
  expect(weeksOf('2024-12').at(-1)).toContain('2025-01-05');
});

it('counts months over the year', () => {
  expect([monthAfter('2024-12', 1), monthAfter('2025-01', -1), monthAfter('2025-03', 0)]).toEqual([
    '2025-01',
    '2024-12',
    '2025-03',
  ]);
});

it.each([
  ['ArrowLeft', '2025-03-31', '2025-03-30'],
  ['ArrowRight', '2025-03-31', '2025-04-01'],
  ['ArrowUp', '2025-03-05', '2025-02-26'],
  ['ArrowDown', '2025-03-31', '2025-04-07'],
  ['Home', '2025-03-05', '2025-03-03'],
  ['End', '2025-03-05', '2025-03-09'],
  ['PageUp', '2025-03-31', '2025-02-28'],
  ['PageDown', '2024-01-31', '2024-02-29'],
])('%s leads from %s to %s', (key, from, to) => expect(dayByKey(from, key)).toBe(to));

it('knows no other key', () => expect(dayByKey('2025-03-31', 'x')).toBeUndefined());
