import { genesis, hashVersion, sha256 } from './chain.js';
import { finding, type Finding } from './findings.js';

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

/** The chain of each stream so far: an event is itself, and follows the one before it. Memory grows with the streams. */
export class Chains {
  private readonly last = new Map<string, Readonly<{ revision: number; hash: string }>>();

  /** What is wrong with the next event of its stream, or null; a wrong one is not remembered. */
  examine(event: LedgerRecord): Finding | null {
    const { sequence, stream, revision } = event;
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
    this.last.set(stream, { revision, hash: event.hash });
    return null;
  }
}
