import { join } from 'node:path';
import { Sqlite, sqliteFault } from '@app/sqlite';

/** Another process owns the data directory. */
export class DataDirectoryInUse extends Error {
  constructor(
    readonly directory: string,
    /** Null when the owner is just starting or stopping. */
    readonly pid: number | null,
  ) {
    const owner = pid === null ? '另一个进程' : `进程 ${pid}`;
    super(`数据目录 ${directory} 正由${owner}使用，同一目录只能由一个进程打开。请先停止它，或使用另一个数据目录。`);
    this.name = 'DataDirectoryInUse';
  }
}

/**
 * One owner a data directory: a write lock on `owner.sqlite`, held as long as the process lives. The system lets go of it
 * when the process dies, however it dies, so a lock is never stale; the pid inside is only told to people.
 */
export class OwnerLock {
  private constructor(private readonly db: Sqlite) {}

  /** @throws DataDirectoryInUse; the driver's error when the file cannot be opened */
  static take(directory: string, pid: number = process.pid): OwnerLock {
    // No write-ahead log: whoever is refused must still be able to read the owner's pid.
    const db = new Sqlite(join(directory, 'owner.sqlite'), { journal: 'MEMORY', synchronous: 'OFF', busyTimeout: 0 });
    try {
      db.transaction(() => {
        db.exec(
          `create table if not exists owner (one integer primary key check (one = 1), pid integer not null) strict`,
        );
        db.run(`insert or replace into owner values (1, ?)`, pid);
      });
      // Never committed: this is the lock.
      db.run('begin immediate');
      return new OwnerLock(db);
    } catch (error) {
      const refusal = sqliteFault(error) === 'busy' ? new DataDirectoryInUse(directory, ownerOf(db)) : error;
      db.close();
      throw refusal;
    }
  }

  release(): void {
    this.db.close();
  }
}

const ownerOf = (db: Sqlite): number | null => {
  try {
    return db.get<{ pid: number }>(`select pid from owner`)?.pid ?? null;
  } catch {
    return null;
  }
};
