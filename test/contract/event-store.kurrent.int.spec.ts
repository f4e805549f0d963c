import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { KurrentEventStore } from '@app/event-store';
import { KurrentTestServer } from '../support/kurrent-server/server.js';
import { moment, noteTypes } from '../support/stored.js';
import { temporaryDirectory } from '../support/temporary.js';
import { eventStoreContract } from './event-store.contract.js';
import { durableEventStoreContract, type DurableEngine } from './event-store.durable.contract.js';

/** A real server, when one is named: each log gets names of its own on it, and nothing is taken away afterwards. */
const real = process.env['KURRENTDB_URL'];

/**
 * A store on a test double of the server that keeps its log in a file: after a crash a new server has that file. On a real
 * server the node alone loses what it had.
 */
const kurrent = (): DurableEngine => {
  const { directory, remove } = temporaryDirectory();
  const namespace = `contract-${randomUUID()}-`;
  const servers: KurrentTestServer[] = [];
  const opened: KurrentEventStore[] = [];
  const double = async (): Promise<string> => {
    servers.at(-1)?.kill();
    const server = await KurrentTestServer.start({ file: join(directory, 'server.log') });
    servers.push(server);
    return server.url('', '&discoveryInterval=5');
  };
  const open = async () => {
    const store = await KurrentEventStore.open(real ?? (await double()), {
      types: noteTypes,
      now: () => moment,
      copy: join(directory, `copy-${opened.length}.sqlite`),
      warn: () => undefined,
      // A busy machine is no failed test.
      writeWithin: 20_000,
      namespace,
    });
    opened.push(store);
    return store;
  };
  return {
    open,
    close: async () => {
      for (const store of opened) await store.close();
      servers.at(-1)?.kill();
      remove();
    },
    afterCrash: open,
    share: 0.2,
  };
};

const name = real === undefined ? 'KurrentDB protocol server (a test double)' : 'a real KurrentDB';
eventStoreContract(name, kurrent);
durableEventStoreContract(name, kurrent);
