import { Chains } from '../chains.js';
import { finding, type Finding } from '../findings.js';
import { isIncluded, type TreeHead } from '../proof.js';
import type { Stretch } from '../succession.js';
import type { ExaminedEvent } from './examined-line.js';

/** Base64 of the bundle as the hex of the proofs. */
export const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');

/** Checks whole streams out of a log: each event is itself, follows the one before it, and stood in the log. */
export class PartVerifier {
  private first: Stretch['first'] | null = null;
  private last = 0;

  /** @param chains from their start, or from anywhere to make a stretch that is joined elsewhere */
  constructor(
    private readonly tree: TreeHead,
    private readonly chains = new Chains(),
  ) {}

  /** What is wrong with the next event, or null. */
  follow(event: ExaminedEvent): Finding | null {
    const { sequence, hash, leaf, path } = event;
    if (sequence <= this.last) return finding('out-of-order', sequence, this.last);
    const wrong = this.chains.wrongWith(event);
    if (wrong) return wrong;
    const { count: size, root } = this.tree;
    const proof = { leaf, index: sequence - 1, size, root, path: (path ?? []).map(hexOf) };
    if (!isIncluded(proof)) return finding('not-included', sequence);
    this.chains.keep(event);
    this.first ??= { sequence, hash };
    this.last = sequence;
    return null;
  }

  /** What was followed. */
  get stretch(): Stretch {
    return { first: this.first!, to: this.last, pieces: this.chains.pieces };
  }

  /** Takes events over that were followed elsewhere; false, and none of them, where they do not go on from here. */
  join({ first, to, pieces }: Stretch): boolean {
    if (first.sequence <= this.last || !this.chains.goesOn(pieces)) return false;
    this.chains.join(pieces);
    this.last = to;
    return true;
  }
}
