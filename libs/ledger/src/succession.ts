import { genesis, linked } from './chain.js';
import { Chains, type Piece } from './chains.js';
import type { Examined } from './examined.js';
import { finding, type Finding } from './findings.js';
import { Frontier } from './merkle.js';

/** What an event says of its place in the order of the log. */
type Opening = Pick<Examined, 'sequence' | 'hash' | 'link'>;

/**
 * Events that were followed from one to the next without what stood before them: all that is left to check is whether
 * they go on from there.
 */
export type Stretch = Readonly<{
  first: Opening;
  /** Sequence of the last one, and its link. */
  to: number;
  link?: string;
  pieces: readonly Piece[];
  /** What they add to the tree of a whole log (see `Frontier.after`). */
  peaks?: readonly string[];
}>;

/** The order of a whole log: every event has its number, follows the one before it in its stream, and links to the one before it. */
export class Succession {
  private constructor(
    private readonly first: Opening | null,
    private readonly chains: Chains,
    private tree: Frontier,
    private link: string,
  ) {}

  /** From the first event of a log. */
  static fromStart(): Succession {
    return new Succession(null, new Chains(), Frontier.empty, genesis);
  }

  /** From any event, whose place is taken at its word; null for one that is wrong by itself or does not say its link. */
  static from(event: Examined): Succession | null {
    const { sequence, hash, link, leaf } = event;
    const chains = Chains.fromAnywhere();
    if (link === undefined || chains.follow(event)) return null;
    return new Succession({ sequence, hash, link }, chains, Frontier.after(sequence - 1).grow(leaf), link);
  }

  /** Events so far, or the sequence of the last one. */
  get count(): number {
    return this.tree.count;
  }

  /** Root of their tree, hex: of a log that was followed from its start. */
  get root(): string {
    return this.tree.root;
  }

  /** What is wrong with the next event, or null. */
  follow(event: Examined): Finding | null {
    const { sequence, hash, leaf } = event;
    if (sequence !== this.count + 1) return finding('sequence-gap', this.count + 1, sequence);
    const wrong = this.chains.wrongWith(event);
    if (wrong) return wrong;
    const link = linked(this.link, hash);
    if (event.link !== undefined && event.link !== link) return finding('order-differs', sequence);
    this.chains.keep(event);
    this.link = link;
    this.tree = this.tree.grow(leaf);
    return null;
  }

  /** What was followed from an event that is not the first of the log. */
  get stretch(): Stretch {
    const { first, count: to, link, chains, tree } = this;
    return { first: first!, to, link, pieces: chains.pieces, peaks: tree.peaks };
  }

  /** Takes events over that were followed elsewhere; false, and none of them, where they do not go on from here. */
  join({ first, to, link, pieces, peaks }: Stretch): boolean {
    const goesOn = first.sequence === this.count + 1 && linked(this.link, first.hash) === first.link;
    if (!goesOn || link === undefined || !peaks || !this.chains.goesOn(pieces)) return false;
    this.chains.join(pieces);
    this.link = link;
    this.tree = this.tree.join(to, peaks);
    return true;
  }
}
