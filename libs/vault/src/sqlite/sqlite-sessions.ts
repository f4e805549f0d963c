import { randomUUID } from 'node:crypto';
import type { Sqlite } from '@app/sqlite';
import { Sessions, type Session } from '../operations.js';
import { hashed, later, newToken, passed, seenEvery } from '../secrets.js';
import { Remembered } from './remembered.js';

export const sessionTables = `
  create table if not exists session (
    token_hash text primary key, id text not null unique, account_id text not null,
    opened_at text not null, seen_at text not null, ends_at text not null
  ) strict, without rowid;
  create index if not exists session_account on session (account_id, opened_at);
  create index if not exists session_end on session (ends_at);`;

const columns = 'id, account_id as accountId, opened_at as openedAt, seen_at as seenAt, ends_at as endsAt';

export class SqliteSessions extends Sessions {
  /**
   * By the token itself, which whoever shows it sends anyway, and which is in no file: hashing it costs as much as all else
   * that lets a request in.
   */
  private readonly known = new Remembered<Session>();

  constructor(private readonly db: Sqlite) {
    super();
  }

  async open(accountId: string, at: string, { absoluteMs }: Readonly<{ absoluteMs: number }>) {
    const token = newToken();
    const session: Session = { id: randomUUID(), accountId, openedAt: at, seenAt: at, endsAt: later(at, absoluteMs) };
    this.known.forget();
    this.db.transaction(() => {
      this.db.run('delete from session where ends_at <= ?', at);
      this.db.run(
        'insert into session values (?, ?, ?, ?, ?, ?)',
        hashed(token),
        session.id,
        accountId,
        at,
        at,
        session.endsAt,
      );
    });
    return { token, session };
  }

  use(token: string, at: string, idleMs: number): Session | null {
    const session = this.known.get(token, () =>
      this.db.get<Session>(`select ${columns} from session where token_hash = ?`, hashed(token)),
    );
    if (!session) return null;
    if (session.endsAt <= at || passed(session.seenAt, idleMs, at)) {
      this.known.forget(token);
      this.db.run('delete from session where id = ?', session.id);
      return null;
    }
    if (!passed(session.seenAt, Math.min(seenEvery, idleMs / 2), at)) return session;
    this.db.run('update session set seen_at = ? where id = ?', at, session.id);
    const seen = { ...session, seenAt: at };
    this.known.put(token, seen);
    return seen;
  }

  async list(accountId: string, at: string): Promise<readonly Session[]> {
    const sql = `select ${columns} from session where account_id = ? and ends_at > ? order by opened_at desc, id`;
    return this.db.all<Session>(sql, accountId, at);
  }

  async end(accountId: string, id: string): Promise<boolean> {
    this.known.forget();
    return this.db.run('delete from session where account_id = ? and id = ?', accountId, id) > 0;
  }

  async endAll(accountId: string, except = ''): Promise<number> {
    this.known.forget();
    return this.db.run('delete from session where account_id = ? and id <> ?', accountId, except);
  }

  /** Ends everybody's but those of these hashes; answers how many. */
  endBut(except: ReadonlySet<string>): number {
    this.known.forget();
    const sql = 'delete from session where token_hash not in (select value from json_each(?))';
    return this.db.run(sql, JSON.stringify([...except]));
  }
}
