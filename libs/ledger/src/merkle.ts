import { hash } from 'node:crypto';

const size = 32;
const leafInput = Buffer.alloc(1 + size, 0x00);
const nodeInput = Buffer.alloc(1 + 2 * size, 0x01);

/** RFC 6962 §2.1: SHA-256(0x00 ‖ data). Leaf data here are the 32 bytes of an event's hash. */
export const leafHash = (data: Uint8Array): Uint8Array => {
  if (data.length !== size) return hash('sha256', Buffer.concat([Buffer.of(0x00), data]), 'buffer');
  leafInput.set(data, 1);
  return hash('sha256', leafInput, 'buffer');
};

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + size);
  return hash('sha256', nodeInput, 'buffer');
};

const isOdd = (count: number): boolean => count % 2 === 1;
const half = (count: number): number => Math.floor(count / 2);

/** How many perfect trees make up a tree of `count` leaves: the ones of its binary form. */
const peaksOf = (count: number): number => {
  let peaks = 0;
  for (let rest = count; rest > 0; rest = half(rest)) if (isOdd(rest)) peaks++;
  return peaks;
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
    /** Hashes of the perfect subtrees, the largest first. */
    private readonly peaks: readonly Uint8Array[],
  ) {}

  /** Reads what `bytes` wrote. @throws RangeError when the bytes are not those of a tree of `count` leaves */
  static parse(count: number, bytes: Uint8Array): Frontier {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`no tree has ${count} leaves`);
    const peaks = peaksOf(count);
    if (bytes.length !== peaks * size)
      throw new RangeError(`a tree of ${count} leaves has ${peaks} peaks, not ${bytes.length} bytes`);
    return new Frontier(
      count,
      Array.from({ length: peaks }, (_, index) => bytes.slice(index * size, (index + 1) * size)),
    );
  }

  /** The tree with one leaf more. */
  append(data: Uint8Array): Frontier {
    const peaks = [...this.peaks];
    let node = leafHash(data);
    for (let rest = this.count; isOdd(rest); rest = half(rest)) node = nodeHash(peaks.pop()!, node);
    peaks.push(node);
    return new Frontier(this.count + 1, peaks);
  }

  /** Merkle tree hash in lower-case hex; SHA-256 of nothing for the empty tree. */
  get root(): string {
    if (this.peaks.length === 0) return hash('sha256', '', 'hex');
    return Buffer.from(this.peaks.reduceRight((right, left) => nodeHash(left, right))).toString('hex');
  }

  /** The peaks, end to end. */
  get bytes(): Uint8Array {
    return Buffer.concat(this.peaks);
  }
}
