import { hash } from 'node:crypto';

// Hashes are hex texts throughout: a million small buffers cost the garbage collector more than their writing out.
const digits = 64;
const leafInput = Buffer.alloc(1 + digits / 2, 0x00);
const nodeInput = Buffer.alloc(1 + digits, 0x01);

/** RFC 6962 §2.1: SHA-256(0x00 ‖ data); data and answer in hex. In the ledger, data is the hash of an event. */
export const leafHash = (data: string): string => {
  if (data.length !== digits) return hash('sha256', Buffer.from(`00${data}`, 'hex'), 'hex');
  leafInput.write(data, 1, 'hex');
  return hash('sha256', leafInput, 'hex');
};

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right); all in hex. */
export const nodeHash = (left: string, right: string): string => {
  nodeInput.write(left, 1, 'hex');
  nodeInput.write(right, 1 + digits / 2, 'hex');
  return hash('sha256', nodeInput, 'hex');
};

/** Of a count that may be beyond 2³¹, where the bit operators end. */
export const isOdd = (count: number): boolean => count % 2 === 1;
/** Rounded down. */
export const half = (count: number): number => Math.floor(count / 2);

/** How many perfect trees make up a tree of `count` leaves: the ones of its binary form. */
const peaksOf = (count: number): number => {
  let peaks = 0;
  for (let rest = count; rest > 0; rest = half(rest)) if (isOdd(rest)) peaks++;
  return peaks;
};

/** Leaves of the largest perfect subtree that begins after `start` leaves and ends within `count`. */
const widthAfter = (start: number, count: number): number => {
  let width = 1;
  while (start % (2 * width) === 0 && start + 2 * width <= count) width *= 2;
  return width;
};

/**
 * The right edge of an RFC 6962 tree: enough to append and to know the root, whatever the size of the log.
 * A value: `append` answers another one.
 */
export class Frontier {
  static readonly empty = new Frontier(0, []);

  private constructor(
    /** Leaves so far. */
    readonly count: number,
    /** Hashes of the perfect subtrees, from the left: of a whole tree, the largest first. */
    readonly peaks: readonly string[],
    /** Leaves to the left of the first peak. */
    private readonly start = 0,
  ) {}

  /** Nothing yet of a tree after its first `start` leaves: what grows from here has peaks to `join`, and no root. */
  static after(start: number): Frontier {
    return new Frontier(start, [], start);
  }

  /** Reads what `text` wrote. @throws RangeError when it is not that of a tree of `count` leaves */
  static parse(count: number, text: string): Frontier {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`no tree has ${count} leaves`);
    const peaks = text.match(/[0-9a-f]{64}/g) ?? [];
    if (peaks.length !== peaksOf(count) || text.length !== peaks.length * digits)
      throw new RangeError(`a tree of ${count} leaves has ${peaksOf(count)} peaks, not those of "${text}"`);
    return new Frontier(count, peaks);
  }

  /** The tree with one leaf more; `data` in hex. */
  append(data: string): Frontier {
    return this.grow(leafHash(data));
  }

  /** The same for a leaf that is hashed already (`leafHash`), or for a perfect subtree of `width` leaves; hex. */
  grow(leaf: string, width = 1): Frontier {
    const peaks = [...this.peaks];
    let node = leaf;
    let [rest, wide] = [this.count / width, width];
    // What stands to the left of the start is another's.
    for (; isOdd(rest) && (rest - 1) * wide >= this.start; rest = half(rest), wide *= 2)
      node = nodeHash(peaks.pop()!, node);
    peaks.push(node);
    return new Frontier(this.count + width, peaks, this.start);
  }

  /** The tree with the leaves up to `count` more, by the peaks that they made `after` the ones of this. */
  join(count: number, peaks: readonly string[]): Frontier {
    return peaks.reduce<Frontier>((tree, peak) => tree.grow(peak, widthAfter(tree.count, count)), this);
  }

  /** Merkle tree hash in lower-case hex; SHA-256 of nothing for the empty tree. */
  get root(): string {
    if (this.peaks.length === 0) return hash('sha256', '', 'hex');
    return this.peaks.reduceRight((right, left) => nodeHash(left, right));
  }

  /** The peaks in hex, end to end. */
  get text(): string {
    return this.peaks.join('');
  }
}
