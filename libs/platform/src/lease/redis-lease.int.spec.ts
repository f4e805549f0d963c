import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { openLeases, type Lease } from '@app/platform/lease';
import { RedisServer } from '../../../../test/bench/redis-server.js';

/** A sixth of what is usual, and asked for often: a machine that stands still for a moment takes nobody's lease away. */
const times = { life: 1000, every: 50 };

let redis: RedisServer;
const open: Lease[] = [];
let tenants = 0;
let tenant: string;
beforeAll(async () => {
  redis = await RedisServer.start();
});
beforeEach(() => void (tenant = `t${++tenants}`));
afterEach(async () => {
  jest.restoreAllMocks();
  for (const lease of open.splice(0)) await lease.release();
});
afterAll(() => redis.remove());

/** Somebody who wants the processes, and what was told them. */
const node = async (refusing = 0) => {
  const leases = await openLeases({ redisUrl: redis.url, tenant, times });
  for (const other of [leases.deadlines, leases.deliveries]) await other.release();
  const lease = leases.processes;
  open.push(lease);
  const told: string[] = [];
  let refusals = refusing;
  await lease.start({
    gained: async () => {
      if (refusals-- > 0) throw new Error('not now');
      told.push('gained');
    },
    lost: async () => void told.push('lost'),
  });
  return { lease, told };
};
const until = async (isSo: () => boolean, ms = 60_000): Promise<number> => {
  const begun = performance.now();
  while (!isSo()) {
    if (performance.now() - begun > ms) throw new Error(`never came: ${String(isSo)}`);
    await sleep(5);
  }
  return performance.now() - begun;
};
/** A process that hangs or was killed: it asks for nothing and gives nothing back. */
const dead = ({ lease }: Awaited<ReturnType<typeof node>>): void => {
  jest.spyOn(lease as unknown as { ask(): Promise<void> }, 'ask').mockResolvedValue(undefined);
};

it('has one holder, who keeps it, and gives it to the other at the end', async () => {
  const [one, other] = [await node(), await node()];
  expect([one.lease.held, other.lease.held]).toEqual([true, false]);
  await sleep(1.5 * times.life);
  expect([one.told, other.told]).toEqual([['gained'], []]);
  await one.lease.release();
  expect(await until(() => other.lease.held)).toBeLessThan(times.life);
  expect([one.told, other.told]).toEqual([['gained', 'lost'], ['gained']]);
  await one.lease.release();
  expect(one.told).toEqual(['gained', 'lost']);
});

it('goes to another when its holder is killed; one that only hung hears that it lost it', async () => {
  const [one, other] = [await node(), await node()];
  dead(one);
  // Life and one turn, as 6 and 2 seconds are usual: 8 of the 10 that are allowed.
  expect(await until(() => other.lease.held)).toBeLessThan(2 * (times.life + times.every));
  jest.restoreAllMocks();
  await until(() => !one.lease.held);
  expect(one.told).toEqual(['gained', 'lost']);
  expect(other.lease.held).toBe(true);
});

it('does not care about a clock that is wrong by ten minutes, here or there', async () => {
  const one = await node();
  const now = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => now() + 600_000);
  const other = await node();
  jest.spyOn(Date, 'now').mockImplementation(() => now() - 600_000);
  await sleep(1.5 * times.life);
  expect([one.told, other.told]).toEqual([['gained'], []]);
});

it('lets everybody work while Redis is away, its holder without a break, and one when it is back', async () => {
  const [one, other] = [await node(), await node()];
  await redis.kill();
  await until(() => other.lease.held);
  expect([one.told, other.told]).toEqual([['gained'], ['gained']]);
  // Who comes to nothing knows of nobody else.
  expect((await node()).lease.held).toBe(true);
  await redis.start();
  await until(() => open.filter(({ held }) => held).length === 1);
});

it('is asked to begin again when it could not', async () => {
  const one = await node(2);
  expect(one.lease.held).toBe(false);
  await until(() => one.lease.held);
  expect(one.told).toEqual(['gained']);
});
