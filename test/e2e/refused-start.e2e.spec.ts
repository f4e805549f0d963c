import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { Running } from '@test/processes';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();
let server: KurrentTestServer;
beforeAll(async () => {
  server = await KurrentTestServer.start();
});
afterAll(() => {
  server.kill();
  remove();
});

/** What a server said that did not start. */
const said = async (name: string, url: string) => {
  const variables = { KURRENTDB_URL: url };
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
