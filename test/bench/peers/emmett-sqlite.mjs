import { join } from 'node:path';
import {
  createEventStoreSchema,
  getSQLiteEventStore,
  readMessagesBatch,
  sqliteConnection,
} from '@event-driven-io/emmett-sqlite';

/** Emmett on SQLite: WAL and full durability are its own defaults. */
export const open = async (folder) => {
  const fileName = join(folder, 'emmett.sqlite');
  const schema = sqliteConnection({ fileName });
  await createEventStoreSchema(schema);
  schema.close();
  const store = getSQLiteEventStore({ fileName, schema: { autoMigration: 'None' } });
  return {
    append: (stream, events, revision) =>
      store.appendToStream(stream, events, {
        expectedStreamVersion: revision === -1 ? 'STREAM_DOES_NOT_EXIST' : BigInt(revision + 1),
      }),
    load: async (stream) => (await store.readStream(stream)).events,
    project: async (see) => {
      const connection = sqliteConnection({ fileName });
      for (let after = 0n, left = true; left;) {
        const page = await readMessagesBatch(connection, { after, batchSize: 4000 });
        for (const { type, data, metadata } of page.messages) see(metadata.streamName, type, data);
        after = page.currentGlobalPosition;
        left = page.areEventsLeft && page.messages.length > 0;
      }
      connection.close();
    },
    close: async () => undefined,
  };
};
