import { randomUUID } from 'node:crypto';
import type { PrefixesFilter } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../event-store.js';
import type { Connection } from './connection.js';
import { kurrentFault, unavailable, within } from './faults.js';

/** The ledger's streams: what `$all` is filtered by. The prefix is fixed for ever. */
export const ledgerPrefix = 'hj.';

/** Where a server keeps which log it holds: outside the ledger. */
const identityStream = 'hengjian-store';
const identityType = 'hengjian.store-founded';
/** Milliseconds; a server that is shared with other programs is searched once, when the log is founded. */
const patience = 60_000;

/** Where a server keeps which log is on its way to it. It has no identity until all of it has arrived. */
const movingStream = 'hengjian-moving';
const movingType = 'hengjian.store-moving';

const named = async (
  { client, reading, namespace }: Connection,
  stream: string,
  type: string,
): Promise<string | null> => {
  try {
    for await (const { event } of client.readStream(namespace + stream, { maxCount: 1, ...reading })) {
      if (event?.type !== type) break;
      const { storeId } = JSON.parse(Buffer.from(event.data as Uint8Array).toString('utf8')) as { storeId?: string };
      if (typeof storeId === 'string') return storeId;
    }
  } catch (error) {
    if (kurrentFault(error) === 'missing') return null;
    throw error;
  }
  throw new StoreUnavailable(
    'KURRENTDB_URL 所指的服务器上有别的程序的记录，不是本系统的事件库，请核对地址。',
    'foreign',
  );
};

/** The log that a server holds; null for none. @throws StoreUnavailable for what another program keeps there */
export const storedIdentity = (connection: Connection): Promise<string | null> =>
  named(connection, identityStream, identityType);

/** The log that has begun to move to a server; null for none. */
export const movingIdentity = (connection: Connection): Promise<string | null> =>
  named(connection, movingStream, movingType);

const note = async (connection: Connection, stream: string, type: string, storeId: string): Promise<void> => {
  const event = connection.event(randomUUID(), type, JSON.stringify({ storeId }), '{}');
  try {
    await connection.client.appendToStream(connection.namespace + stream, [event], { streamState: 'no_stream' });
  } catch (error) {
    // Somebody else was first: their word counts.
    if (kurrentFault(error) !== 'conflict') throw error;
  }
};

/** From here on a server is this log's; answers whose it is. */
export const found = async (connection: Connection, storeId: string): Promise<string> => {
  await note(connection, identityStream, identityType, storeId);
  return (await storedIdentity(connection))!;
};

/** From here on no other log may move to a server, and none is founded there; answers whose turn it is. */
export const beginMove = async (connection: Connection, storeId: string): Promise<string> => {
  await note(connection, movingStream, movingType, storeId);
  return (await movingIdentity(connection))!;
};

/** Whether a server has events of a ledger. */
export const holdsLedger = async ({ client, reading, namespace }: Connection): Promise<boolean> => {
  const filter: PrefixesFilter = {
    filterOn: 'streamName',
    prefixes: [namespace + ledgerPrefix],
    maxSearchWindow: 32,
    checkpointInterval: 1,
  };
  for await (const _event of client.readAll({ maxCount: 1, filter, ...reading })) return true;
  return false;
};

/**
 * The identity of the log on a server, given to it when it is new. Two nodes that found it at once agree: the first write
 * stands.
 * @throws StoreUnavailable
 */
export const identityOf = async (connection: Connection): Promise<string> => {
  try {
    return await within(patience, founded(connection));
  } catch (error) {
    throw error instanceof StoreUnavailable ? error : unavailable(kurrentFault(error));
  }
};

const founded = async (connection: Connection): Promise<string> => {
  const stored = await storedIdentity(connection);
  if (stored !== null) return stored;
  if ((await movingIdentity(connection)) !== null)
    throw new StoreUnavailable(
      'KURRENTDB_URL 所指的服务器上有一次没有做完的迁移，请再运行一次 hengjian migrate，做完后再启动。',
      'foreign',
    );
  if (await holdsLedger(connection))
    throw new StoreUnavailable(
      'KURRENTDB_URL 所指的服务器上有记录而没有本系统的标识，请核对地址，或从备份恢复。',
      'foreign',
    );
  return found(connection, randomUUID());
};
