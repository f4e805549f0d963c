import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Frontier, isConsistent, isIncluded, leafHash, sha256 } from '@app/ledger';
import { temporaryDirectory } from '../../../../test/support/temporary.js';
import { KeptNodes } from './kept-nodes.js';
import { LogTree } from './log-tree.js';

/** A log of which only the hashes matter; it grows, and counts how many of them were read. */
const logOf = (hashes: readonly string[], storeId = 'store') => {
  const log = {
    storeId,
    count: hashes.length,
    read: 0,
    head: async () => ({ storeId, count: log.count, root: heads[log.count]!.root, position: null }),
    readHashes: async ({ after, limit }: Readonly<{ after: number; limit: number }>) => {
      const page = hashes.slice(after, Math.min(after + limit, log.count));
      log.read += page.length;
      return page;
    },
  };
  const heads = hashes.reduce<Frontier[]>((all, hash) => [...all, all.at(-1)!.append(hash)], [Frontier.empty]);
  return { log, rootAt: (count: number) => heads[count]!.root };
};

const hashes = Array.from({ length: 1300 }, (_, index) => sha256(String(index)));
const { log, rootAt } = logOf(hashes);
const counts = fc.integer({ min: 1, max: hashes.length });

const temporary = temporaryDirectory();
afterAll(() => temporary.remove());
let files = 0;

describe('the tree of a log', () => {
  it('has the root of every count, whatever was kept before', async () => {
    const tree = new LogTree(log);
    await fc.assert(
      fc.asyncProperty(counts, async (count) => expect(await tree.rootAt(count)).toBe(rootAt(count))),
      { examples: [[1], [255], [256], [257], [511], [512], [768], [1024], [1280], [1300]] },
    );
    expect(await tree.head()).toEqual({ count: 1300, root: rootAt(1300) });
    expect(await tree.rootAt(0)).toBe(Frontier.empty.root);
  });

  it('proves any event in any later tree, and that it has only grown', async () => {
    const tree = new LogTree(log);
    const two = counts.chain((second) => fc.tuple(fc.integer({ min: 1, max: second }), fc.constant(second)));
    await fc.assert(
      fc.asyncProperty(two, async ([first, second]) => {
        const [root, leaf] = [rootAt(second), leafHash(hashes[first - 1]!)];
        const path = await tree.inclusion(first, second);
        expect(isIncluded({ leaf, index: first - 1, size: second, root, path })).toBe(true);
        const grown = await tree.consistency(first, second);
        expect(isConsistent({ count: first, root: rootAt(first) }, { count: second, root }, grown)).toBe(true);
      }),
    );
    await expect(async () => tree.inclusion(0, 5)).rejects.toThrow(RangeError);
    await expect(async () => tree.consistency(6, 5)).rejects.toThrow(RangeError);
  });

  it('goes on from what its file keeps, reading each leaf of a whole node once', async () => {
    const file = join(temporary.directory, `${files++}.sqlite`);
    const growing = logOf(hashes).log;
    for (const count of [10, 600, 700, 1300]) {
      growing.count = count;
      const tree = new LogTree(growing, new KeptNodes(file));
      growing.read = 0;
      expect(await tree.head()).toEqual({ count, root: rootAt(count) });
      expect(growing.read).toBeLessThanOrEqual(count % 256 === 0 ? 512 : 600 + 256);
      tree.close();
    }
    const again = new LogTree(growing, new KeptNodes(file));
    growing.read = 0;
    await again.head();
    expect(growing.read).toBe(1300 % 256);
    again.close();
  });

  it('forgets what was kept of another log: of another store, or of a later state of this one', async () => {
    const file = join(temporary.directory, `${files++}.sqlite`);
    const first = new LogTree(log, new KeptNodes(file));
    await first.head();
    first.close();
    const others = hashes.map((hash, index) => (index < 100 ? hash : sha256(hash)));
    for (const storeId of ['store', 'another']) {
      const other = logOf(others, storeId);
      const tree = new LogTree(other.log, new KeptNodes(file));
      expect(await tree.head()).toEqual({ count: 1300, root: other.rootAt(1300) });
      tree.close();
    }
  });

  it('has levels above the first, from 65,536 events on', async () => {
    const many = Array.from({ length: 66_000 }, (_, index) => sha256(String(index)));
    const { root } = many.reduce((frontier, hash) => frontier.append(hash), Frontier.empty);
    const tree = new LogTree({
      storeId: 'store',
      head: async () => ({ storeId: 'store', count: many.length, root, position: null }),
      readHashes: async ({ after, limit }) => many.slice(after, after + limit),
    });
    expect(await tree.head()).toEqual({ count: many.length, root });
    for (const sequence of [1, 65_536, 65_537, 66_000]) {
      const proof = { leaf: leafHash(many[sequence - 1]!), index: sequence - 1, size: many.length, root };
      expect(isIncluded({ ...proof, path: await tree.inclusion(sequence, many.length) })).toBe(true);
    }
  });

  it('keeps nothing of what has not come yet', async () => {
    const growing = logOf(hashes).log;
    growing.count = 300;
    const tree = new LogTree(growing);
    await expect(tree.rootAt(600)).rejects.toThrow('还没有跟上');
    await expect(tree.inclusion(1, 600)).rejects.toThrow('还没有跟上');
    growing.count = 600;
    expect(await tree.rootAt(600)).toBe(rootAt(600));
  });

  it('says when the log is not what its root says', async () => {
    const wrong = { ...log, head: async () => ({ ...(await log.head()), root: sha256('x') }) };
    await expect(new LogTree(wrong).head()).rejects.toThrow('日志与其根值不符');
  });

  it('is asked by many at once', async () => {
    const tree = new LogTree(log);
    const heads = await Promise.all(Array.from({ length: 20 }, () => tree.head()));
    expect(new Set(heads.map(({ root }) => root))).toEqual(new Set([rootAt(1300)]));
  });
});
