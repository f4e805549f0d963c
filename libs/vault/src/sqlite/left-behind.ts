import { existsSync } from 'node:fs';
import { Sqlite, sqliteFault } from '@app/sqlite';

/** Reads a file that serves no more, without writing there; null: it is not there or cannot be read. */
const leftIn = <Answer>(file: string, read: (db: Sqlite) => Answer): Answer | null => {
  if (!existsSync(file)) return null;
  let db: Sqlite | undefined;
  try {
    db = new Sqlite(file, { readonly: true });
    return read(db);
  } catch (error) {
    if (['corrupt', 'cannot-open', 'other'].includes(sqliteFault(error))) return null;
    throw error;
  } finally {
    db?.close();
  }
};

/** Hashes of the sessions and tokens that a file of operations has; null: it cannot be read. */
export const credentialsLeft = (file: string): ReadonlySet<string> | null =>
  leftIn(file, (db) => {
    const sql = 'select token_hash as hash from session union all select token_hash from bearer_token';
    return new Set(db.all<{ hash: string }>(sql).map(({ hash }) => hash));
  });

/** A password as a vault keeps it. */
export type PasswordLeft = Readonly<{ passwordHash: string | null; mustChange: boolean }>;

/** By account: the passwords that a file of people has; null: it cannot be read. */
export const passwordsLeft = (file: string): ReadonlyMap<string, PasswordLeft> | null =>
  leftIn(file, (db) => {
    const sql = 'select account_id, password_hash, must_change_password from person';
    const rows = db.allRaw<[string, string | null, number]>(sql);
    return new Map(
      rows.map(([accountId, passwordHash, must]) => [accountId, { passwordHash, mustChange: must === 1 }]),
    );
  });

/** By key: the signed checkpoints that a file of operations has; null: it cannot be read. */
export const notesLeft = (file: string): ReadonlyMap<string, string> | null =>
  leftIn(file, (db) => {
    const sql = `select key, value from key_value where room = 'note' order by key`;
    return new Map(db.allRaw<[string, string]>(sql));
  });
