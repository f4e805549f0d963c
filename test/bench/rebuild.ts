import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections, rebuildFromFile } from '@app/projections';
import { removed } from './files.js';
import { against, type Bench } from './measure.js';
import { storyStore } from './story-store.js';

/** A million; fewer for a quick look. */
const events = Number(process.env.HENGJIAN_BENCH_EVENTS ?? 1_000_000);
const rounds = 5;
const page = 4000;
const mebibyte = 1024 * 1024;
const resident = (): number => process.memoryUsage.rss() / mebibyte;

/** Reading and parsing the same rows, and nothing else. */
const bareReading = async (file: string): Promise<void> => {
  const db = new Database(file, { readonly: true });
  const read = db.prepare('select sequence, data, meta from event where sequence > ? order by sequence limit ?').raw();
  for (let after = 0; ;) {
    const rows = read.all(after, page) as [number, string, string][];
    for (const [, data, meta] of rows) {
      JSON.parse(data);
      JSON.parse(meta);
    }
    if (rows.length === 0) break;
    after = rows.at(-1)![0];
    await turn();
  }
  db.close();
};

/** Every read model from event 0, with resident memory before it, at a hundred thousand events, and at its highest. */
export const bench: Bench = async (folder) => {
  const storeFile = join(folder, 'events.sqlite');
  storyStore({ file: storeFile, plot: { counties: Math.ceil(events / 140_000) }, count: events });
  const store = SqliteEventStore.open(storeFile, {
    types: new EventTypes(catalogues),
    now: () => new Date().toISOString(),
    readonly: true,
  });
  const { storeId } = store;
  await store.close();

  const memory = { startMiB: 0, at100kMiB: 0, highestMiB: 0 };
  const rates = await against(
    rounds,
    events,
    async (round) => {
      const file = join(folder, `read-${round}.sqlite`);
      if (round === 0) {
        globalThis.gc?.();
        memory.startMiB = resident();
      }
      const built = await rebuildFromFile({ file, storeId, storeFile }, allProjections, catalogues, ({ sequence }) => {
        if (round > 0) return;
        if (sequence <= 100_000) memory.at100kMiB = Math.max(memory.at100kMiB, resident());
        memory.highestMiB = Math.max(memory.highestMiB, resident());
      });
      removed(built);
    },
    () => bareReading(storeFile),
  );
  return [
    { name: 'rebuild-1m', unit: 'events/s', ...rates, more: { events, projections: allProjections.length, ...memory } },
  ];
};
