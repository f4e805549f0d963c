import type { Sqlite } from '@app/sqlite';
import { Lockouts, type LockoutPolicy } from '../operations.js';
import { hashed, later } from '../secrets.js';

export const lockoutTables = `
  create table if not exists lockout (
    key_hash text primary key, first_at text not null, failures integer not null, locked_until text
  ) strict, without rowid;
  create index if not exists lockout_first on lockout (first_at);`;

type Row = { firstAt: string; failures: number; lockedUntil: string | null };

export class SqliteLockouts extends Lockouts {
  constructor(private readonly db: Sqlite) {
    super();
  }

  async failed(key: string, at: string, policy: LockoutPolicy): Promise<string | null> {
    const id = hashed(key);
    return this.db.transaction(() => {
      // Names that nobody has fail too; their rows go when they have stopped to count.
      const old = later(at, -Math.max(policy.windowMs, policy.lockMs));
      this.db.run('delete from lockout where first_at < ? and ifnull(locked_until, ?) <= ?', old, at, at);
      const row = this.row(id);
      if (row?.lockedUntil && row.lockedUntil > at) return row.lockedUntil;
      const counts = row && !row.lockedUntil && later(row.firstAt, policy.windowMs) > at;
      const failures = counts ? row.failures + 1 : 1;
      const lockedUntil = failures >= policy.attempts ? later(at, policy.lockMs) : null;
      const sql = 'insert or replace into lockout values (?, ?, ?, ?)';
      this.db.run(sql, id, counts ? row.firstAt : at, failures, lockedUntil);
      return lockedUntil;
    });
  }

  async lockedUntil(key: string, at: string): Promise<string | null> {
    const until = this.row(hashed(key))?.lockedUntil;
    return until && until > at ? until : null;
  }

  async forget(key: string): Promise<void> {
    this.db.run('delete from lockout where key_hash = ?', hashed(key));
  }

  private row(id: string): Row | undefined {
    const sql = 'select first_at as firstAt, failures, locked_until as lockedUntil from lockout where key_hash = ?';
    return this.db.get<Row>(sql, id);
  }
}
