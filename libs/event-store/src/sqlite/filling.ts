import { Sqlite } from '@app/sqlite';
import { StoreUnavailable, type StoredEvent } from '../event-store.js';
import { grown, type Tip } from '../tip.js';
import { guarded } from './faults.js';
import { prepareForWriting, storedTip } from './schema.js';

/** Puts an event of a log, as it was stored elsewhere, into a store file. */
export const insertStored =
  'insert into event (sequence, stream, revision, event_id, type, data, meta, hash, link) values (?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?))';

/** A store file that is being filled with another store's events, in batches that are durable one by one. */
export class Filling {
  private constructor(private readonly db: Sqlite) {}

  /** Opens the file, new or begun. @throws StoreUnavailable when it is another log's */
  static open(file: string, storeId: string, now: () => string): Filling {
    const db = guarded(file, () => new Sqlite(file));
    try {
      guarded(file, () => prepareForWriting(db, now));
      if (storedTip(db).frontier.count === 0) db.run('update store set store_id = ?', storeId);
      const own = db.get<{ store_id: string }>('select store_id from store')!.store_id;
      if (own !== storeId)
        throw new StoreUnavailable(`${file} 是另一次迁移留下的，请移走它，或另选一个目录。什么也没有写入。`, 'foreign');
      return new Filling(db);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  /** Events so far. */
  get count(): number {
    return storedTip(this.db).frontier.count;
  }

  /** Adds what comes next, all or none. */
  add(events: readonly StoredEvent[]): void {
    guarded(this.db.file, () =>
      this.db.transaction(() => {
        let tip: Tip = storedTip(this.db);
        for (const { stream, revision, id, type, data, meta, hash } of events) {
          tip = grown(tip, hash);
          this.db.run(insertStored, tip.frontier.count, stream, revision, id, type, data, meta, hash, tip.link);
        }
        const { frontier, link } = tip;
        this.db.run('update frontier set count = ?, peaks = ?, link = ?', frontier.count, frontier.text, link);
      }),
    );
  }

  close(): void {
    this.db.close();
  }
}
