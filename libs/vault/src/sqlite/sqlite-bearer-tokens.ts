import { randomUUID } from 'node:crypto';
import type { Sqlite } from '@app/sqlite';
import { BearerTokens, type BearerToken } from '../operations.js';
import { hashed, newToken } from '../secrets.js';

export const tokenTables = `
  create table if not exists bearer_token (
    token_hash text primary key, id text not null unique, account_id text not null, label text not null,
    created_at text not null, ends_at text not null
  ) strict, without rowid;
  create index if not exists bearer_token_account on bearer_token (account_id, created_at);`;

const columns = 'id, account_id as accountId, label, created_at as createdAt, ends_at as endsAt';

export class SqliteBearerTokens extends BearerTokens {
  constructor(private readonly db: Sqlite) {
    super();
  }

  async issue({ accountId, label, at, endsAt }: Readonly<Record<'accountId' | 'label' | 'at' | 'endsAt', string>>) {
    const token = newToken();
    const record: BearerToken = { id: randomUUID(), accountId, label, createdAt: at, endsAt };
    const sql = 'insert into bearer_token values (?, ?, ?, ?, ?, ?)';
    this.db.run(sql, hashed(token), record.id, accountId, label, at, endsAt);
    return { token, record };
  }

  async use(token: string, at: string): Promise<BearerToken | null> {
    const sql = `select ${columns} from bearer_token where token_hash = ? and ends_at > ?`;
    return this.db.get<BearerToken>(sql, hashed(token), at) ?? null;
  }

  async list(accountId: string, at: string): Promise<readonly BearerToken[]> {
    const sql = `select ${columns} from bearer_token where account_id = ? and ends_at > ? order by created_at desc, id`;
    return this.db.all<BearerToken>(sql, accountId, at);
  }

  async revoke(accountId: string, id: string): Promise<boolean> {
    return this.db.run('delete from bearer_token where account_id = ? and id = ?', accountId, id) > 0;
  }

  async revokeAll(accountId: string): Promise<number> {
    return this.db.run('delete from bearer_token where account_id = ?', accountId);
  }
}
