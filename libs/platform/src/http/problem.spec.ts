import { expect, it } from '@jest/globals';
import { fill } from './problem.js';

it('fills a sentence with what was found, days as they are written in letters', () => {
  const details = { until: '2025-04-30', days: ['2025-05-01', '甲'], count: 3, none: null, year: '2024-2025' };
  expect(fill('期限{until}（{days}），共{count}项，{none}，{year}学年，{other}', details)).toBe(
    '期限2025年4月30日（2025年5月1日、甲），共3项，无，2024-2025学年，{other}',
  );
});

it('quotes what was sent as it was sent, and makes no day of what is none', () => {
  expect(fill('“{value}”写法不对', { value: '2025-04-30' })).toBe('“2025-04-30”写法不对');
  expect(fill('{value}不对', { value: '2025-02-30' })).toBe('2025-02-30不对');
});
