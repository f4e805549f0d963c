import { Sqlite } from '@app/sqlite';

/** Whole subtrees of 256 leaves, of 256 of those, and so on: each level's hashes (hex) by their number from 0. */
export class KeptNodes {
  private readonly db: Sqlite;

  /** In a file of its own that can be made again, or in memory. */
  constructor(file = ':memory:') {
    this.db = new Sqlite(file, { synchronous: 'NORMAL' });
    this.db.exec(`
      create table if not exists tree (one integer primary key check (one = 1), store_id text not null) strict;
      create table if not exists node (
        level integer not null, at integer not null, hash blob not null, primary key (level, at)
      ) strict, without rowid`);
  }

  /** Forgets everything unless it is of this store. */
  claim(storeId: string): void {
    if (this.db.get<{ id: string }>('select store_id as id from tree')?.id === storeId) return;
    this.db.transaction(() => {
      this.forget();
      this.db.run('insert or replace into tree values (1, ?)', storeId);
    });
  }

  forget(): void {
    this.db.run('delete from node');
  }

  /** How many nodes a level has. */
  count(level: number): number {
    // Numbered from 0 without gaps: the last one tells.
    const sql = 'select max(at) as last from node where level = ?';
    return (this.db.get<{ last: number | null }>(sql, level)!.last ?? -1) + 1;
  }

  read(level: number, from: number, count: number): readonly string[] {
    return this.db
      .allRaw<readonly [string]>(
        'select lower(hex(hash)) from node where level = ? and at >= ? order by at limit ?',
        level,
        from,
        count,
      )
      .map(([hash]) => hash);
  }

  /** All of them or none. */
  add(level: number, from: number, hashes: readonly string[]): void {
    this.db.transaction(() => {
      for (const [index, hash] of hashes.entries())
        this.db.run('insert into node values (?, ?, ?)', level, from + index, Buffer.from(hash, 'hex'));
    });
  }

  close(): void {
    this.db.close();
  }
}
