import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { rectification } from '@app/domain/rectifications';
import { SqliteEventStore } from '@app/event-store';
import { against, type Bench } from './measure.js';
import { sampleEvent, types } from './sample.js';

const streams = 2000;
const length = 25;

/** Streams of 25 events loaded and folded a second, against bare reading and parsing of the same rows. */
export const bench: Bench = async (folder) => {
  const file = join(folder, 'events.sqlite');
  const store = SqliteEventStore.open(file, { types: types(), now: () => new Date().toISOString() });
  const names = Array.from({ length: streams }, () => `hj.main.rectification-${randomUUID()}`);
  await Promise.all(names.map((name) => store.append(name, 'noStream', Array.from({ length }, sampleEvent))));

  const db = new Database(file, { readonly: true });
  const read = db.prepare('select data, meta from event where stream = ? order by revision').raw();
  const rates = await against(
    7,
    streams,
    async () => {
      for (const name of names) {
        const events = await store.readStream(name);
        events.reduce((state, event) => rectification.evolve(state, event as never), rectification.initial);
      }
    },
    () => {
      for (const name of names)
        for (const [data, meta] of read.all(name) as [string, string][]) {
          JSON.parse(data);
          JSON.parse(meta);
        }
    },
  );
  await store.close();
  return [{ name: 'load-fold', unit: 'streams/s', ...rates }];
};
