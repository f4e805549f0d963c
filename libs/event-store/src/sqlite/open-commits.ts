import type { Sqlite } from '@app/sqlite';
import type { Commits } from './commits.js';
import { GroupCommit } from './group-commit.js';
import type { SqliteEventStoreOptions } from './sqlite-event-store.js';
import { WriterThread } from './writer-thread.js';
import { Writer } from './writer.js';

/** The thread that writes, as the build leaves it; not there where the program runs from its sources. */
export const writerEntry = new URL('./writer-worker.js', import.meta.url);

/** How a store writes: in a thread of its own where it is given one, else in this one. `written` is told after each group. */
export const openCommits = (db: Sqlite, options: SqliteEventStoreOptions, written: () => void): Commits => {
  const { now, writer: entry, busyTimeout, warn = (message) => process.emitWarning(message) } = options;
  const writer = new Writer(db, now, warn);
  const writeHere: Writer['write'] = (appends) => writer.write(appends);
  const timeout = busyTimeout === undefined ? {} : { busyTimeout };
  if (entry) return new WriterThread({ entry, file: db.file, now, warn, writeHere, written, ...timeout });
  const write: Writer['write'] = (appends) => {
    const answers = writer.write(appends);
    written();
    return answers;
  };
  return new GroupCommit(write, (file) => db.backup(file));
};
