import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact, Recorded } from '@app/domain/kernel';
import { LatestEvents } from './latest-events.js';

const event = (sequence: number) => ({ sequence }) as Recorded<Fact>;
const from = (first: number, many: number) => Array.from({ length: many }, (_, n) => event(first + n));
const numbers = (events: readonly Recorded<Fact>[]) => events.map(({ sequence }) => sequence);

it('gives what comes next, as far as it is kept', () => {
  const latest = new LatestEvents();
  expect(latest.after(0, 10)).toEqual([]);
  latest.keep(from(5, 3));
  latest.keep(from(8, 2));
  expect(numbers(latest.after(4, 3))).toEqual([5, 6, 7]);
  expect(numbers(latest.after(7, 10))).toEqual([8, 9]);
  expect([latest.after(9, 10), latest.after(3, 10), latest.after(20, 1)]).toEqual([[], [], []]);
});

it('whatever is kept in which order, it never leaves a gap, repeats or forgets its order', () => {
  const pages = fc.array(fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 0, max: 900 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(pages, fc.integer({ min: 0, max: 4000 }), (kept, after) => {
      const latest = new LatestEvents();
      for (const [first, many] of kept) latest.keep(from(first, many));
      const found = numbers(latest.after(after, 700));
      expect(found).toEqual(found.map((_, n) => after + 1 + n));
    }),
    { numRuns: 40 },
  );
});
