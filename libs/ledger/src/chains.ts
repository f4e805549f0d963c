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

/** An event's bytes, its hash and where it stands: all that its chain is made of. */
export type Hashed = Pick<LedgerRecord, 'sequence' | 'data' | 'meta' | 'hash'>;

/** The envelope's fields that the checks rest on; anything else in it is covered by its hash. */
type Envelope = Readonly<Partial<Record<string, unknown>>> & Readonly<{ stream: string; revision: number }>;

const parsed = (meta: string): Envelope | null => {
  try {
    const value: unknown = JSON.parse(meta);
    if (typeof value !== 'object' || value === null) return null;
    const { stream, revision } = value as Partial<Envelope>;
    return typeof stream === 'string' && Number.isSafeInteger(revision) ? (value as Envelope) : null;
  } catch {
    return null;
  }
};

/** An envelope that is itself and of these data, or what is wrong with it. */
const examined = (event: Hashed): Readonly<{ wrong: Finding }> | Readonly<{ wrong: null; envelope: Envelope }> => {
  const { sequence, data, meta, hash } = event;
  if (sha256(meta) !== hash) return { wrong: finding('hash-differs', sequence) };
  const envelope = parsed(meta);
  if (!envelope) return { wrong: finding('unreadable', sequence) };
  const version = envelope['hashVersion'];
  if (version !== hashVersion) return { wrong: finding('hash-version', sequence, version) };
  if (envelope['dataHash'] !== sha256(data)) return { wrong: finding('data-differs', sequence) };
  return { wrong: null, envelope };
};

const columns = ['stream', 'revision', 'id', 'type'] as const;

/** The chain of each stream so far: an event is itself, and follows the one before it. Memory grows with the streams. */
export class Chains {
  private readonly last = new Map<string, Readonly<{ revision: number; hash: string }>>();

  /** What is wrong with the next event of its stream, or null; with its columns, where it is kept beside some. */
  follow(event: Hashed & Partial<LedgerRecord>): Finding | null {
    const { sequence, hash } = event;
    const found = examined(event);
    if (found.wrong) return found.wrong;
    const { envelope } = found;
    const { stream, revision, prevHash } = envelope;
    for (const column of columns)
      if (event[column] !== undefined && event[column] !== envelope[column])
        return finding('column-differs', sequence, column);
    const previous = this.last.get(stream) ?? { revision: -1, hash: genesis };
    if (revision !== previous.revision + 1) return finding('revision-gap', sequence, previous.revision + 1);
    if (prevHash !== previous.hash) return finding('chain-broken', sequence);
    this.last.set(stream, { revision, hash });
    return null;
  }
}
