import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, SqliteEventStore, type StoredEvent } from '@app/event-store';
import { Failed } from './failed.js';

/** The log's file in a data directory. */
export const logFile = (data: string): string => join(data, 'events.sqlite');

/** For what only makes sense on a store that is there: a mistyped path must not make one. @throws Failed */
export const existingStore = (data: string): string => {
  if (existsSync(logFile(data))) return data;
  throw new Failed(`${data} 里没有数据，请检查 --data。`);
};

/** Opens the log beside whoever owns the directory: it only reads. @throws StoreUnavailable */
export const openLog = (data: string): SqliteEventStore =>
  SqliteEventStore.open(logFile(data), {
    types: new EventTypes(catalogues),
    now: () => {
      throw new Error('a log opened for reading has no clock');
    },
    readonly: true,
  });

/** Every stored event of the log, page by page, in order; memory stays flat. */
export async function* storedEvents(log: SqliteEventStore): AsyncGenerator<StoredEvent> {
  for (let after = 0; ;) {
    const page = await log.readStored({ after, limit: 1000 });
    yield* page;
    if (page.length === 0) return;
    after = page.at(-1)!.sequence;
  }
}
