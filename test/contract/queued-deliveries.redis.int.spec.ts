import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { SystemClock } from '@app/platform/clock';
import { closeSchedulers, openScheduler, openSchedulers, type Scheduler } from '@app/platform/scheduler';
import { DeliveryStage } from '@test/deliveries';
import { RedisServer } from '../bench/redis-server.js';
import { queuedDeliveriesContract, type QueuesStage } from './queued-deliveries.contract.js';

const log = { warn: () => undefined, log: () => undefined };
const clock = new SystemClock();
const until = async (so: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 60_000;
  while (!(await so())) {
    if (Date.now() > end) throw new Error(`never came: ${String(so)}`);
    await sleep(20);
  }
};

let tenants = 0;
const open = async (server: RedisServer, many: number): Promise<QueuesStage> => {
  const options = { redisUrl: server.url, clock, log, tenant: `d${++tenants}` };
  const schedulers = await openSchedulers(options);
  const workers: Scheduler[] = [];
  for (let n = 0; n < many; n++) workers.push(await openScheduler({ ...options, queue: 'deliveries' }));
  const close = () => closeSchedulers(schedulers);
  return { queues: { schedulers, workersApart: true, log }, workers, until, close };
};

let redis: RedisServer;
beforeAll(async () => {
  redis = await RedisServer.start();
});
afterAll(() => redis.remove());

queuedDeliveriesContract('deliveries through Redis', (workers) => open(redis, workers));

describe('deliveries with a Redis that', () => {
  const morning = '2025-03-18T02:00:00.000Z';
  let server: RedisServer;
  let made: QueuesStage;
  let stage: DeliveryStage;
  let woken: string[];
  beforeEach(async () => {
    server = await RedisServer.start();
    made = await open(server, 1);
    woken = [];
    stage = await DeliveryStage.start(['inspection', 'inspection'], { at: morning, queues: made.queues });
    await made.workers[0]!.start((keys) => (woken.push(...keys), stage.desk.wake(keys)));
  });
  afterEach(async () => {
    for (const worker of made.workers) await worker.close();
    await stage.close();
    await made.close();
    await server.remove();
  });
  const state = () => made.queues.schedulers.deliveries.state();
  const given = () => stage.given.length;

  it('is killed sends from the server, and comes back empty leaves the next to a worker again', async () => {
    await server.kill();
    await until(async () => (await state()).trouble === 'away');
    stage.tell();
    expect(await stage.look(morning)).toHaveLength(1);
    await server.start();
    await until(async () => (await state()).workers === 1);
    stage.tell();
    await stage.look(morning);
    await until(() => given() === 2);
    expect(woken).toHaveLength(1);
  });

  it('is full sends from the server', async () => {
    const keeper = new Redis(server.url);
    await keeper.config('SET', 'maxmemory', '1');
    stage.tell();
    expect(await stage.look(morning)).toHaveLength(1);
    expect(woken).toEqual([]);
    keeper.disconnect();
  });

  it('has nobody who takes sends from the server', async () => {
    await made.workers[0]!.close();
    await until(async () => (await state()).workers === 0);
    stage.tell();
    expect(await stage.look(morning)).toHaveLength(1);
  });

  it('is told keys and no words, names or addresses', async () => {
    await made.workers[0]!.close();
    await made.queues.schedulers.deliveries.schedule([{ key: 'delivery/n-1', at: morning }]);
    const keeper = new Redis(server.url);
    const [job] = await keeper.keys('*:rows-*');
    expect(await keeper.hget(job!, 'data')).toBe('{"keys":["delivery/n-1"]}');
    keeper.disconnect();
  });
});
