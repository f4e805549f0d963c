import { genesis, hashVersion, linked, sha256 } from './chain.js';
import { finding, type Finding } from './findings.js';
import { Frontier } from './merkle.js';

export { type Finding, type FindingReason } from './findings.js';

/** One event as the store keeps it: columns beside the bytes that were hashed. */
export type LedgerRecord = Readonly<{
  sequence: number;
  stream: string;
  revision: number;
  id: string;
  type: string;
  /** RFC 8785 text of the fact's data. */
  data: string;
  /** RFC 8785 text of the envelope. */
  meta: string;
  /** SHA-256 of `meta`, lower-case hex. */
  hash: string;
  /** See `linked`; absent where the engine keeps no order beside its own. */
  link?: string;
}>;

/** Count and root of a log at some time. Kept outside the store, it shows that nothing was cut off since. */
export type Head = Readonly<{ storeId: string; count: number; root: string }>;

/** What a whole log came to. */
export type Verified = Readonly<{
  count: number;
  root: string;
  /** The first thing that is wrong, or null. */
  finding: Finding | null;
  /** Whether a head from outside vouches for the tail; without one, a cut tail cannot be seen. */
  tailProven: boolean;
}>;

/** The envelope's fields that the checks rest on; anything else in it is covered by its hash. */
type Envelope = Readonly<Partial<Record<string, unknown>>>;

const parsed = (meta: string): Envelope | null => {
  try {
    const value: unknown = JSON.parse(meta);
    return typeof value === 'object' && value !== null ? (value as Envelope) : null;
  } catch {
    return null;
  }
};

/**
 * Checks a log, event by event in order of sequence, and remembers the first thing that is wrong. It trusts nothing
 * but SHA-256 (and the head, when one is given); its memory grows with the number of streams only.
 */
export class Verifier {
  private frontier = Frontier.empty;
  private link = genesis;
  private readonly last = new Map<string, Readonly<{ revision: number; hash: string }>>();
  private first: Finding | null = null;

  constructor(
    private readonly storeId: string,
    /** A head kept outside the store, if there is one. */
    private readonly head?: Head,
  ) {
    if (head && head.storeId !== storeId) this.first = finding('foreign-head', 0, head.storeId);
    else if (head?.count === 0 && head.root !== Frontier.empty.root) this.first = finding('head-differs', 0);
  }

  /** Looks at the next event; answers the first finding so far. After a finding nothing more is looked at. */
  add(event: LedgerRecord): Finding | null {
    return (this.first ??= this.examine(event));
  }

  /** Ends the log. `own` is what the store itself says of its log: count and root. */
  finish(own?: Readonly<{ count: number; root: string }>): Verified {
    const { count, root } = this.frontier;
    if (this.head && this.head.count > count) this.first ??= finding('cut-tail', count + 1, this.head.count);
    if (own && own.count > count) this.first ??= finding('cut-tail', count + 1, own.count);
    if (own && (own.count !== count || own.root !== root)) this.first ??= finding('frontier-differs', count);
    return { count, root, finding: this.first, tailProven: !this.first && this.head?.count === count };
  }

  private examine(event: LedgerRecord): Finding | null {
    const { sequence, stream, revision } = event;
    const expected = this.frontier.count + 1;
    if (sequence !== expected) return finding('sequence-gap', expected, sequence);
    if (sha256(event.meta) !== event.hash) return finding('hash-differs', sequence);

    const envelope = parsed(event.meta);
    if (!envelope) return finding('unreadable', sequence);
    if (envelope['hashVersion'] !== hashVersion) return finding('hash-version', sequence, envelope['hashVersion']);
    if (envelope['dataHash'] !== sha256(event.data)) return finding('data-differs', sequence);
    for (const column of ['stream', 'revision', 'id', 'type'] as const)
      if (envelope[column] !== event[column]) return finding('column-differs', sequence, column);

    const previous = this.last.get(stream) ?? { revision: -1, hash: genesis };
    if (revision !== previous.revision + 1) return finding('revision-gap', sequence, previous.revision + 1);
    if (envelope['prevHash'] !== previous.hash) return finding('chain-broken', sequence);

    const link = linked(this.link, event.hash);
    if (event.link !== undefined && event.link !== link) return finding('order-differs', sequence);

    this.link = link;
    this.last.set(stream, { revision, hash: event.hash });
    this.frontier = this.frontier.append(event.hash);
    if (this.head?.count === sequence && this.head.root !== this.frontier.root)
      return finding('head-differs', sequence);
    return null;
  }
}
