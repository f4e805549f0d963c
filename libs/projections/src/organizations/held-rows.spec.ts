import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { always, forever } from '../kernel/index.js';
import { HeldRows } from './held-rows.js';
import { holdsAt } from './on-axes.js';

const days = ['2024-09-01', '2024-12-01', '2025-03-01', forever];
const sequences = [3, 5, 9, always];
const between = <Value extends number | string>(values: readonly Value[]) =>
  fc
    .tuple(fc.nat({ max: values.length - 2 }), fc.nat({ max: values.length - 2 }))
    .map(([one, other]) => [values[Math.min(one, other)]!, values[Math.max(one, other) + 1]!] as const);
const row = fc
  .tuple(between(sequences), between(days))
  .map(([[recFrom, recTo], [effFrom, effTo]]) => ({ recFrom, recTo, effFrom, effTo }));
const points = [0, 2, 3, 4, 5, 6, 8, 9, 10, always].flatMap((knownAt) =>
  ['2024-08-31', '2024-09-01', '2024-10-01', '2024-12-01', '2025-02-28', '2025-03-01', forever].map((asOf) => ({
    knownAt,
    asOf,
  })),
);

it('at two points of a box the same rows hold, and a key is that of the same rows alone', () => {
  let shared = 0;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const held = new HeldRows(rows);
      const boxes = new Map<string, string>();
      const keys = new Map<string, readonly object[]>();
      for (const point of points) {
        const found = held.at(point);
        const known = Math.min(point.knownAt, always - 1);
        expect(found.rows).toEqual(rows.filter((one) => holdsAt(one, { ...point, knownAt: known })));
        const box = held.boxAt(point);
        if (boxes.has(box)) shared += 1;
        expect(boxes.get(box) ?? found.key).toBe(found.key);
        boxes.set(box, found.key);
        const before = keys.get(found.key) ?? found.rows;
        expect([before.length, before.every((one, place) => one === found.rows[place])]).toEqual([
          found.rows.length,
          true,
        ]);
        keys.set(found.key, found.rows);
      }
      // Another list of rows has another key.
      const lists = [...keys.values()].map((list) => list.map((one) => rows.indexOf(one as (typeof rows)[0])).join());
      expect(new Set(lists).size).toBe(keys.size);
    }),
    { numRuns: 100 },
  );
  expect(shared).toBeGreaterThan(1000);
});

it('those that count are asked for one by one', () => {
  const rows = [1, 2, 3].map((unit) => ({ unit, recFrom: 1, recTo: always, effFrom: '2024-09-01', effTo: forever }));
  const held = new HeldRows(rows);
  expect(held.at({ knownAt: 1, asOf: '2024-09-01' }, ({ unit }) => unit !== 2)).toEqual({
    rows: [rows[0], rows[2]],
    key: '0 2',
  });
});
