import { InMemoryEventStorageAdapter } from '@castore/event-storage-adapter-in-memory';

/** Castore in memory: one event a push, no reading of the whole log. */
export const open = async () => {
  const store = new InMemoryEventStorageAdapter({});
  const streams = new Set();
  return {
    append: async (stream, events, revision) => {
      for (const [at, { type, data }] of events.entries())
        await store.pushEvent(
          { aggregateId: stream, version: revision + 2 + at, type, payload: data, timestamp: new Date().toISOString() },
          { eventStoreId: 'bench' },
        );
      streams.add(stream);
    },
    load: async (stream) => (await store.getEvents(stream, { eventStoreId: 'bench' })).events,
    project: async (see) => {
      for (const stream of streams)
        for (const { type, payload } of (await store.getEvents(stream, { eventStoreId: 'bench' })).events)
          see(stream, type, payload);
    },
    close: async () => undefined,
  };
};
