import { randomUUID } from 'node:crypto';
import {
  BearerTokens,
  KeyValues,
  Lockouts,
  Operations,
  Sessions,
  type BearerToken,
  type LockoutPolicy,
  type Session,
} from '../operations.js';
import { InMemoryOutbox } from './in-memory-outbox.js';
import { InMemoryReadMarks } from './in-memory-read-marks.js';
import { hashed, later, newToken, seenEvery } from '../secrets.js';

const newest = <Item extends { id: string }>(items: readonly Item[], when: (item: Item) => string) =>
  items.toSorted((a, b) => when(b).localeCompare(when(a)) || a.id.localeCompare(b.id));

class InMemorySessions extends Sessions {
  private readonly byHash = new Map<string, Session>();

  async open(accountId: string, at: string, { absoluteMs }: Readonly<{ absoluteMs: number }>) {
    const token = newToken();
    const session = { id: randomUUID(), accountId, openedAt: at, seenAt: at, endsAt: later(at, absoluteMs) };
    this.byHash.set(hashed(token), session);
    return { token, session };
  }

  use(token: string, at: string, idleMs: number): Session | null {
    const hash = hashed(token);
    const session = this.byHash.get(hash);
    if (!session) return null;
    if (session.endsAt <= at || later(session.seenAt, idleMs) <= at) {
      this.byHash.delete(hash);
      return null;
    }
    if (later(session.seenAt, Math.min(seenEvery, idleMs / 2)) > at) return session;
    const used = { ...session, seenAt: at };
    this.byHash.set(hash, used);
    return used;
  }

  async list(accountId: string, at: string): Promise<readonly Session[]> {
    const own = [...this.byHash.values()].filter((one) => one.accountId === accountId && one.endsAt > at);
    return newest(own, ({ openedAt }) => openedAt);
  }

  async end(accountId: string, id: string): Promise<boolean> {
    return this.remove((session) => session.accountId === accountId && session.id === id) > 0;
  }

  async endAll(accountId: string, except?: string): Promise<number> {
    return this.remove((session) => session.accountId === accountId && session.id !== except);
  }

  private remove(which: (session: Session) => boolean): number {
    const gone = [...this.byHash].filter(([, session]) => which(session));
    for (const [hash] of gone) this.byHash.delete(hash);
    return gone.length;
  }
}

class InMemoryBearerTokens extends BearerTokens {
  private readonly byHash = new Map<string, BearerToken>();

  async issue({ accountId, label, at, endsAt }: Readonly<Record<'accountId' | 'label' | 'at' | 'endsAt', string>>) {
    const token = newToken();
    const record: BearerToken = { id: randomUUID(), accountId, label, createdAt: at, endsAt, usedAt: null };
    this.byHash.set(hashed(token), record);
    return { token, record };
  }

  use(token: string, at: string): BearerToken | null {
    const record = this.byHash.get(hashed(token));
    if (!record || record.endsAt <= at) return null;
    if (record.usedAt !== null && later(record.usedAt, seenEvery) > at) return record;
    const used = { ...record, usedAt: at };
    this.byHash.set(hashed(token), used);
    return used;
  }

  async list(accountId: string, at: string): Promise<readonly BearerToken[]> {
    const own = [...this.byHash.values()].filter((one) => one.accountId === accountId && one.endsAt > at);
    return newest(own, ({ createdAt }) => createdAt);
  }

  async revoke(accountId: string, id: string): Promise<boolean> {
    return this.remove((record) => record.accountId === accountId && record.id === id) > 0;
  }

  async revokeAll(accountId: string): Promise<number> {
    return this.remove((record) => record.accountId === accountId);
  }

  private remove(which: (record: BearerToken) => boolean): number {
    const gone = [...this.byHash].filter(([, record]) => which(record));
    for (const [hash] of gone) this.byHash.delete(hash);
    return gone.length;
  }
}

class InMemoryLockouts extends Lockouts {
  private readonly rows = new Map<string, { firstAt: string; failures: number; lockedUntil: string | null }>();

  async failed(key: string, at: string, { attempts, windowMs, lockMs }: LockoutPolicy): Promise<string | null> {
    const row = this.rows.get(key);
    if (row?.lockedUntil && row.lockedUntil > at) return row.lockedUntil;
    const counts = row && !row.lockedUntil && later(row.firstAt, windowMs) > at;
    const failures = counts ? row.failures + 1 : 1;
    const lockedUntil = failures >= attempts ? later(at, lockMs) : null;
    this.rows.set(key, { firstAt: counts ? row.firstAt : at, failures, lockedUntil });
    return lockedUntil;
  }

  async lockedUntil(key: string, at: string): Promise<string | null> {
    const until = this.rows.get(key)?.lockedUntil;
    return until && until > at ? until : null;
  }

  async forget(key: string): Promise<void> {
    this.rows.delete(key);
  }
}

class InMemoryKeyValues extends KeyValues {
  private readonly values = new Map<string, string>();

  async get(key: string): Promise<string | null> {
    return this.values.get(key) ?? null;
  }

  async put(key: string, value: string): Promise<void> {
    this.values.set(key, value);
  }

  async remove(key: string): Promise<boolean> {
    return this.values.delete(key);
  }

  async keys(prefix: string): Promise<readonly string[]> {
    return [...this.values.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  async lastKeys(limit: number): Promise<readonly string[]> {
    return (await this.keys('')).toReversed().slice(0, limit);
  }

  async among(keys: readonly string[]): Promise<readonly string[]> {
    return keys.filter((key) => this.values.has(key));
  }

  async several(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map([...this.values].filter(([key]) => keys.includes(key)));
  }

  async swap(key: string, read: string | null, value: string): Promise<boolean> {
    if ((this.values.get(key) ?? null) !== read) return false;
    this.values.set(key, value);
    return true;
  }

  async replace(prefix: string, entries: ReadonlyMap<string, string>): Promise<void> {
    for (const key of entries.keys()) {
      if (!key.startsWith(prefix)) throw new Error(`${key} does not begin with ${prefix}`);
    }
    for (const key of await this.keys(prefix)) this.values.delete(key);
    for (const [key, value] of entries) this.values.set(key, value);
  }
}

/** Operations' twin in memory. */
export class InMemoryOperations extends Operations {
  readonly sessions = new InMemorySessions();
  readonly tokens = new InMemoryBearerTokens();
  readonly lockouts = new InMemoryLockouts();
  readonly checkpoints = new InMemoryKeyValues();
  readonly drafts = new InMemoryKeyValues();
  readonly statistics = new InMemoryKeyValues();
  readonly preferences = new InMemoryKeyValues();
  readonly notes = new InMemoryKeyValues();
  readonly readMarks = new InMemoryReadMarks();
  readonly outbox = new InMemoryOutbox();

  async backup(): Promise<void> {
    throw new Error('operations kept in memory cannot be backed up');
  }

  async close(): Promise<void> {}
}
