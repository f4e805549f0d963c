import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Clock } from '@app/platform/clock';
import { openScheduler, type Scheduler } from '@app/platform/scheduler';
import { RedisServer, type RedisSettings } from '../bench/redis-server.js';
import { schedulerContract, type SchedulerStage } from './scheduler.contract.js';

/** Runs in a school year of its own, and is set when a spec says so. */
class SetClock extends Clock {
  private ahead = Date.parse('2025-03-03T01:00:00.000Z') - Date.now();

  now(): string {
    return new Date(Date.now() + this.ahead).toISOString();
  }

  set(by: number): void {
    this.ahead += by;
  }
}

const said: string[] = [];
const log = { warn: (text: string) => void said.push(text), log: (text: string) => void said.push(text) };
const soon = async (so: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> => {
  const end = Date.now() + ms;
  while (!(await so())) {
    if (Date.now() > end) throw new Error(`never came: ${String(so)}`);
    await sleep(20);
  }
};

let redis: RedisServer;
let tenants = 0;
const open = (url = redis.url, clock: Clock = new SetClock(), tenant = `t${++tenants}`) =>
  openScheduler({ redisUrl: url, clock, log, tenant, queue: 'deadlines' });
beforeAll(async () => {
  redis = await RedisServer.start();
});
afterAll(() => redis.remove());

schedulerContract('the scheduler on Redis', async (): Promise<SchedulerStage> => {
  const clock = new SetClock();
  return {
    clock,
    // Long enough that a busy machine has asked for everything before the first of it is due.
    step: 1000,
    scheduler: () => open(redis.url, clock),
    pass: (ms) => sleep(ms),
    set: (by) => clock.set(by),
    until: soon,
    close: async () => undefined,
  };
});

describe('a Redis that', () => {
  const others: RedisServer[] = [];
  const schedulers: Scheduler[] = [];
  const another = async (settings: RedisSettings = {}) => {
    const server = await RedisServer.start(settings);
    others.push(server);
    return server;
  };
  const opened = async (...words: Parameters<typeof open>) => {
    const scheduler = await open(...words);
    schedulers.push(scheduler);
    return scheduler;
  };
  afterEach(async () => {
    for (const scheduler of schedulers.splice(0)) await scheduler.close();
    for (const server of others.splice(0)) await server.remove();
    said.length = 0;
  });

  const past = '2025-03-01T00:00:00.000Z';
  const collecting = async (scheduler: Scheduler) => {
    const woken: string[] = [];
    await scheduler.start(async (keys) => (woken.push(...keys), []));
    return woken;
  };

  it('would throw jobs away stops the start, and says what to set', async () => {
    const server = await another({ policy: 'allkeys-lru' });
    await expect(open(server.url)).rejects.toMatchObject({
      name: 'RedisUnusable',
      message: expect.stringMatching(/allkeys-lru.*maxmemory-policy noeviction.*程序没有启动/),
    });
  });

  it('does not know the password stops the start, without saying it', async () => {
    const server = await another({ password: 'hunter2' });
    const wrong = `redis://:wrong-horse@127.0.0.1:${server.port}`;
    await expect(open(wrong)).rejects.toThrow('不接受其中的用户名或口令');
    expect(said.join()).not.toContain('wrong-horse');
    await expect(opened(server.url).then((scheduler) => scheduler.state())).resolves.toMatchObject({ trouble: null });
  });

  it('is away lets the start go on, and is used when it comes', async () => {
    const server = await another();
    await server.kill();
    const scheduler = await opened(server.url);
    const woken = await collecting(scheduler);
    expect(await scheduler.state()).toEqual({
      kind: 'redis',
      trouble: 'away',
      waiting: null,
      due: null,
      failed: null,
      workers: null,
    });
    await expect(scheduler.schedule([{ key: 'issue/a', at: past }])).rejects.toMatchObject({ trouble: 'away' });
    await server.start();
    await soon(async () => (await scheduler.state()).trouble === null);
    await scheduler.schedule([{ key: 'issue/a', at: past }]);
    await soon(() => woken.includes('issue/a'));
  });

  it('is killed and comes back empty wakes what is asked for again', async () => {
    const server = await another();
    const scheduler = await opened(server.url);
    const woken = await collecting(scheduler);
    const far = { key: 'issue/far', at: '2025-09-01T00:00:00.000Z' };
    await scheduler.schedule([far]);
    await server.kill();
    await soon(async () => (await scheduler.state()).trouble === 'away');
    await soon(() => said.some((text) => text.startsWith('Redis is away')));
    await server.start();
    await soon(async () => (await scheduler.state()).waiting === 0);
    await scheduler.schedule([far, { key: 'issue/b', at: past }]);
    await soon(() => woken.includes('issue/b'));
    expect(await scheduler.state()).toMatchObject({ trouble: null, waiting: 1, workers: 1 });
  });

  it('is full says so, and takes wakes again when there is room', async () => {
    const server = await another();
    const scheduler = await opened(server.url);
    const woken = await collecting(scheduler);
    const keeper = new Redis(server.url);
    await keeper.config('SET', 'maxmemory', '1');
    await expect(scheduler.schedule([{ key: 'issue/a', at: past }])).rejects.toMatchObject({
      name: 'SchedulerUnavailable',
      trouble: 'full',
    });
    expect(await scheduler.state()).toMatchObject({ trouble: 'full' });
    await keeper.config('SET', 'maxmemory', '0');
    await scheduler.schedule([{ key: 'issue/a', at: past }]);
    await soon(() => woken.includes('issue/a'));
    keeper.disconnect();
  });

  it('is told later to throw jobs away is seen to be unfit', async () => {
    const server = await another();
    const scheduler = await opened(server.url);
    const keeper = new Redis(server.url);
    await keeper.config('SET', 'maxmemory-policy', 'volatile-ttl');
    expect(await scheduler.state()).toMatchObject({ trouble: 'evicting' });
    keeper.disconnect();
  });

  it('hangs holds nobody up for long', async () => {
    const server = await another();
    const scheduler = await opened(server.url);
    const keeper = new Redis(server.url);
    await keeper.client('PAUSE', 20_000);
    await expect(scheduler.schedule([{ key: 'issue/a', at: past }])).rejects.toMatchObject({ trouble: 'away' });
    keeper.disconnect();
  });

  it('loses or doubles jobs costs a wake more or less, and keys are all it has been told', async () => {
    const scheduler = await opened(redis.url, new SetClock(), 'lossy');
    await scheduler.schedule([{ key: 'issue/a', at: past }]);
    await scheduler.schedule(['issue/b', 'issue/c'].map((key) => ({ key, at: past })));
    const queue = new Queue('deadlines', { connection: { url: redis.url }, prefix: 'hengjian-lossy' });
    const jobs = await queue.getJobs(['wait']);
    const told = jobs.map(({ data }) => JSON.stringify(data)).toSorted();
    expect(told).toEqual(['{"keys":["issue/a"]}', '{"keys":["issue/b","issue/c"]}']);
    const [lost, kept] = jobs.toSorted((one, other) =>
      JSON.stringify(one.data).localeCompare(JSON.stringify(other.data)),
    );
    await lost!.remove();
    await queue.add('wake', kept!.data, { jobId: 'a double under another name' });
    const woken = await collecting(scheduler);
    await soon(async () => (await scheduler.state()).due === 0);
    expect([...new Set(woken)].toSorted()).toEqual(['issue/b', 'issue/c']);
    await queue.close();
  });

  it('has several wakes in one job tries again those alone that failed', async () => {
    const scheduler = await opened(redis.url, new SetClock(), 'bundles');
    const asked: (readonly string[])[] = [];
    await scheduler.start(async (keys) => (asked.push(keys), asked.length === 1 ? ['issue/b'] : []));
    await scheduler.schedule(['issue/a', 'issue/b', 'issue/c'].map((key) => ({ key, at: past })));
    await soon(() => asked.length === 2);
    expect(asked).toEqual([['issue/a', 'issue/b', 'issue/c'], ['issue/b']]);
    await soon(async () => (await scheduler.state()).due === 0);
  });
});

it('two processes side by side each take their part', async () => {
  const tenant = 'side';
  const [one, other] = [await open(redis.url, new SetClock(), tenant), await open(redis.url, new SetClock(), tenant)];
  const taken: Record<'one' | 'other', string[]> = { one: [], other: [] };
  const keys = Array.from({ length: 400 }, (_, n) => `issue/${n}`);
  await one.schedule(keys.map((key) => ({ key, at: '2025-03-01T00:00:00.000Z' })));
  // Who begins first waits for the other: the queue is not empty before both are there.
  const begin: (() => void)[] = [];
  const [oneBegan, otherBegan] = [0, 1].map((n) => new Promise<void>((resolve) => (begin[n] = resolve)));
  const slowly = (name: 'one' | 'other') => async (some: readonly string[]) => {
    begin[name === 'one' ? 0 : 1]!();
    await Promise.all([oneBegan, otherBegan]);
    await sleep(5);
    taken[name].push(...some);
    return [];
  };
  await Promise.all([one.start(slowly('one')), other.start(slowly('other'))]);
  const all = () => new Set([...taken.one, ...taken.other]);
  await soon(() => all().size >= keys.length);
  // At least once is what a queue promises: a busy machine may lose a lock. Once is what the log makes of it.
  expect([...all()].toSorted()).toEqual(keys.toSorted());
  expect(Math.min(taken.one.length, taken.other.length)).toBeGreaterThan(0);
  expect((await one.state()).workers).toBe(2);
  await Promise.all([one.close(), other.close()]);
});
