import { join } from 'node:path';
import { KurrentEventStore } from '@app/event-store';
import { KurrentTestServer } from '../support/kurrent-server/server.js';
import { moment, noteTypes } from '../support/stored.js';
import { temporaryDirectory } from '../support/temporary.js';
import { eventStoreContract } from './event-store.contract.js';
import { durableEventStoreContract, type DurableEngine } from './event-store.durable.contract.js';

/** A store on a test double of the server that keeps its log in a file: after a crash a new server has that file. */
const kurrent = (): DurableEngine => {
  const { directory, remove } = temporaryDirectory();
  const servers: KurrentTestServer[] = [];
  const opened: KurrentEventStore[] = [];
  const open = async () => {
    servers.at(-1)?.kill();
    const server = await KurrentTestServer.start({ file: join(directory, 'server.log') });
    servers.push(server);
    const copy = join(directory, `copy-${servers.length}.sqlite`);
    const store = await KurrentEventStore.open(server.url('', '&discoveryInterval=5'), {
      types: noteTypes,
      now: () => moment,
      copy,
      warn: () => undefined,
      // A busy machine is no failed test.
      writeWithin: 20_000,
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

eventStoreContract('KurrentDB protocol server', kurrent);
durableEventStoreContract('KurrentDB protocol server', kurrent);
