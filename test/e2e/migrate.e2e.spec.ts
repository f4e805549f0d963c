import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SqliteEventStore, type LogHead } from '@app/event-store';
import { OwnerLock } from '@app/runtime';
import { openLog } from '@app/runtime/backup';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { hengjian, refused, Running } from '@test/processes';
import { moment, notes, noteTypes } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();
const from = join(directory, 'from');
const pem = (name: string) => resolve('test/fixtures/kurrent-tls', name);
let server: KurrentTestServer;
let url: string;
let head: LogHead;
beforeAll(async () => {
  const tls = { certificate: readFileSync(pem('test-double.crt')), key: readFileSync(pem('test-double.key')) };
  server = await KurrentTestServer.start({ tls, users: { hengjian: 'p@ss-hunter2' } });
  url = server.url(
    'hengjian:p%40ss-hunter2',
    `&discoveryInterval=5&tlsCAFile=${encodeURIComponent(pem('issuer.crt'))}`,
  );
  mkdirSync(from);
  const store = SqliteEventStore.open(join(from, 'events.sqlite'), { types: noteTypes, now: () => moment });
  for (let at = 0; at < 600; at++) await store.append(`hj.main.note-${at}`, 'noStream', notes(1));
  const { storeId, count, root } = await store.head();
  head = { storeId, count, root };
  await store.close();
});
afterAll(() => {
  server.kill();
  remove();
});

const there = () => server.log.all.filter(({ stream }) => stream.startsWith('hj.')).length;
const reached = async (share: number) => {
  while (there() < head.count * share) await sleep(5);
};

it('moves a log to a cluster though it is killed on the way, and back; nothing it says holds a password', async () => {
  const words = ['migrate', '--from', `sqlite:${from}`, '--to', 'kurrentdb:'];
  const variables = { KURRENTDB_URL: url };
  const killed = new Running(words, { variables });
  await Promise.race([reached(0.4), killed.ended]);
  expect(await killed.stop('SIGKILL')).toMatchObject({ code: null });
  expect(there()).toBeLessThan(head.count);
  const whole = await new Running([...words, '--json'], { variables }).ended;
  expect(JSON.parse(whole.stdout)).toMatchObject(head);
  expect(there()).toBe(head.count);

  const to = join(directory, 'back');
  const returned = await hengjian('migrate', '--from', url, '--to', `sqlite:${to}`);
  expect(returned).toMatchObject({ code: 0, stdout: expect.stringContaining(`已迁移 ${head.count} 条记录`) });
  const log = openLog(to);
  expect(await log.head()).toMatchObject(head);
  await log.close();
  expect([whole, returned].map(({ stdout, stderr }) => stdout + stderr).join()).not.toContain('hunter2');
});

it('says in one sentence what cannot be moved', async () => {
  const wrong = url.replace('hunter2', 'hunter3');
  expect(await refused('migrate', '--from', `sqlite:${from}`, '--to', wrong)).toMatch(/不认所给的用户名与口令.*\n$/);
  const lock = OwnerLock.take(from);
  expect(await refused('migrate', '--from', `sqlite:${from}`, '--to', url)).toMatch(
    /^数据目录 .* 正由进程 \d+使用.*\n$/,
  );
  lock.release();
});
