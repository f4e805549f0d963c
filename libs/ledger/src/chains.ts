import { genesis } from './chain.js';
import type { Examined, Place } from './examined.js';
import { finding, type Finding } from './findings.js';

/** The last event of a stream so far. */
type Last = Readonly<{ revision: number; hash: unknown }>;

/** A stream within a stretch of events: where its first one says that it stands, and its last one. */
export type Piece = Readonly<{ first: Place; last: Last }>;

const before: Last = { revision: -1, hash: genesis };

/** The chain of each stream so far: an event is itself, and follows the one before it. Memory grows with the streams. */
export class Chains {
  private readonly last = new Map<string, Last>();

  /** @param firsts where chains begin in the middle: the first event of each stream, which is taken at its word */
  constructor(private readonly firsts: Map<string, Place> | null = null) {}

  /** From wherever the first event of each stream says that it stands: whether it does, `goesOn` says. */
  static fromAnywhere(): Chains {
    return new Chains(new Map());
  }

  /** What is wrong with the next event of its stream, or null; then it is the last one of it. */
  follow(event: Examined): Finding | null {
    const wrong = this.wrongWith(event);
    if (!wrong) this.keep(event);
    return wrong;
  }

  /** What is wrong with the next event of its stream, or null. */
  wrongWith({ sequence, said }: Examined): Finding | null {
    return 'reason' in said ? said : this.misplaced(said, sequence);
  }

  /** Makes an event with which nothing is wrong the last one of its stream. */
  keep({ hash, said }: Examined): void {
    if ('reason' in said) return;
    const { stream, revision } = said;
    if (this.firsts && !this.last.has(stream)) this.firsts.set(stream, said);
    this.last.set(stream, { revision, hash });
  }

  /** The pieces of streams that were followed from anywhere. */
  get pieces(): readonly Piece[] {
    return Array.from(this.firsts ?? [], ([stream, first]) => ({ first, last: this.last.get(stream)! }));
  }

  /** Whether each piece goes on where its stream ended. */
  goesOn(pieces: readonly Piece[]): boolean {
    return pieces.every(({ first }) => !this.misplaced(first, 0));
  }

  /** Makes pieces that go on here the last of their streams. */
  join(pieces: readonly Piece[]): void {
    for (const { first, last } of pieces) this.last.set(first.stream, last);
  }

  private misplaced({ stream, revision, prevHash }: Place, sequence: number): Finding | null {
    const previous = this.last.get(stream) ?? (this.firsts ? { revision: revision - 1, hash: prevHash } : before);
    if (revision !== previous.revision + 1) return finding('revision-gap', sequence, previous.revision + 1);
    return prevHash === previous.hash ? null : finding('chain-broken', sequence);
  }
}
