import { setTimeout as sleep } from 'node:timers/promises';
import { SystemClock } from '@app/platform/clock';
import { openSchedulers } from '@app/platform/scheduler';
import { queuedDeliveriesContract } from './queued-deliveries.contract.js';

const log = { warn: () => undefined, log: () => undefined };

queuedDeliveriesContract('deliveries of a process alone', async () => {
  const schedulers = await openSchedulers({ redisUrl: null, clock: new SystemClock(), log, tenant: 'main' });
  return {
    queues: { schedulers, workersApart: false, log },
    workers: [],
    until: async (so) => {
      for (let tries = 0; !(await so()); tries++) {
        if (tries > 10_000) throw new Error(`never came: ${String(so)}`);
        await sleep(5);
      }
    },
    close: async () => undefined,
  };
});
