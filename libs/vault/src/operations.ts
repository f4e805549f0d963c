import type { Outbox } from './outbox.js';
import type { ReadMarks } from './read-marks.js';
import type { Soon } from './soon.js';

/** A signed-in browser. Its token is known to the browser only; the store has the hash. */
export type Session = Readonly<{
  id: string;
  accountId: string;
  /** ISO instants. */
  openedAt: string;
  seenAt: string;
  /** Ends whatever happens. */
  endsAt: string;
}>;

/** A program's credential. */
export type BearerToken = Readonly<{
  id: string;
  accountId: string;
  /** What it is for, in its owner's words. */
  label: string;
  createdAt: string;
  endsAt: string;
  /** When it was used last, to the minute; null when never. */
  usedAt: string | null;
}>;

/** Failures of one key within `windowMs` that lock it for `lockMs`. */
export type LockoutPolicy = Readonly<{ attempts: number; windowMs: number; lockMs: number }>;

/** Server sessions: idle and absolute limits, known by hashed tokens. Ended ones are as if they had never been. */
export abstract class Sessions {
  /** @returns the token, which is not kept. */
  abstract open(
    accountId: string,
    at: string,
    limits: Readonly<{ absoluteMs: number }>,
  ): Promise<Readonly<{ token: string; session: Session }>>;
  /**
   * The session of a token that is neither idle for too long nor over; using it keeps it alive. At once where it is at
   * hand, as it is asked with every request.
   */
  abstract use(token: string, at: string, idleMs: number): Soon<Session | null>;
  /** Sessions of one account that have not reached their end, newest first. */
  abstract list(accountId: string, at: string): Promise<readonly Session[]>;
  /** Whether that account had such a session. */
  abstract end(accountId: string, id: string): Promise<boolean>;
  /** Ends all of an account's sessions, but one if named; answers how many. */
  abstract endAll(accountId: string, except?: string): Promise<number>;
}

/** Bearer tokens of programs. */
export abstract class BearerTokens {
  /** @returns the token, which is shown once and not kept. */
  abstract issue(
    token: Readonly<{ accountId: string; label: string; at: string; endsAt: string }>,
  ): Promise<Readonly<{ token: string; record: BearerToken }>>;
  /** The record of a token that has not run out; at once where it is at hand, as it is asked with every request. */
  abstract use(token: string, at: string): Soon<BearerToken | null>;
  abstract list(accountId: string, at: string): Promise<readonly BearerToken[]>;
  abstract revoke(accountId: string, id: string): Promise<boolean>;
  abstract revokeAll(accountId: string): Promise<number>;
}

/** Counts failures by key. Keys are hashed: they are made of usernames. */
export abstract class Lockouts {
  /** Counts one failure; the instant until which the key is locked, or null. */
  abstract failed(key: string, at: string, policy: LockoutPolicy): Promise<string | null>;
  /** The instant until which a key is locked, or null. */
  abstract lockedUntil(key: string, at: string): Promise<string | null>;
  abstract forget(key: string): Promise<void>;
}

/** Small texts by key: where a process is in the log, what somebody has half written. */
export abstract class KeyValues {
  abstract get(key: string): Promise<string | null>;
  abstract put(key: string, value: string): Promise<void>;
  abstract remove(key: string): Promise<boolean>;
  /** Keys with a prefix, in order. */
  abstract keys(prefix: string): Promise<readonly string[]>;
  /** The last so many keys, the last one first. */
  abstract lastKeys(limit: number): Promise<readonly string[]>;
  /** Those of the keys that have a value, in the order they are asked in. */
  abstract among(keys: readonly string[]): Promise<readonly string[]>;
  /** The values of those of the keys that have one. */
  abstract several(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Puts a value in the place of the one that was read, null for none; false (and nothing is written) when another has
   * been put there meanwhile.
   */
  abstract swap(key: string, read: string | null, value: string): Promise<boolean>;
  /** Puts entries in the place of all whose keys have the prefix: all of them or none. Each key has the prefix. */
  abstract replace(prefix: string, entries: ReadonlyMap<string, string>): Promise<void>;
}

/** What the running system must remember beside the log; never disposable, part of every backup. */
export abstract class Operations {
  abstract readonly sessions: Sessions;
  abstract readonly tokens: BearerTokens;
  abstract readonly lockouts: Lockouts;
  /** By process name: the position it has handled. */
  abstract readonly checkpoints: KeyValues;
  /** Half-filled returns, shared by a unit's people: by data year, unit and form. */
  abstract readonly drafts: KeyValues;
  /** What was imported of the 教育事业统计, offered as prefill: by data year, area and unit. */
  abstract readonly statistics: KeyValues;
  /** How somebody wants to be told of things, by account; how a county tells, by its unit. */
  abstract readonly preferences: KeyValues;
  /** Signed checkpoints of the log, by how many events they count. */
  abstract readonly notes: KeyValues;
  /** Which notices somebody has read. */
  abstract readonly readMarks: ReadMarks;
  /** What is to be sent, and what became of it. */
  abstract readonly outbox: Outbox;
  /** A consistent copy into a new file. */
  abstract backup(file: string): Promise<void>;
  abstract close(): Promise<void>;
}
