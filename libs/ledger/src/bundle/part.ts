import { Chains } from '../chains.js';
import { finding, type Finding } from '../findings.js';
import { isIncluded, type TreeHead } from '../proof.js';
import type { ExaminedEvent } from './examined-line.js';

/** Base64 of the bundle as the hex of the proofs. */
export const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');

/** Checks whole streams out of a log: each event is itself, follows the one before it, and stood in the log. */
export class PartVerifier {
  private readonly chains = new Chains();
  private last = 0;

  constructor(private readonly tree: TreeHead) {}

  /** What is wrong with the next event, or null. */
  follow(event: ExaminedEvent): Finding | null {
    const { sequence, leaf, path } = event;
    if (sequence <= this.last) return finding('out-of-order', sequence, this.last);
    this.last = sequence;
    const wrong = this.chains.follow(event);
    if (wrong) return wrong;
    const { count: size, root } = this.tree;
    const proof = { leaf, index: sequence - 1, size, root, path: (path ?? []).map(hexOf) };
    return isIncluded(proof) ? null : finding('not-included', sequence);
  }
}
