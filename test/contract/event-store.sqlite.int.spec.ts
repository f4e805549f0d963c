import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SqliteEventStore, type SqliteEventStoreOptions } from '@app/event-store';
import { moment, noteTypes } from '../support/stored.js';
import { temporaryDirectory } from '../support/temporary.js';
import { eventStoreContract } from './event-store.contract.js';
import { durableEventStoreContract, type DurableEngine } from './event-store.durable.contract.js';

const options = { types: noteTypes, now: () => moment };
/** Made by the build, which the test command runs first. */
const writer = pathToFileURL(join(process.cwd(), 'dist/libs/event-store/src/sqlite/writer-worker.js'));

const sqlite =
  (further: Partial<SqliteEventStoreOptions> = {}) =>
  (): DurableEngine => {
    const { directory, remove } = temporaryDirectory();
    const file = join(directory, 'events.sqlite');
    const opened: SqliteEventStore[] = [];
    const open = async (path: string) => {
      const store = SqliteEventStore.open(path, { ...options, ...further });
      opened.push(store);
      return store;
    };
    return {
      open: () => open(file),
      close: async () => {
        for (const store of opened) await store.close();
        remove();
      },
      // The files as a killed process leaves them: nothing is closed, the last commits stand in the write-ahead log.
      afterCrash: () => {
        const left = join(directory, 'left.sqlite');
        for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, left + part);
        return open(left);
      },
    };
  };

eventStoreContract('SQLite', sqlite());
durableEventStoreContract('SQLite', sqlite());
eventStoreContract('SQLite, written in a thread', sqlite({ writer }));
durableEventStoreContract('SQLite, written in a thread', sqlite({ writer }));
