import type { Sqlite } from '@app/sqlite';
import { ReadMarks, type Markable, type ReadState } from '../read-marks.js';

export const readMarkTables = `
  create table if not exists read_up_to (account_id text primary key, sequence integer not null) strict, without rowid;
  create table if not exists read_mark (
    account_id text not null, notice_id text not null, sequence integer not null, primary key (account_id, notice_id)
  ) strict, without rowid;`;

export class SqliteReadMarks extends ReadMarks {
  constructor(private readonly db: Sqlite) {
    super();
  }

  async of(accountId: string): Promise<ReadState> {
    const sql = 'select notice_id from read_mark where account_id = ?';
    const read = this.db.allRaw<readonly [string]>(sql, accountId).map(([id]) => id);
    return { upTo: this.upTo(accountId), read: new Set(read) };
  }

  async mark(accountId: string, notices: readonly Markable[]): Promise<void> {
    this.db.transaction(() => {
      const upTo = this.upTo(accountId);
      for (const { id, sequence } of notices)
        if (sequence > upTo) this.db.run('insert or ignore into read_mark values (?, ?, ?)', accountId, id, sequence);
    });
  }

  async markAll(accountId: string, upTo: number): Promise<void> {
    this.db.transaction(() => {
      const reached = Math.max(upTo, this.upTo(accountId));
      this.db.run('insert or replace into read_up_to values (?, ?)', accountId, reached);
      this.db.run('delete from read_mark where account_id = ? and sequence <= ?', accountId, reached);
    });
  }

  private upTo(accountId: string): number {
    const sql = 'select sequence from read_up_to where account_id = ?';
    return this.db.get<{ sequence: number }>(sql, accountId)?.sequence ?? 0;
  }
}
