import { expect, it } from '@jest/globals';
import { neighbourOf, type ReadTrail } from './neighbour';

it('asks for one record alone on either side, however long the trail is', async () => {
  const asked: object[] = [];
  const all = [1, 2, 3, 4].map((sequence) => ({ sequence }));
  const read: ReadTrail = (query) => {
    asked.push(query);
    const { before = Infinity, after = 0, limit = 50 } = query;
    const found = all.filter(({ sequence }) => sequence < before && sequence > after);
    const rows = query.after === undefined ? found.toReversed() : found;
    return Promise.resolve({ items: rows.slice(0, limit), next: null } as unknown as Awaited<ReturnType<ReadTrail>>);
  };
  const beside = async (sequence: number, way: 'before' | 'after') =>
    (await neighbourOf(read, { stream: 'hj.main.rectification-i1' }, sequence, way))?.sequence ?? null;
  expect([await beside(2, 'before'), await beside(2, 'after')]).toEqual([1, 3]);
  expect([await beside(1, 'before'), await beside(4, 'after')]).toEqual([null, null]);
  expect(asked).toHaveLength(4);
  expect(asked[1]).toEqual({ stream: 'hj.main.rectification-i1', after: 2, limit: 1 });
});
