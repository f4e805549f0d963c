import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Sqlite, sqliteFault } from '@app/sqlite';
import { StoreUnavailable } from '../event-store.js';
import { unavailable } from './faults.js';
import { prepareForReading, prepareForWriting } from './schema.js';

type Options = Readonly<{ now: () => string; readonly?: boolean; busyTimeout?: number }>;

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

const defaultTimeout = 5000;

/**
 * Ids are random, so appends touch pages all over two indexes: a write-ahead log of 16 MiB lets many changes of
 * a page be written back as one, and 16 MiB of cache keep the pages at hand.
 */
const tuning = 'pragma wal_autocheckpoint = 4000; pragma cache_size = -16384;';

const connect = (file: string, { now, readonly = false, busyTimeout = defaultTimeout }: Options): Sqlite => {
  const db = new Sqlite(file, { readonly, busyTimeout });
  try {
    if (readonly) prepareForReading(db);
    else {
      prepareForWriting(db, now);
      db.exec(tuning);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * A connection to a store file whose schema is in place. Two processes that open at once after a crash may both be
 * told at once that the file is busy, whatever the timeout: so it is tried again.
 * @throws StoreUnavailable
 */
export const openFile = (file: string, options: Options): Sqlite => {
  if (!existsSync(options.readonly ? file : dirname(file)))
    throw new StoreUnavailable(`${file} 不存在,请检查数据目录设置。`, 'away');
  const giveUp = performance.now() + (options.busyTimeout ?? defaultTimeout);
  for (;;) {
    try {
      return connect(file, options);
    } catch (error) {
      if (sqliteFault(error) !== 'busy' || performance.now() > giveUp) throw unavailable(error, file);
      pause(20);
    }
  }
};
