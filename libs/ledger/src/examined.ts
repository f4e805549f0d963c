import { hashVersion, sha256 } from './chain.js';
import { finding, type Finding } from './findings.js';
import { leafHash } from './merkle.js';

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
  link?: string | undefined;
}>;

/** An event's bytes (or their text), its hash and link: all that can be looked at without its neighbours. */
export type Hashed = Pick<LedgerRecord, 'sequence' | 'hash' | 'link'> &
  Readonly<{ data: string | Buffer; meta: string | Buffer }>;

/** With the columns that it is filed under, where it is kept beside some. */
export type Filed = Hashed & Partial<Pick<LedgerRecord, (typeof columns)[number]>>;

/** Where an envelope says that its event stands. */
export type Place = Readonly<{ stream: string; revision: number; prevHash: unknown }>;

/** An event that was looked at by itself, in whatever thread: what its neighbours are then held against. */
export type Examined = Pick<LedgerRecord, 'sequence' | 'hash' | 'link'> &
  Readonly<{
    /** Its leaf in the tree of the log, hex. */
    leaf: string;
    /** Where it says it stands, or what is wrong with it. */
    said: Place | Finding;
  }>;

/** The envelope's fields that the checks rest on; anything else in it is covered by its hash. */
type Envelope = Place & Readonly<Partial<Record<string, unknown>>>;

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

const columns = ['stream', 'revision', 'id', 'type'] as const;

const saidBy = (event: Filed): Place | Finding => {
  const { sequence, data, meta, hash } = event;
  if (sha256(meta) !== hash) return finding('hash-differs', sequence);
  const envelope = parsed(meta.toString());
  if (!envelope) return finding('unreadable', sequence);
  const version = envelope['hashVersion'];
  if (version !== hashVersion) return finding('hash-version', sequence, version);
  if (envelope['dataHash'] !== sha256(data)) return finding('data-differs', sequence);
  for (const column of columns)
    if (event[column] !== undefined && event[column] !== envelope[column])
      return finding('column-differs', sequence, column);
  const { stream, revision, prevHash } = envelope;
  return { stream, revision, prevHash };
};

/** Looks at an event by itself: whether its envelope has its hash, is of its data, and says what it is filed under. */
export const examined = (event: Filed): Examined => {
  const { sequence, hash, link } = event;
  return { sequence, hash, link, leaf: leafHash(hash), said: saidBy(event) };
};
