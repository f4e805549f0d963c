import { expect, it } from '@jest/globals';
import { recordAfter, recordBefore, type ReadTrail } from './neighbour';

/** A trail of 450 records, three of them at each instant. */
const all = Array.from({ length: 450 }, (_, index) => ({
  sequence: 450 - index,
  recordedAt: new Date(Date.UTC(2025, 0, 1, 0, Math.floor((449 - index) / 3))).toISOString(),
}));
const read: ReadTrail = ({ before = Infinity, from = '', limit = 50 }) => {
  const rows = all.filter((row) => row.sequence < before && row.recordedAt >= from);
  const items = rows.slice(0, limit);
  const next = rows.length > limit ? items.at(-1)!.sequence : null;
  return Promise.resolve({ items, next } as unknown as Awaited<ReturnType<ReadTrail>>);
};
const one = (sequence: number) => all.find((row) => row.sequence === sequence)!;
const after = async (sequence: number) => (await recordAfter(read, {}, one(sequence)))?.sequence ?? null;
const before = async (sequence: number) => (await recordBefore(read, {}, sequence))?.sequence ?? null;

it('steps to the neighbours of a record, over pages and within one instant, and to nothing beyond the ends', async () => {
  for (const sequence of [1, 2, 3, 4, 250, 251, 252, 449]) expect(await after(sequence)).toBe(sequence + 1);
  for (const sequence of [2, 3, 4, 250, 450]) expect(await before(sequence)).toBe(sequence - 1);
  expect([await after(450), await before(1)]).toEqual([null, null]);
});
