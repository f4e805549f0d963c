import { Sqlite, sqliteFault } from '@app/sqlite';
import { UsernameTaken, usernameKey, Vault, type Contact, type VaultPerson } from '../vault.js';
import { privateFile } from './private-file.js';
import { Remembered } from './remembered.js';

type Row = Omit<VaultPerson, 'mustChangePassword'> & { mustChangePassword: number };

const columns = `account_id as accountId, username, display_name as displayName, phone, email,
  password_hash as passwordHash, must_change_password as mustChangePassword, created_at as createdAt`;

const personOf = (row: Row | undefined): VaultPerson | undefined =>
  row && { ...row, mustChangePassword: row.mustChangePassword === 1 };

/** The vault in one SQLite file. A write is on disk when it resolves; `secure_delete` overwrites what is erased. */
export class SqliteVault extends Vault {
  private readonly db: Sqlite;
  /** By account id. */
  private readonly known = new Remembered<VaultPerson>();

  constructor(file: string) {
    super();
    this.db = new Sqlite(privateFile(file), { synchronous: 'FULL' });
    this.db.exec(`
      pragma secure_delete = on;
      create table if not exists person (
        account_id text primary key, username text not null, username_key text not null unique,
        display_name text not null, phone text, email text, password_hash text,
        must_change_password integer not null, created_at text not null
      ) strict, without rowid;`);
  }

  async add(people: readonly VaultPerson[]): Promise<void> {
    this.db.transaction(() => people.forEach((person) => this.addOne(person)));
  }

  find(accountId: string): VaultPerson | null {
    const sql = `select ${columns} from person where account_id = ?`;
    return this.known.get(accountId, () => personOf(this.db.get<Row>(sql, accountId))) ?? null;
  }

  async findByUsername(username: string): Promise<VaultPerson | null> {
    const sql = `select ${columns} from person where username_key = ?`;
    return personOf(this.db.get<Row>(sql, usernameKey(username))) ?? null;
  }

  async names(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = this.db.all<{ id: string; name: string }>(
      `select account_id as id, display_name as name from person where account_id in (select value from json_each(?))`,
      JSON.stringify(accountIds),
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** @param passwordHash null: nobody signs in with a password until another is set */
  async setPassword(accountId: string, passwordHash: string | null, mustChange: boolean): Promise<boolean> {
    this.known.forget(accountId);
    const sql = 'update person set password_hash = ?, must_change_password = ? where account_id = ?';
    return this.db.run(sql, passwordHash, mustChange ? 1 : 0, accountId) > 0;
  }

  async setContact(accountId: string, { displayName, phone, email }: Contact): Promise<boolean> {
    this.known.forget(accountId);
    const sql = 'update person set display_name = ?, phone = ?, email = ? where account_id = ?';
    return this.db.run(sql, displayName, phone, email, accountId) > 0;
  }

  async erase(accountId: string): Promise<boolean> {
    this.known.forget(accountId);
    const erased = this.db.run('delete from person where account_id = ?', accountId) > 0;
    // What was erased must not live on in the write-ahead log.
    if (erased) this.db.get('pragma wal_checkpoint(truncate)');
    return erased;
  }

  /** Everybody who is there. */
  everybody(): readonly VaultPerson[] {
    return this.db.all<Row>(`select ${columns} from person order by account_id`).map((row) => personOf(row)!);
  }

  backup(file: string): Promise<void> {
    return this.db.backup(file);
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private addOne(person: VaultPerson): void {
    const key = usernameKey(person.username);
    const there = this.db.get<{ key: string }>(
      'select username_key as key from person where account_id = ?',
      person.accountId,
    );
    if (there?.key === key) return;
    try {
      this.db.run(
        'insert into person values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        person.accountId,
        person.username,
        key,
        person.displayName,
        person.phone,
        person.email,
        person.passwordHash,
        person.mustChangePassword ? 1 : 0,
        person.createdAt,
      );
    } catch (error) {
      if (sqliteFault(error) !== 'unique') throw error;
      throw new UsernameTaken(person.username, this.holderOf(key) ?? person.accountId);
    }
  }

  private holderOf(key: string): string | undefined {
    return this.db.get<{ id: string }>('select account_id as id from person where username_key = ?', key)?.id;
  }
}
