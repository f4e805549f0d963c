import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { EventCatalogue } from '@app/domain/kernel';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections } from './all.js';
import { halves } from './halves.js';
import {
  buildFile,
  buildInWorker,
  partName,
  RebuildStopped,
  removeRemains,
  type Projection,
  type RebuildOrder,
  type RebuildProgress,
} from './kernel/index.js';

/** The compiled entry of the rebuild thread; it exists only where the program has been built. */
export const rebuildEntry = new URL('./rebuild-worker.js', import.meta.url);

type Report = (progress: RebuildProgress) => void;

/** When a second thread helps: it needs the compiled entry, and a log worth the start of a thread. */
export type Help = Readonly<{ entry: URL; from: number }>;

const usual: Help = { entry: rebuildEntry, from: 50_000 };

/** Of each of two threads, so that both stay within what one may take. */
const cacheKiB = 8192;

/** A rebuild never appends, so this clock is never asked. */
const noClock = (): string => {
  throw new Error('a rebuild does not write to the log');
};

/**
 * Builds a read-model file from an event store's file over a second, read-only connection. Where there is a second core
 * and the log is long, another thread fills half of the tables. Answers the built file's name.
 * @throws RebuildStopped, StoreUnavailable
 */
export const rebuildFromFile = async (
  order: RebuildOrder,
  projections: readonly Projection[],
  catalogues: readonly EventCatalogue[],
  report: Report = () => undefined,
  help: Help = usual,
): Promise<string> => {
  const { file, storeId, storeFile } = order;
  const store = SqliteEventStore.open(storeFile, { types: new EventTypes(catalogues), now: noClock, readonly: true });
  try {
    const { count } = await store.head();
    const until = order.until ?? count;
    // The other thread knows projections by name only.
    const alone = order.only !== undefined || projections !== allProjections || count < help.from;
    return alone || availableParallelism() < 2 || !existsSync(help.entry)
      ? await buildFile({ file, projections, storeId, until, ...(order.only && { cacheKiB }) }, store, report)
      : await buildByTwo(store, { file, storeId, storeFile, until }, report, help.entry);
  } finally {
    await store.close();
  }
};

/** Half of the tables here, half in another thread, then all in one file. When one stops, both do. */
const buildByTwo = async (
  store: SqliteEventStore,
  order: RebuildOrder & Readonly<{ until: number }>,
  report: Report,
  entry: URL,
): Promise<string> => {
  const [own, others] = halves(allProjections);
  const stop = new AbortController();
  let theirs = 0;
  const part = { ...order, file: partName(order.file), only: others.map(({ name }) => name) };
  const helping = buildInWorker(entry, part, ({ sequence }) => (theirs = sequence), stop.signal);
  helping.catch(() => stop.abort());
  try {
    return await buildFile(
      { ...order, projections: own, cacheKiB },
      store,
      (progress) => report({ ...progress, sequence: Math.min(progress.sequence, theirs) }),
      stop.signal,
      async () => ({ file: await helping, projections: others }),
    );
  } catch (error) {
    stop.abort();
    const reason: unknown = await helping.then(
      () => error,
      (other: unknown) => (other instanceof RebuildStopped ? other : error),
    );
    removeRemains(order.file);
    throw reason;
  }
};
