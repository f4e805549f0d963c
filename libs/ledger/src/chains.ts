import { genesis } from './chain.js';
import { finding, type Finding } from './findings.js';
import type { Examined } from './examined.js';

/** The chain of each stream so far: an event is itself, and follows the one before it. Memory grows with the streams. */
export class Chains {
  private readonly last = new Map<string, Readonly<{ revision: number; hash: string }>>();

  /** What is wrong with the next event of its stream, or null. */
  follow({ sequence, hash, said }: Examined): Finding | null {
    if ('reason' in said) return said;
    const { stream, revision, prevHash } = said;
    const previous = this.last.get(stream) ?? { revision: -1, hash: genesis };
    if (revision !== previous.revision + 1) return finding('revision-gap', sequence, previous.revision + 1);
    if (prevHash !== previous.hash) return finding('chain-broken', sequence);
    this.last.set(stream, { revision, hash });
    return null;
  }
}
