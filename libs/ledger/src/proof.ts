import { half, isOdd, nodeHash } from './merkle.js';

/** Where two nodes stand in their level of the tree: the one that is proven, and the last one there is. */
type Place = { at: number; last: number };

const up = (place: Place): void => {
  place.at = half(place.at);
  place.last = half(place.last);
};

/** Whether the next hash of a path stands to the left; then climbs until the node is not the last without a sibling. */
const fromLeft = (place: Place): boolean => {
  const left = isOdd(place.at) || place.at === place.last;
  if (left) while (!isOdd(place.at) && place.at !== 0) up(place);
  return left;
};

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** What a proof says: this leaf (its RFC 6962 leaf hash) is number `index`, from 0, of the tree with this root. */
export type Inclusion = Readonly<{ leaf: string; index: number; size: number; root: string; path: readonly string[] }>;

/** RFC 9162 §2.1.3.2. All hashes in lower-case hex; anything that is not one proves nothing. */
export const isIncluded = ({ leaf, index, size, root, path }: Inclusion): boolean => {
  if (!isCount(index) || !isCount(size) || index >= size || ![leaf, root, ...path].every(isHash)) return false;
  const place = { at: index, last: size - 1 };
  let hash = leaf;
  for (const sibling of path) {
    if (place.last === 0) return false;
    hash = fromLeft(place) ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    up(place);
  }
  return place.last === 0 && hash === root;
};

/** A tree as it was: how many leaves, which root. */
export type TreeHead = Readonly<{ count: number; root: string }>;

/**
 * RFC 9162 §2.1.4.2: whether the later tree begins with all leaves of the earlier one. An empty earlier tree proves
 * nothing, as in Certificate Transparency's own verifiers.
 */
export const isConsistent = (earlier: TreeHead, later: TreeHead, path: readonly string[]): boolean => {
  if (!isCount(earlier.count) || !isCount(later.count) || earlier.count === 0 || earlier.count > later.count)
    return false;
  if (![earlier.root, later.root, ...path].every(isHash)) return false;
  if (earlier.count === later.count) return path.length === 0 && earlier.root === later.root;
  const place = { at: earlier.count - 1, last: later.count - 1 };
  while (isOdd(place.at)) up(place);
  // A whole subtree at the left edge is not told: it is the earlier root itself.
  const [seed, ...rest] = place.at === 0 ? [earlier.root, ...path] : path;
  if (seed === undefined || path.length === 0) return false;
  let first = seed;
  let second = seed;
  for (const sibling of rest) {
    if (place.last === 0) return false;
    if (fromLeft(place)) {
      first = nodeHash(sibling, first);
      second = nodeHash(sibling, second);
    } else second = nodeHash(second, sibling);
    up(place);
  }
  return place.last === 0 && first === earlier.root && second === later.root;
};
