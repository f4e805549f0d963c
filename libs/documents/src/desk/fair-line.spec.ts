import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairLine } from './fair-line.js';

/** Brings work of these parties all at once; answers in which order it was done. */
const done = async (parties: readonly string[]): Promise<readonly string[]> => {
  const line = new FairLine();
  const order: string[] = [];
  let under = 0;
  await Promise.all(
    parties.map((party) =>
      line.run(party, async () => {
        expect(++under).toBe(1);
        await Promise.resolve();
        order.push(party);
        under--;
      }),
    ),
  );
  expect(line.waiting()).toBe(0);
  return order;
};

describe('a fair line', () => {
  it('serves the second county next, though the first has a hundred in line', async () => {
    const order = await done([...Array<string>(100).fill('甲县'), '乙县', '乙县', '丙县']);
    expect(order.slice(0, 6)).toEqual(['甲县', '甲县', '乙县', '丙县', '甲县', '乙县']);
    expect(order).toHaveLength(103);
  });

  it('lets nobody be passed by another twice, does all that was brought, and goes on after a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }), async (parties) => {
        const order = await done(parties);
        expect([...order].sort()).toEqual([...parties].sort());
        // Between two turns of one party, no other that waits has more than two.
        const last = new Map<string, number>();
        const most = order.map((party, at) => {
          const since = last.has(party) ? order.slice(last.get(party), at) : [];
          last.set(party, at);
          return Math.max(0, ...[...new Set(since)].map((other) => since.filter((one) => one === other).length));
        });
        expect(Math.max(0, ...most)).toBeLessThanOrEqual(2);
      }),
    );
    const line = new FairLine();
    await expect(line.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await line.run('a', () => Promise.resolve(7))).toBe(7);
  });

  it('tells how much is done before the next of a party', async () => {
    const line = new FairLine();
    const held: (() => void)[] = [];
    const hold = (party: string) => line.run(party, () => new Promise<void>((resume) => held.push(resume)));
    const all = [hold('a'), hold('a'), hold('a'), hold('b')];
    expect([line.before('a'), line.before('b'), line.before('c')]).toEqual([4, 4, 3]);
    const ended = Promise.all(all);
    while (held.length > 0) {
      held.pop()!();
      await new Promise((resume) => setImmediate(resume));
    }
    await ended;
    expect(line.before('a')).toBe(0);
  });
});
