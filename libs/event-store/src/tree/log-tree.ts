import {
  consistencyRanges,
  foldedRoot,
  Frontier,
  inclusionRanges,
  leafHash,
  nodeHash,
  type LeafRange,
  type TreeHead,
} from '@app/ledger';
import { StoreUnavailable, type EventStore } from '../event-store.js';
import { KeptNodes } from './kept-nodes.js';

/** Children of a kept node. A proof in a log of a million events then reads about a thousand hashes. */
const width = 256;
/** This node's copy of the log ends before what is asked. */
export const behind = (): StoreUnavailable => new StoreUnavailable('本节点的记录还没有跟上，请稍后再试。', 'busy');

/** Kept nodes that are made in one go, before others have their turn. */
const together = 16;

const full = (level: number): number => width ** level;

/** The RFC 6962 tree over a log: what was its root at any count, and the proofs. What it keeps can be made again. */
export class LogTree {
  private growing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Pick<EventStore, 'storeId' | 'head' | 'readHashes'>,
    private readonly nodes = new KeptNodes(),
  ) {
    nodes.claim(store.storeId);
  }

  /** The head of the log, which the tree has been grown to. @throws StoreUnavailable when the log is not what its root says */
  async head(): Promise<TreeHead> {
    const { count, root } = await this.store.head();
    await this.grow(count);
    if ((await this.rootAt(count)) === root) return { count, root };
    // An older log was put in the place of this one, say: then what was kept is of another.
    this.nodes.forget();
    await this.grow(count);
    if ((await this.rootAt(count)) === root) return { count, root };
    throw new StoreUnavailable('日志与其根值不符，请先运行 hengjian verify 查明位置，再从备份恢复。', 'corrupt');
  }

  /** Root of the first so many events; of what was there at any time. */
  async rootAt(count: number): Promise<string> {
    return count === 0 ? Frontier.empty.root : this.rootOf({ start: 0, end: count });
  }

  /** Audit path of an event by its sequence, in a tree of `count`. @throws RangeError */
  inclusion(sequence: number, count: number): Promise<readonly string[]> {
    return this.roots(inclusionRanges(sequence - 1, count));
  }

  /** How a tree of `first` events grew into one of `second`. @throws RangeError */
  consistency(first: number, second: number): Promise<readonly string[]> {
    return this.roots(consistencyRanges(first, second));
  }

  close(): void {
    this.nodes.close();
  }

  private async roots(ranges: readonly LeafRange[]): Promise<readonly string[]> {
    const roots: string[] = [];
    for (const range of ranges) roots.push(await this.rootOf(range));
    return roots;
  }

  /** `start` stands where a tree of this size may: RFC 6962 splits at powers of two only. */
  private async rootOf({ start, end }: LeafRange): Promise<string> {
    let level = 0;
    while (full(level + 1) <= end - start) level += 1;
    const whole = Math.floor((end - start) / full(level));
    const split = start + whole * full(level);
    const nodes = await this.hashes(level, start / full(level), whole);
    if (split === end) return foldedRoot(nodes);
    // Whole nodes of this level to the left, less than one to the right.
    return this.joined(nodes, await this.rootOf({ start: split, end }));
  }

  /** The root over whole nodes and what is beside them: their peaks, joined from the right. */
  private joined(nodes: readonly string[], rest: string): string {
    let right = rest;
    for (let end = nodes.length; end > 0;) {
      // The lowest bit is the smallest perfect tree at the right edge.
      const size = end & -end;
      right = nodeHash(foldedRoot(nodes.slice(end - size, end)), right);
      end -= size;
    }
    return right;
  }

  private async hashes(level: number, from: number, count: number): Promise<readonly string[]> {
    if (level === 0) return this.leaves(from, count);
    const kept = this.nodes.read(level, from, count);
    if (kept.length === count) return kept;
    // Asked for a place that was not grown to yet.
    await this.grow((from + count) * full(level));
    return this.nodes.read(level, from, count);
  }

  /** All of them: a hash over fewer would be a wrong one, and kept. @throws StoreUnavailable where they have not come yet */
  private async leaves(from: number, count: number): Promise<readonly string[]> {
    const hashes = await this.store.readHashes({ after: from, limit: count });
    if (hashes.length < count) throw behind();
    return hashes.map(leafHash);
  }

  /** Keeps the whole nodes of the first so many leaves; one at a time, whoever asks. */
  private grow(count: number): Promise<void> {
    this.growing = this.growing.then(
      () => this.keep(count),
      () => this.keep(count),
    );
    return this.growing;
  }

  private async keep(count: number): Promise<void> {
    for (let level = 1; full(level) <= count; level += 1) {
      const wanted = Math.floor(count / full(level));
      for (let have = this.nodes.count(level); have < wanted;) {
        const next = Math.min(wanted - have, together);
        const children = await this.childrenOf(level, have, next);
        const made = Array.from({ length: next }, (_, at) => foldedRoot(children.slice(at * width, (at + 1) * width)));
        this.nodes.add(level, have, made);
        have += next;
        await new Promise((resume) => setImmediate(resume));
      }
    }
  }

  private childrenOf(level: number, from: number, count: number): Promise<readonly string[]> | readonly string[] {
    if (level === 1) return this.hashes(0, from * width, count * width);
    return this.nodes.read(level - 1, from * width, count * width);
  }
}
