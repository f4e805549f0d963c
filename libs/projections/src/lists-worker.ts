import { parentPort, workerData } from 'node:worker_threads';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections } from './all.js';
import {
  Dispatch,
  ListsWriter,
  openReadFile,
  type ListsAsked,
  type ListsOrder,
  type ListsSaid,
} from './kernel/index.js';
import { noClock } from './rebuild-from-file.js';

// The entry of the thread that enters events into the lists: one connection to the log, one to the file.
const { file, storeFile } = workerData as ListsOrder;
const say = (said: ListsSaid): void => parentPort?.postMessage(said);

const store = SqliteEventStore.open(storeFile, { types: new EventTypes(catalogues), now: noClock, readonly: true });
const db = openReadFile(file);
const writer = new ListsWriter(db, store, new Dispatch(allProjections));

const answer = async (asked: Exclude<ListsAsked, 'end'>): Promise<ListsSaid> => {
  try {
    if (asked !== 'tidy-up') return await writer.enter(asked.until);
    writer.tidyUp();
    return 'tidy';
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on('message', (asked: ListsAsked) => {
  if (asked !== 'end') return void answer(asked).then(say);
  db.close();
  void store.close().then(() => parentPort?.close());
});
say('ready');
