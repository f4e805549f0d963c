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

const stored = async ({ client, reading, namespace }: Connection): Promise<string | null> => {
  try {
    for await (const { event } of client.readStream(namespace + identityStream, { maxCount: 1, ...reading })) {
      if (event?.type !== identityType) break;
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

const holdsLedger = async ({ client, reading, namespace }: Connection): Promise<boolean> => {
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
  const found = await stored(connection);
  if (found !== null) return found;
  if (await holdsLedger(connection))
    throw new StoreUnavailable(
      'KURRENTDB_URL 所指的服务器上有记录而没有本系统的标识，请核对地址，或从备份恢复。',
      'foreign',
    );
  const event = connection.event(randomUUID(), identityType, JSON.stringify({ storeId: randomUUID() }), '{}');
  try {
    await connection.client.appendToStream(connection.namespace + identityStream, [event], {
      streamState: 'no_stream',
    });
  } catch (error) {
    if (kurrentFault(error) !== 'conflict') throw error;
  }
  return (await stored(connection))!;
};
