import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeOn, publishedCalendar } from '../deadlines/index.js';
import { dayOf } from '../kernel/index.js';
import { mostAttempts, pauseAfter, restAfter } from './retrying.js';
import { awakeFrom, digestAfter, digestOf, instantAt, isQuiet, usualTimes, type SendingTimes } from './timing.js';

const isFree = (day: string) => freeOn(day, publishedCalendar) !== null;
const working: SendingTimes = { ...usualTimes, quietDays: true };

describe('quiet hours', () => {
  it.each([
    ['2025-03-18', '19:59', '2025-03-18', '19:59'],
    ['2025-03-18', '20:00', '2025-03-19', '08:00'],
    ['2025-03-18', '23:59', '2025-03-19', '08:00'],
    ['2025-03-19', '00:00', '2025-03-19', '08:00'],
    ['2025-03-19', '07:59', '2025-03-19', '08:00'],
    ['2025-03-19', '08:00', '2025-03-19', '08:00'],
    ['2024-12-31', '21:00', '2025-01-01', '08:00'],
  ])('%s %s waits until %s %s', (day, time, to, at) => {
    expect(awakeFrom(instantAt(day, time), usualTimes, isFree)).toBe(instantAt(to, at));
  });

  it('and days: over a weekend, over 国庆, and a Sunday that is worked is awake', () => {
    expect(awakeFrom(instantAt('2025-03-14', '21:00'), working, isFree)).toBe(instantAt('2025-03-17', '08:00'));
    expect(awakeFrom(instantAt('2025-09-30', '20:30'), working, isFree)).toBe(instantAt('2025-10-09', '08:00'));
    expect(awakeFrom(instantAt('2025-09-28', '10:00'), working, isFree)).toBe(instantAt('2025-09-28', '10:00'));
  });

  const time = fc.integer({ min: 0, max: 1439 }).map((m) => new Date(m * 60_000).toISOString().slice(11, 16));
  const times: fc.Arbitrary<SendingTimes> = fc.record({
    digestAt: time,
    quiet: fc.option(fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to)),
    quietDays: fc.boolean(),
  });
  const instant = fc
    .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2025, 11, 1) })
    .map((milliseconds) => new Date(milliseconds).toISOString());

  it('hold whatever they are: what waits comes at the first moment that is not quiet, and never in one that is', () => {
    fc.assert(
      fc.property(times, instant, (set, at) => {
        const awake = awakeFrom(at, set, isFree);
        expect(awake >= at).toBe(true);
        expect(isQuiet(awake, set, isFree)).toBe(false);
        const before = new Date(Date.parse(awake) - 1).toISOString();
        expect(awake === at || (isQuiet(at, set, isFree) && isQuiet(before, set, isFree))).toBe(true);
      }),
    );
  });

  it('leave one digest a day at most, later than asked, never in a quiet hour', () => {
    fc.assert(
      fc.property(times, instant, (set, at) => {
        const first = digestAfter(at, set, isFree);
        const second = digestAfter(first, set, isFree);
        expect(first > at).toBe(true);
        expect(isQuiet(first, set, isFree)).toBe(false);
        expect(dayOf(second) > dayOf(first)).toBe(true);
        expect(digestOf(dayOf(first), set, isFree)).toBe(first);
      }),
    );
  });
});

describe('the digest', () => {
  it('is at half past eight, the next morning for what comes after it', () => {
    expect(digestAfter(instantAt('2025-03-18', '08:29'), usualTimes, isFree)).toBe(instantAt('2025-03-18', '08:30'));
    expect(digestAfter(instantAt('2025-03-18', '08:30'), usualTimes, isFree)).toBe(instantAt('2025-03-19', '08:30'));
    expect(digestAfter(instantAt('2025-03-14', '09:00'), working, isFree)).toBe(instantAt('2025-03-17', '08:30'));
    expect(digestOf('2025-03-16', working, isFree)).toBeNull();
  });

  it('at a quiet hour waits for the end of it', () => {
    const early = { ...usualTimes, digestAt: '06:00' };
    expect(digestOf('2025-03-18', early, isFree)).toBe(instantAt('2025-03-18', '08:00'));
    const evening = { ...usualTimes, digestAt: '21:00' };
    expect(digestOf('2025-03-18', evening, isFree)).toBe(instantAt('2025-03-18', '08:00'));
  });
});

describe('trying again', () => {
  it('takes longer each time, about as long by chance, and ends', () => {
    const all = Array.from({ length: mostAttempts }, (_, index) => pauseAfter(index + 1, 0.5));
    expect(all).toEqual([60_000, 300_000, 1_800_000, 7_200_000, 21_600_000, null]);
    expect([pauseAfter(1, 0), pauseAfter(1, 1)]).toEqual([48_000, 72_000]);
    expect([1, 2, 3, 20].map(restAfter)).toEqual([30_000, 60_000, 120_000, 1_800_000]);
  });
});
