import { expect, it } from '@jest/globals';
import { bucketOf, countTodos, sundayOf } from './todo-buckets.js';

it('a week ends with Sunday, which belongs to it', () => {
  expect(['2025-03-17', '2025-03-18', '2025-03-22', '2025-03-23', '2025-03-24'].map(sundayOf)).toEqual([
    '2025-03-23',
    '2025-03-23',
    '2025-03-23',
    '2025-03-23',
    '2025-03-30',
  ]);
});

it('puts each day into one bucket, seen from a Tuesday and from a Sunday', () => {
  const seen = (day: string, ...dates: readonly (string | null)[]) =>
    dates.map((date) => bucketOf(date, { day, sunday: sundayOf(day) }));
  expect(seen('2025-03-18', '2025-03-17', '2025-03-18', '2025-03-19', '2025-03-23', '2025-03-24', null)).toEqual([
    'overdue',
    'today',
    'week',
    'week',
    'later',
    'undated',
  ]);
  expect(seen('2025-03-23', '2025-03-22', '2025-03-23', '2025-03-24')).toEqual(['overdue', 'today', 'later']);
});

it('counts every day once', () => {
  expect(countTodos(['2025-03-17', '2025-03-18', '2025-03-18', null], '2025-03-18')).toEqual({
    overdue: 1,
    today: 2,
    week: 0,
    later: 0,
    undated: 1,
    total: 4,
  });
});
