import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, SqliteEventStore, type StoredEvent } from '@app/event-store';
import { endReplacement } from '../restore/replace.js';

/** The log's file in a data directory. */
export const logFile = (data: string): string => join(data, 'events.sqlite');

/** Opens the log beside whoever owns the directory: it only reads. A restore that was killed is ended first. @throws StoreUnavailable */
export const openLog = (data: string): SqliteEventStore => {
  endReplacement(data);
  return SqliteEventStore.open(logFile(data), {
    types: new EventTypes(catalogues),
    now: () => {
      throw new Error('a log opened for reading has no clock');
    },
    readonly: true,
  });
};

/** Events read at a time. */
const pageSize = 1000;

/** Every stored event of the log, page by page, in order; memory stays flat, and others have their turn between two pages. */
export async function* storedEvents(log: SqliteEventStore): AsyncGenerator<StoredEvent> {
  for (let after = 0; ;) {
    const page = await log.readStored({ after, limit: pageSize });
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)!.sequence;
    await new Promise((resume) => setImmediate(resume));
  }
}
