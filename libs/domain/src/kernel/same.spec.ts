import { describe, expect, it } from '@jest/globals';
import { someone } from '@test/given';
import { effectiveDay } from './effective-day.js';
import { Refusal } from './refusal.js';
import { same, sameIn } from './same.js';

describe('same', () => {
  it('compares JSON values whatever the order of their fields', () => {
    expect(same({ a: 1, b: [{ c: null, d: 'x' }] }, { b: [{ d: 'x', c: null }], a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same([], {})).toBe(false);
    expect(same({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(same({ a: 1, b: null }, { a: 1, c: null })).toBe(false);
    expect(same(null, {})).toBe(false);
  });

  it('compares only the named fields', () => {
    const [left, right] = [
      { a: [1], b: 1 },
      { a: [1], b: 2 },
    ];
    expect(sameIn(['a'], left, right)).toBe(true);
    expect(sameIn(['a', 'b'], left, right)).toBe(false);
  });
});

describe('the day since when it is true', () => {
  const day = (command: { effectiveAt?: string; occurredAt?: string }, at = someone.at) =>
    effectiveDay({ type: 'Anything', ...command }, { ...someone, at });
  it('is the word of the asker, else the day it was done in the bureau’s zone', () => {
    expect(day({})).toBe('2025-03-03');
    expect(day({ occurredAt: '2025-03-01T17:00:00Z' })).toBe('2025-03-02');
    expect(day({ effectiveAt: '2025-02-01', occurredAt: '2025-03-01T17:00:00Z' })).toBe('2025-02-01');
  });
  it.each([[{ effectiveAt: '2025-03-04' }], [{ effectiveAt: '2025-02-30' }], [{ occurredAt: 'yesterday' }]])(
    'refuses %j',
    (command) => expect(() => day(command)).toThrow(Refusal),
  );
});
