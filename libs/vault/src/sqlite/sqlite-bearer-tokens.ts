import { randomUUID } from 'node:crypto';
import type { Sqlite } from '@app/sqlite';
import { BearerTokens, type BearerToken } from '../operations.js';
import { hashed, later, newToken, seenEvery } from '../secrets.js';
import { Remembered } from './remembered.js';

export const tokenTables = `
  create table if not exists bearer_token (
    token_hash text primary key, id text not null unique, account_id text not null, label text not null,
    created_at text not null, ends_at text not null, used_at text
  ) strict, without rowid;
  create index if not exists bearer_token_account on bearer_token (account_id, created_at);`;

const columns = 'id, account_id as accountId, label, created_at as createdAt, ends_at as endsAt, used_at as usedAt';

/** Brings a file of an earlier version up to date: there, nobody wrote down when a token was used. */
export const mendTokens = (db: Sqlite): void => {
  if (!db.get(`select 1 from pragma_table_info('bearer_token') where name = 'used_at'`))
    db.exec('alter table bearer_token add column used_at text');
};

const resting = (record: BearerToken) => ({
  record,
  rests: record.usedAt === null ? '' : later(record.usedAt, seenEvery),
});

export class SqliteBearerTokens extends BearerTokens {
  /** By the token, as in `SqliteSessions`; `rests`: the instant (ISO) from which its next use is written down. */
  private readonly known = new Remembered<Readonly<{ record: BearerToken; rests: string }>>();

  constructor(private readonly db: Sqlite) {
    super();
  }

  async issue({ accountId, label, at, endsAt }: Readonly<Record<'accountId' | 'label' | 'at' | 'endsAt', string>>) {
    const token = newToken();
    const record: BearerToken = { id: randomUUID(), accountId, label, createdAt: at, endsAt, usedAt: null };
    const sql = 'insert into bearer_token values (?, ?, ?, ?, ?, ?, null)';
    this.db.run(sql, hashed(token), record.id, accountId, label, at, endsAt);
    return { token, record };
  }

  use(token: string, at: string): BearerToken | null {
    const found = this.known.get(token, () => {
      const sql = `select ${columns} from bearer_token where token_hash = ?`;
      const record = this.db.get<BearerToken>(sql, hashed(token));
      return record && resting(record);
    });
    if (!found || found.record.endsAt <= at) return null;
    if (at < found.rests) return found.record;
    this.db.run('update bearer_token set used_at = ? where id = ?', at, found.record.id);
    const used = { ...found.record, usedAt: at };
    this.known.put(token, resting(used));
    return used;
  }

  async list(accountId: string, at: string): Promise<readonly BearerToken[]> {
    const sql = `select ${columns} from bearer_token where account_id = ? and ends_at > ? order by created_at desc, id`;
    return this.db.all<BearerToken>(sql, accountId, at);
  }

  async revoke(accountId: string, id: string): Promise<boolean> {
    this.known.forget();
    return this.db.run('delete from bearer_token where account_id = ? and id = ?', accountId, id) > 0;
  }

  async revokeAll(accountId: string): Promise<number> {
    this.known.forget();
    return this.db.run('delete from bearer_token where account_id = ?', accountId);
  }

  /** Revokes everybody's but those of these hashes; answers how many. */
  revokeBut(except: ReadonlySet<string>): number {
    this.known.forget();
    const sql = 'delete from bearer_token where token_hash not in (select value from json_each(?))';
    return this.db.run(sql, JSON.stringify([...except]));
  }
}
