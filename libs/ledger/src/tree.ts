import { nodeHash } from './merkle.js';

/** Leaves from `start` (counted from 0) up to, and not with, `end`. */
export type LeafRange = Readonly<{ start: number; end: number }>;

/** The largest power of two below a number of leaves: where RFC 6962 splits a tree. */
const splitOf = (leaves: number): number => {
  let split = 1;
  while (split * 2 < leaves) split *= 2;
  return split;
};

const sizeOf = ({ start, end }: LeafRange): number => end - start;

const halves = ({ start, end }: LeafRange): readonly [LeafRange, LeafRange] => {
  const middle = start + splitOf(end - start);
  return [
    { start, end: middle },
    { start: middle, end },
  ];
};

/**
 * The subtrees whose hashes are the audit path of one leaf (RFC 6962 §2.1.1), from the leaf's sibling up.
 * @throws RangeError when there is no such leaf
 */
export const inclusionRanges = (index: number, size: number): readonly LeafRange[] => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path: LeafRange[] = [];
  for (let tree: LeafRange = { start: 0, end: size }; sizeOf(tree) > 1;) {
    const [left, right] = halves(tree);
    path.push(index < left.end ? right : left);
    tree = index < left.end ? left : right;
  }
  return path.reverse();
};

/**
 * The subtrees whose hashes show that a tree of `second` leaves is one of `first` that has grown (RFC 6962 §2.1.2).
 * @throws RangeError unless 0 < first ≤ second
 */
export const consistencyRanges = (first: number, second: number): readonly LeafRange[] => {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 1 || first > second)
    throw new RangeError(`no tree of ${first} leaves grows to ${second}`);
  const path: LeafRange[] = [];
  let tree: LeafRange = { start: 0, end: second };
  while (tree.end !== first) {
    const [left, right] = halves(tree);
    path.push(first <= left.end ? right : left);
    tree = first <= left.end ? left : right;
  }
  // The older tree is a whole subtree only when it is the left edge: then its root need not be told.
  if (tree.start > 0) path.push(tree);
  return path.reverse();
};

/** Root of a subtree from the hashes of its leaves, or of its whole subtrees of equal size; at least one. */
export const foldedRoot = (hashes: readonly string[]): string => {
  let level = hashes;
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at < level.length; at += 2) {
      // What has no sibling goes up as it is: so the tree of RFC 6962 grows at its right edge.
      above.push(at + 1 < level.length ? nodeHash(level[at]!, level[at + 1]!) : level[at]!);
    }
    level = above;
  }
  return level[0]!;
};
