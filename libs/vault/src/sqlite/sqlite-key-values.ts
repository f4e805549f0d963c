import type { Sqlite } from '@app/sqlite';
import { KeyValues } from '../operations.js';

export const keyValueTables = `
  create table if not exists key_value (
    room text not null, key text not null, value text not null, primary key (room, key)
  ) strict, without rowid;`;

/** One room of the key-value table. */
export class SqliteKeyValues extends KeyValues {
  constructor(
    private readonly db: Sqlite,
    private readonly room: string,
  ) {
    super();
  }

  async get(key: string): Promise<string | null> {
    const sql = 'select value from key_value where room = ? and key = ?';
    return this.db.get<{ value: string }>(sql, this.room, key)?.value ?? null;
  }

  async put(key: string, value: string): Promise<void> {
    this.db.run('insert or replace into key_value values (?, ?, ?)', this.room, key, value);
  }

  async remove(key: string): Promise<boolean> {
    return this.db.run('delete from key_value where room = ? and key = ?', this.room, key) > 0;
  }

  async keys(prefix: string): Promise<readonly string[]> {
    const sql = 'select key from key_value where room = ? and substr(key, 1, length(?)) = ? order by key';
    return this.db.all<{ key: string }>(sql, this.room, prefix, prefix).map(({ key }) => key);
  }
}
