import type { EventCatalogue } from '@app/domain/kernel';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { buildFile, type Projection, type RebuildOrder, type RebuildProgress } from './kernel/index.js';

/** A rebuild never appends, so this clock is never asked. */
const noClock = (): string => {
  throw new Error('a rebuild does not write to the log');
};

/**
 * Builds a read-model file from an event store's file over a second, read-only connection.
 * What the rebuild thread runs; specs and benches call it in their own thread. Answers the built file's name.
 * @throws RebuildStopped, StoreUnavailable
 */
export const rebuildFromFile = async (
  { file, storeId, storeFile }: RebuildOrder,
  projections: readonly Projection[],
  catalogues: readonly EventCatalogue[],
  report: (progress: RebuildProgress) => void = () => undefined,
): Promise<string> => {
  const store = SqliteEventStore.open(storeFile, { types: new EventTypes(catalogues), now: noClock, readonly: true });
  try {
    return await buildFile({ file, projections, storeId }, store, report);
  } finally {
    await store.close();
  }
};
