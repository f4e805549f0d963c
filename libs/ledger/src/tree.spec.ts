import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import fc from 'fast-check';
import { sha256 } from './chain.js';
import { Frontier, leafHash } from './merkle.js';
import { isConsistent, isIncluded } from './proof.js';
import { consistencyRanges, foldedRoot, inclusionRanges, type LeafRange } from './tree.js';

/** The vectors of transparency-dev/merkle (Apache-2.0), which Certificate Transparency's verifiers test themselves with. */
type Vector = Readonly<{ name: string; proof: readonly string[] | null; wantErr: boolean }>;
type InclusionVector = Vector & Readonly<{ leafIdx: number; treeSize: number; root: string; leafHash: string }>;
type ConsistencyVector = Vector & Readonly<{ size1: number; size2: number; root1: string; root2: string }>;

const vectors = (name: string): unknown[] =>
  JSON.parse(readFileSync(`test/fixtures/merkle/${name}.json`, 'utf8')) as unknown[];
const hex = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');

describe('published vectors', () => {
  it.each((vectors('inclusion') as InclusionVector[]).map((vector) => [vector.name, vector] as const))(
    '%s',
    (_, one) => {
      const path = (one.proof ?? []).map(hex);
      const said = { leaf: hex(one.leafHash), index: one.leafIdx, size: one.treeSize, root: hex(one.root), path };
      expect(isIncluded(said)).toBe(!one.wantErr);
    },
  );

  it.each((vectors('consistency') as ConsistencyVector[]).map((vector) => [vector.name, vector] as const))(
    '%s',
    (_, one) => {
      const path = (one.proof ?? []).map(hex);
      const earlier = { count: one.size1, root: hex(one.root1) };
      // One of them is content with roots that are no hashes ("don't care"), as long as they are equal. We are not.
      const right = !one.wantErr && earlier.root.length === 64;
      expect(isConsistent(earlier, { count: one.size2, root: hex(one.root2) }, path)).toBe(right);
    },
  );
});

const events = Array.from({ length: 200 }, (_, index) => sha256(String(index)));
const leaves = events.map(leafHash);
const rootOf = ({ start, end }: LeafRange): string => foldedRoot(leaves.slice(start, end));
const heads = events.reduce<Frontier[]>((all, event) => [...all, all.at(-1)!.append(event)], [Frontier.empty]);
const sizes = fc.integer({ min: 1, max: events.length });
const inside = sizes.chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));
const grown = sizes.chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)));

const inclusion = (index: number, size: number) => ({
  leaf: leaves[index]!,
  index,
  size,
  root: heads[size]!.root,
  path: inclusionRanges(index, size).map(rootOf),
});
const head = (count: number) => ({ count, root: heads[count]!.root });
const flipped = (hash: string, at: number): string =>
  `${hash.slice(0, at)}${hash[at] === '0' ? '1' : '0'}${hash.slice(at + 1)}`;

describe('a tree', () => {
  it('has the roots that the frontier has', () => {
    for (let size = 1; size <= events.length; size++) expect(rootOf({ start: 0, end: size })).toBe(heads[size]!.root);
  });

  it('proves every leaf of every size, also to a verifier that is not ours', () => {
    for (let size = 1; size <= 70; size++)
      for (let index = 0; index < size; index++) expect(isIncluded(inclusion(index, size))).toBe(true);
    fc.assert(
      fc.property(inside, ([index, size]) => {
        const { path, root } = inclusion(index, size);
        const bytes = (text: string) => Buffer.from(text, 'hex');
        verifyMerkleInclusion(
          {
            canonicalizedBody: bytes(events[index]!),
            inclusionProof: {
              logIndex: String(index),
              hashes: path.map(bytes),
              rootHash: bytes(root),
              treeSize: String(size),
              checkpoint: undefined,
            },
          } as unknown as Parameters<typeof verifyMerkleInclusion>[0],
          { logSize: BigInt(size), logHash: bytes(root) } as unknown as Parameters<typeof verifyMerkleInclusion>[1],
        );
      }),
    );
  });

  it('proves that it has grown, from every size to every other', () => {
    for (let second = 1; second <= 70; second++)
      for (let first = 1; first <= second; first++)
        expect(isConsistent(head(first), head(second), consistencyRanges(first, second).map(rootOf))).toBe(true);
  });

  it('refuses places that are not in it', () => {
    for (const [index, size] of [
      [0, 0],
      [1, 1],
      [-1, 5],
      [0.5, 5],
      [5, 5],
    ] as const)
      expect(() => inclusionRanges(index, size)).toThrow(RangeError);
    for (const [first, second] of [
      [0, 5],
      [6, 5],
      [-1, 5],
      [1.5, 5],
    ] as const)
      expect(() => consistencyRanges(first, second)).toThrow(RangeError);
  });
});

describe('a forged proof', () => {
  const digit = fc.integer({ min: 0, max: 63 });

  it('of a leaf: another leaf, place, size, root, or one hash more, less or changed', () => {
    fc.assert(
      fc.property(inside, digit, fc.nat(), ([index, size], at, pick) => {
        const right = inclusion(index, size);
        const wrongs = [
          { ...right, leaf: flipped(right.leaf, at) },
          { ...right, root: flipped(right.root, at) },
          { ...right, path: [...right.path, right.root] },
          { ...right, path: [right.leaf, ...right.path] },
          { ...right, index: -1 },
          { ...right, index: size },
          { ...right, index: index + 0.5 },
          { ...right, size: 0 },
          ...(size > 1
            ? [
                { ...right, index: (index + 1 + (pick % (size - 1))) % size },
                { ...right, path: right.path.slice(1) },
                { ...right, path: right.path.slice(0, -1) },
                {
                  ...right,
                  path: right.path.with(pick % right.path.length, flipped(right.path[pick % right.path.length]!, at)),
                },
                { ...right, path: right.path.with(pick % right.path.length, '') },
                { ...right, path: right.path.with(pick % right.path.length, right.root.toUpperCase()) },
              ]
            : []),
        ];
        for (const wrong of wrongs) expect(isIncluded(wrong)).toBe(false);
      }),
    );
  });

  it('of growth: other roots or sizes, or one hash more, less or changed', () => {
    fc.assert(
      fc.property(grown, digit, fc.nat(), ([first, second], at, pick) => {
        const path = consistencyRanges(first, second).map(rootOf);
        const [earlier, later] = [head(first), head(second)];
        expect(isConsistent({ ...earlier, root: flipped(earlier.root, at) }, later, path)).toBe(false);
        expect(isConsistent(earlier, { ...later, root: flipped(later.root, at) }, path)).toBe(false);
        expect(isConsistent(earlier, later, [...path, later.root])).toBe(false);
        expect(isConsistent(earlier, later, [earlier.root, ...path])).toBe(false);
        expect(isConsistent({ ...earlier, count: 0 }, later, path)).toBe(false);
        expect(isConsistent({ ...earlier, count: second + 1 }, later, path)).toBe(false);
        if (first === second) return;
        expect(isConsistent(later, earlier, path)).toBe(false);
        expect(isConsistent(earlier, later, path.slice(1))).toBe(false);
        expect(isConsistent(earlier, later, path.slice(0, -1))).toBe(false);
        const place = pick % path.length;
        expect(isConsistent(earlier, later, path.with(place, flipped(path[place]!, at)))).toBe(false);
      }),
    );
  });

  it('of a tree that forked: no path leads from one to the other', () => {
    fc.assert(
      fc.property(grown, fc.nat(), ([first, second], pick) => {
        const changed = pick % first;
        const other = leaves.with(changed, leafHash(sha256('another')));
        const forked = { count: first, root: foldedRoot(other.slice(0, first)) };
        for (const from of [leaves, other]) {
          const path = consistencyRanges(first, second).map(({ start, end }) => foldedRoot(from.slice(start, end)));
          expect(isConsistent(forked, head(second), path)).toBe(false);
        }
      }),
    );
  });
});
