import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { Running } from '@test/processes';
import { temporaryDirectory } from '@test/temporary';
import { freePort, RedisServer } from '../bench/redis-server.js';

const { directory, remove } = temporaryDirectory();
let server: KurrentTestServer;
let redis: RedisServer;
beforeAll(async () => {
  [server, redis] = await Promise.all([KurrentTestServer.start(), RedisServer.start({ fsync: 'everysec' })]);
});
afterAll(async () => {
  server.kill();
  await redis.remove();
  remove();
});

/** What a server said that did not start. */
const said = async (name: string, url: string, more: Readonly<Record<string, string>> = {}) => {
  const variables = { KURRENTDB_URL: url, ...more };
  const { code, stdout, stderr } = await new Running(['serve', '--data', join(directory, name)], { variables }).ended;
  expect([code, stdout]).toEqual([1, '']);
  return stderr;
};

it('says in one sentence, without a stack or a secret, why a server does not start', async () => {
  server.faults.version = '23.10.8';
  const [wrong, old] = await Promise.all([
    said('wrong', 'kurrentdb://u:hunter2@db:port'),
    said('old', server.url('', '&discoveryInterval=5')),
  ]);
  expect(wrong).toMatch(/^KURRENTDB_URL 的连接串不正确：[^\n]*\n$/);
  expect(old).toMatch(/^事件库服务器的版本（23\.10\.8）过旧[^\n]*\n$/);
});

it('ends, whatever it had open on a Redis, so that it is started again', async () => {
  const nobody = `kurrentdb://127.0.0.1:${await freePort()}?tls=false&discoveryInterval=5`;
  const shared = { REDIS_URL: redis.url, SESSION_SECRET: 's'.repeat(40) };
  const [away, nowhere] = await Promise.all([
    said('away', nobody, { ...shared, HENGJIAN_FILES: join(directory, 'files') }),
    said('nowhere', server.url('', '&discoveryInterval=5'), shared),
  ]);
  expect(away).toMatch(/^[^\n]*事件库[^\n]*\n$/);
  expect(nowhere).toMatch(/^[^\n]+\n( .*HENGJIAN_FILES.*\n)$/);
});
