import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections, rebuildFromFile } from '@app/projections';
import { countyIds, touchesOf } from '@app/projections/organizations';
import { provePoint } from '@app/runtime/replays';
import { Sqlite } from '@app/sqlite';
import { percentile, type Bench } from './measure.js';
import { storyStore } from './story-store.js';

const points = 40;

/** A year of a county of 300 sections, replayed from the log at places all over its life, and compared with what answers. */
export const bench: Bench = async (folder) => {
  const storeFile = join(folder, 'events.sqlite');
  storyStore({ file: storeFile, plot: { counties: 3, years: 2, firstYear: 2023, visits: 0 } });
  const types = new EventTypes(catalogues);
  const store = SqliteEventStore.open(storeFile, { types, now: () => new Date().toISOString(), readonly: true });
  const order = { file: join(folder, 'read.sqlite'), storeId: store.storeId, storeFile };
  const db = new Sqlite(await rebuildFromFile(order, allProjections, catalogues), { synchronous: 'NORMAL' });
  const [countyId = ''] = countyIds(db);
  const touches = touchesOf(db, countyId);
  const times: number[] = [];
  const counts: number[] = [];
  for (let at = 1; at <= points; at += 1) {
    const knownAt = touches[Math.floor((at * touches.length) / points) - 1] ?? 0;
    const question = { countyId, dataYear: '2024-2025', asOf: '2025-08-31', knownAt };
    const proved = await provePoint({ store, types, db }, question);
    if (proved?.outcome !== 'same') throw new Error(proved?.message ?? 'nothing was proved');
    times.push(proved.milliseconds);
    counts.push(proved.events);
  }
  const { count } = await store.head();
  db.close();
  await store.close();
  return [
    {
      name: 'prove-county-year',
      unit: 'ms',
      value: percentile(times, 0.95),
      limit: null,
      ratio: null,
      more: { p50: percentile(times, 0.5), largest: Math.max(...times), events: Math.max(...counts), log: count },
    },
  ];
};
