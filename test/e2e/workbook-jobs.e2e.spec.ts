import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SystemClock } from '@app/platform/clock';
import { openScheduler, openSchedulers, type Scheduler } from '@app/platform/scheduler';
import { WakeDesk, WorkbookUploads } from '@app/runtime';
import { Api, type Client } from '@test/api';
import { temporaryDirectory } from '@test/temporary';
import { download, sendWorkbook, type Uploaded } from '@test/uploads';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { RedisServer } from '../bench/redis-server.js';

const year = '2024-2025';
const log = { warn: () => undefined, log: () => undefined };
const clock = new SystemClock();
const { directory, remove } = temporaryDirectory();
let redis: RedisServer;
let api: Api;
let section: string;
let reporter: Client;
const workers: Scheduler[] = [];

const start = async (redisUrl: string | null) => {
  const schedulers = await openSchedulers({ redisUrl, clock, log, tenant: 'main' });
  const watch = { schedulers, workersApart: redisUrl !== null, log };
  api = await Api.start({ HENGJIAN_DATA: directory }, { imports: [WorkerModule.watching(watch)] });
};
beforeAll(async () => {
  redis = await RedisServer.start();
  await start(redis.url);
  for (let n = 0; n < 2; n++) {
    const worker = await openScheduler({ redisUrl: redis.url, clock, log, tenant: 'main', queue: 'jobs' });
    workers.push(worker);
    await worker.start((keys) => api.app.get(WakeDesk).wake(keys));
  }
  const county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2010-09-01' });
  const school = await api.unit('school', county, { name: '一小', schoolType: 'primary', effectiveAt: '2010-09-01' });
  section = await api.unit('section', school, { name: '小学部', stage: 'primary', effectiveAt: '2010-09-01' });
  await api.account('填报员', school, ['reporter']);
  reporter = await api.as('填报员');
});
afterAll(async () => {
  for (const worker of workers) await worker.close();
  await api.close();
  await redis.remove();
  remove();
});

const blank = () => download(reporter, `/api/workbooks/${section}/${year}`);
const send = async () => {
  const upload = await sendWorkbook(reporter, section, year, await blank());
  // The answer is there before the marked file is.
  await api.app.get(WorkbookUploads).checked(upload.id);
  return upload;
};
const summary = (id: string) => join(directory, 'uploads', id, 'upload.json');
const kept = (id: string) => JSON.parse(readFileSync(summary(id), 'utf8')) as Record<string, unknown>;
/** As a process leaves it that is killed in the middle of the check. */
const cutOff = (id: string, begun: number): void =>
  writeFileSync(summary(id), JSON.stringify({ ...kept(id), status: 'waiting', begun, report: null, progress: 0 }));

it('a workbook that was sent is checked by whoever takes it from Redis, once, however often it is asked for', async () => {
  const upload = await send();
  expect(upload).toMatchObject({ status: 'checked' });
  expect(kept(upload.id)).toMatchObject({ begun: 1 });
  const key = `workbook/${upload.id}`;
  expect(await api.app.get(WakeDesk).wake([key, key, 'workbook/nowhere'])).toEqual([]);
  expect(kept(upload.id)).toMatchObject({ begun: 1 });
});

it('asked for twice at once it is checked once', async () => {
  const { id } = await send();
  cutOff(id, 1);
  const desk = api.app.get(WakeDesk);
  expect(await Promise.all([desk.wake([`workbook/${id}`]), desk.wake([`workbook/${id}`])])).toEqual([[], []]);
  expect(kept(id)).toMatchObject({ status: 'checked', begun: 2 });
});

it('with Redis killed it is checked by the server', async () => {
  await redis.kill();
  expect(await send()).toMatchObject({ status: 'checked' });
});

it('a check that a stop cut off is begun anew by the next process, and given up when it ended three of them', async () => {
  const [one, other] = [await send(), await send()];
  await api.close();
  cutOff(one.id, 1);
  cutOff(other.id, 3);
  await start(null);
  reporter = await api.as('填报员');
  const read = async (id: string) => {
    for (;;) {
      const { body } = await reporter.get(`/api/workbook-uploads/${id}`);
      if (!['waiting', 'checking'].includes((body as Uploaded).status)) return body;
      await new Promise((resume) => setTimeout(resume, 20));
    }
  };
  expect(await read(one.id)).toMatchObject({ status: 'checked' });
  expect(await read(other.id)).toMatchObject({ status: 'refused', refusal: { code: 'workbook.interrupted' } });
});
