import { canonical, genesis, sha256 } from '@app/ledger';

/** What is noted at the door. */
export type JournalKind =
  | 'signed-in'
  | 'sign-in-failed'
  | 'locked-out'
  | 'signed-out'
  | 'session-ended'
  | 'password-changed'
  | 'token-issued'
  | 'token-revoked'
  /** All data are about to be copied: who asked. */
  | 'backup-asked'
  /** Somebody looked at a past point: `about` says whose, which, and what of it. */
  | 'history-read';

/**
 * What was looked at, of looks that came together. Ids, days and numbers only.
 * A range is the earliest and the latest point of an axis that was named, as it was sent.
 */
export type HistoryRead = Readonly<{
  /** Null: of no single unit. */
  unitId: string | null;
  /** Last words of the routes' addresses: `standing`, `explanation`, `events`, `proof`; sorted. */
  kinds: readonly string[];
  asOf: readonly [string, string] | null;
  knownAt: readonly [string, string] | null;
  knownBy: readonly [string, string] | null;
  /** Numbers of events that were opened, the first and the last. */
  events: readonly [number, number] | null;
  /** How many looks. */
  reads: number;
}>;

/** One thing noted. Ids only, and the address it came from; the log of events has none of it. */
export type JournalNote = Readonly<{
  /** ISO instant. */
  at: string;
  kind: JournalKind;
  /** Null when nobody has the name that was tried. */
  accountId: string | null;
  /** Remote address; null for the command line. */
  address: string | null;
  /** Of `history-read` only. */
  about?: HistoryRead | null;
}>;

export type JournalEntry = JournalNote & Readonly<{ sequence: number; prevHash: string; hash: string }>;

export type JournalQuery = Readonly<{
  /** Only these accounts' entries; all when absent. An empty list finds nothing. */
  accountIds?: readonly string[];
  /** With `accountIds`: also what others looked at of these units' past. */
  unitIds?: readonly string[];
  /** ISO instants: from (included) to (excluded). */
  from?: string;
  to?: string;
  limit: number;
  offset: number;
}>;

/** `badFrom`: sequence of the first entry that does not fit, or null. A cut tail shows only against a count kept elsewhere. */
export type JournalProof = Readonly<{ count: number; hash: string; badFrom: number | null }>;

/** Sign-ins and what else happens at the door, chained by SHA-256, with a retention of its own. */
export abstract class AccessJournal {
  abstract note(note: JournalNote): Promise<JournalEntry>;
  /** Newest first. */
  abstract list(query: JournalQuery): Promise<Readonly<{ items: readonly JournalEntry[]; total: number }>>;
  abstract verify(): Promise<JournalProof>;
  abstract backup(file: string): Promise<void>;
  abstract close(): Promise<void>;
}

/** Links a note to the entry before it. */
export const chained = (
  note: JournalNote,
  before: Pick<JournalEntry, 'sequence' | 'hash'> | undefined,
): JournalEntry => {
  const linked = {
    sequence: (before?.sequence ?? 0) + 1,
    at: note.at,
    kind: note.kind,
    accountId: note.accountId,
    address: note.address,
    // Entries from before there was any have no such field, and keep their hash.
    ...(note.about && { about: note.about }),
    prevHash: before?.hash ?? genesis,
  };
  return { ...linked, hash: sha256(canonical(linked)) };
};

/** Recomputes the chain over entries in order. */
export const proofOf = (entries: Iterable<JournalEntry>): JournalProof => {
  let before: JournalEntry | undefined;
  let count = 0;
  let badFrom: number | null = null;
  for (const entry of entries) {
    count += 1;
    const expected = chained(entry, before);
    if (badFrom === null && (expected.hash !== entry.hash || expected.sequence !== entry.sequence)) {
      badFrom = expected.sequence;
    }
    before = entry;
  }
  return { count, hash: before?.hash ?? genesis, badFrom };
};
