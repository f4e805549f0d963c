import type { EventCatalogue } from '@app/domain/kernel';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { buildFile, type Projection, type RebuildOrder, type RebuildProgress } from './kernel/index.js';

/** The compiled entry of the rebuild thread; it exists only where the program has been built. */
export const rebuildEntry = new URL('./rebuild-worker.js', import.meta.url);

/** The compiled entry of the thread that enters events into the lists; likewise. */
export const listsEntry = new URL('./lists-worker.js', import.meta.url);

/** What fills the lists never appends, so this clock is never asked. */
export const noClock = (): string => {
  throw new Error('the lists do not write to the log');
};

/**
 * Builds a read-model file from an event store's file over a second, read-only connection. Answers the built file's name.
 * @throws RebuildStopped, StoreUnavailable
 */
export const rebuildFromFile = async (
  { file, storeId, storeFile, until }: RebuildOrder,
  projections: readonly Projection[],
  catalogues: readonly EventCatalogue[],
  report: (progress: RebuildProgress) => void = () => undefined,
): Promise<string> => {
  const store = SqliteEventStore.open(storeFile, { types: new EventTypes(catalogues), now: noClock, readonly: true });
  try {
    const { count } = await store.head();
    return await buildFile({ file, projections, storeId, until: until ?? count }, store, report);
  } finally {
    await store.close();
  }
};
