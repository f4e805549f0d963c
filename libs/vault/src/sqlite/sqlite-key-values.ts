import type { Sqlite } from '@app/sqlite';
import { KeyValues } from '../operations.js';

export const keyValueTables = `
  create table if not exists key_value (
    room text not null, key text not null, value text not null, primary key (room, key)
  ) strict, without rowid;
  create index if not exists key_value_key on key_value (room, key);`;

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
    const sql = 'select key from key_value where room = ? and key >= ? and key < ? order by key';
    return this.db.all<{ key: string }>(sql, this.room, prefix, after(prefix)).map(({ key }) => key);
  }

  async lastKeys(limit: number): Promise<readonly string[]> {
    const sql = 'select key from key_value where room = ? order by key desc limit ?';
    return this.db.all<{ key: string }>(sql, this.room, limit).map(({ key }) => key);
  }

  /** Values are long and keys short: which keys there are is read from the keys' own index. */
  async among(keys: readonly string[]): Promise<readonly string[]> {
    const sql = `select asked.value as key from json_each(?) asked
      where exists (select 1 from key_value indexed by key_value_key where room = ? and key = asked.value)
      order by asked.key`;
    return this.db.all<{ key: string }>(sql, JSON.stringify(keys), this.room).map(({ key }) => key);
  }

  /** `cross join` keeps SQLite from reading the whole room and looking for each of its keys among those asked for. */
  async several(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const sql = `select v.key, v.value from json_each(?) asked
      cross join key_value v on v.room = ? and v.key = asked.value`;
    return new Map(this.db.allRaw<[string, string]>(sql, JSON.stringify(keys), this.room));
  }

  async swap(key: string, read: string | null, value: string): Promise<boolean> {
    const { room } = this;
    const changes =
      read === null
        ? this.db.run('insert into key_value values (?, ?, ?) on conflict do nothing', room, key, value)
        : this.db.run(
            'update key_value set value = ? where room = ? and key = ? and value = ?',
            value,
            room,
            key,
            read,
          );
    return changes > 0;
  }

  async replace(prefix: string, entries: ReadonlyMap<string, string>): Promise<void> {
    this.db.transaction(() => {
      const sql = 'delete from key_value where room = ? and key >= ? and key < ?';
      this.db.run(sql, this.room, prefix, after(prefix));
      for (const [key, value] of entries) {
        if (!key.startsWith(prefix)) throw new Error(`${key} does not begin with ${prefix}`);
        this.db.run('insert into key_value values (?, ?, ?)', this.room, key, value);
      }
    });
  }
}

/** After every key with the prefix: keys are compared byte by byte, and this is the last character there is. */
const after = (prefix: string): string => `${prefix}\u{10FFFF}`;
