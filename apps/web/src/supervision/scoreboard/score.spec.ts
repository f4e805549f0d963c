import { describe, expect, it } from '@jest/globals';
import { periodIn } from './period';
import { mean, percent, sorted, sortIn, sortUrl, stepNames, type ScoreOf } from './score';

const row = (id: string | null, more: Partial<ScoreOf> = {}): ScoreOf => ({
  id,
  name: id,
  onTime: null,
  onTimeRecorded: null,
  late: 0,
  rebound: null,
  returned: null,
  steps: stepNames.map((step) => ({ step, done: 0, natural: null, working: null })),
  open: 0,
  overdue: 0,
  suspended: 0,
  longTerm: 0,
  ...more,
});

describe('a share', () => {
  it.each([
    [2, 3, '66.7%'],
    [1, 8, '12.5%'],
    [1, 16, '6.3%'],
    [0, 4, '0.0%'],
    [9, 9, '100.0%'],
    // What is not all, and not none, is never shown as that.
    [1999, 2000, '99.9%'],
    [1, 2001, '0.1%'],
  ])('%d of %d is shown as %s', (numerator, denominator, shown) => {
    expect(percent({ numerator, denominator })).toBe(shown);
  });

  it('of nothing is a dash, never 0', () => expect(percent(null)).toBe('–'));
  it('is no other than a mean', () => expect([mean(11, 2), mean(20, 3), mean(0, 5)]).toEqual(['5.5', '6.7', '0.0']));
});

describe('the order of the rows', () => {
  const half = { numerator: 1, denominator: 2 };
  const rows = [
    row(null, { late: 9 }),
    row('b', { late: 1, onTime: half }),
    row('c', { late: 3 }),
    row('a', { late: 1, onTime: { numerator: 1, denominator: 3 } }),
  ];
  it.each([
    ['name', ['a', 'b', 'c', null]],
    ['-late', ['c', 'a', 'b', null]],
    ['onTime', ['a', 'b', 'c', null]],
    ['-onTime', ['b', 'a', 'c', null]],
    ['plan', ['a', 'b', 'c', null]],
    ['nonsense', ['a', 'b', 'c', null]],
  ])('%s', (text, ids) => {
    const sort = sortIn(text, { key: 'name', down: false });
    expect(sorted(rows, sort, 'working').map(({ id }) => id)).toEqual(ids);
    expect([text, 'name']).toContain(sortUrl(sort));
  });
});

describe('the period of a URL', () => {
  it.each([
    [{}, 'year', '2025-01-01', '2025-12-31'],
    [{ from: '2024-01-01', to: '2024-12-31' }, 'before', '2024-01-01', '2024-12-31'],
    [{ from: '2000-01-01' }, 'all', '2000-01-01', '2025-12-31'],
    [{ from: '2025-03-01', to: 'soon' }, 'own', '2025-03-01', '2025-12-31'],
  ])('%j', (query, name, from, to) => {
    expect(periodIn(query, '2025-06-30')).toEqual({ name, from, to });
  });
});
