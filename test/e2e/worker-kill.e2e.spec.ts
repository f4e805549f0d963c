import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DeliverySettings, usualDelivery } from '@app/runtime';
import { SqliteOperations } from '@app/vault';
import { HttpSink } from '@test/http-sink';
import { eventsOf } from '@test/logs';
import { hengjian, Running } from '@test/processes';
import { freePort, RedisServer } from '../bench/redis-server.js';
import { temporaryDirectory } from '@test/temporary';
import { dueUnit, dueIssues } from '../bench/due-issues.js';
import { byIssue, FiredRungs } from '../bench/fired.js';

const { directory, remove } = temporaryDirectory();
const data = join(directory, 'data');
let redis: RedisServer | undefined;
let hook: HttpSink;
beforeAll(async () => {
  hook = await HttpSink.start();
});
afterAll(async () => {
  await hook.close();
  await redis?.remove();
  remove();
});

const count = 200;

/** The county's program is told of all that is told. */
const tellPrograms = async (): Promise<void> => {
  const operations = new SqliteOperations(join(data, 'operations.sqlite'));
  await new DeliverySettings(operations).setCounty(dueUnit, { ...usualDelivery, channels: ['webhook'] });
  await operations.close();
};
/** Messages that the program was told, by id, and how often. */
const told = (): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const { headers } of hook.posted) {
    const id = String(headers['webhook-id']);
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
};

it('two workers, one of them killed in the middle, fire each rung and tell of each once', async () => {
  const ids = await dueIssues(data, count);
  redis = await RedisServer.start();
  const port = `${await freePort()}`;
  await tellPrograms();
  const variables = {
    WEBHOOK_URL: `${hook.url}/told`,
    WEBHOOK_SECRET: 'webhook-secret-of-the-county',
    WEBHOOK_ALLOW: '127.0.0.1',
    REDIS_URL: redis.url,
    WORKER_TOKEN: 'worker-'.repeat(6),
    HENGJIAN_SERVER: `http://127.0.0.1:${port}`,
    PORT: port,
  };
  const workers = [new Running(['worker'], { variables }), new Running(['worker'], { variables })] as const;
  await Promise.all(workers.map((worker) => worker.says(/工作进程已启动/)));
  const server = new Running(['serve', '--data', data], { variables });
  await server.says(/衡鉴已启动/);

  const fired = new FiredRungs(data);
  while (fired.issues() < count / 10) await sleep(2);
  const killed = await workers[0].stop('SIGKILL');
  expect(killed.code).toBeNull();
  for (let tries = 0; fired.issues() < count; tries++) {
    if (tries > 3000) throw new Error(`${fired.issues()} of ${count} after a minute`);
    await sleep(20);
  }
  // What the killed one had in hand comes to another once more: it must find everything done.
  await sleep(100);
  const rungs = byIssue(fired.all());
  fired.close();
  expect([...rungs.keys()].toSorted()).toEqual(ids.map((id) => `hj.main.rectification-${id}`).toSorted());
  const [first] = rungs.values();
  expect(first).toEqual(['1 rectification.rung-fired approaching', '1 rectification.rung-fired urging']);
  for (const one of rungs.values()) expect(one).toEqual(first);

  for (let tries = 0; told().size < count * first!.length; tries++) {
    if (tries > 3000) throw new Error(`${told().size} messages after a minute`);
    await sleep(20);
  }
  expect([...told().values()].filter((times) => times > 1)).toEqual([]);

  expect((await workers[1].stop()).code).toBe(0);
  await server.stop();
  expect((await hengjian('verify', '--data', data)).code).toBe(0);
  const events = await eventsOf(data);
  expect(events.filter(({ actor }) => actor.id === 'system')).toHaveLength(count * first!.length);
});

it('a worker without a Redis or a secret does not start, and says which', async () => {
  const { code, stderr } = await new Running(['worker'], { variables: { REDIS_URL: 'redis://127.0.0.1:1' } }).ended;
  expect(code).toBe(1);
  expect(stderr).toContain('WORKER_TOKEN');
  expect(stderr).not.toContain('REDIS_URL、');
});
