import { getInMemoryEventStore } from '@event-driven-io/emmett';

/** Emmett in memory. It has no reading of the whole log: projecting goes stream by stream. */
export const open = async () => {
  const store = getInMemoryEventStore();
  const streams = new Set();
  return {
    append: async (stream, events, revision) => {
      await store.appendToStream(stream, events, {
        expectedStreamVersion: revision === -1 ? 'STREAM_DOES_NOT_EXIST' : BigInt(revision + 1),
      });
      streams.add(stream);
    },
    load: async (stream) => (await store.readStream(stream)).events,
    project: async (see) => {
      for (const stream of streams)
        for (const { type, data } of (await store.readStream(stream)).events) see(stream, type, data);
    },
    close: async () => undefined,
  };
};
