import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { EventStore, StoreUnavailable } from '@app/event-store';
import { ProjectionHost } from '@app/projections/kernel';
import { Api } from '@test/api';
import { note } from '@test/stored';
import { NodeReadiness } from './node-readiness.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start({ READY_MAX_LAG: '10' });
});
afterAll(() => api.close());
afterEach(() => void jest.restoreAllMocks());

const ready = () => api.client().get('/health/ready');
const codes = async () => {
  const { status, body } = await ready();
  return [status, (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)];
};
const headAt = async (count: number) => {
  const store = api.app.get(EventStore);
  jest.spyOn(store, 'head').mockResolvedValue({ ...(await store.head()), count });
};

it('lives, and is ready for whoever asks; nothing keeps the answer', async () => {
  expect(await api.client().get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
  const answer = await ready();
  expect(answer).toMatchObject({ status: 200, body: { status: 'ready', reasons: [] } });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

it('is not ready while the lists are further behind than allowed', async () => {
  await headAt(10);
  expect(await codes()).toEqual([200, []]);
  await headAt(11);
  const { status, body } = await ready();
  expect([status, body]).toEqual([
    503,
    {
      status: 'unready',
      reasons: [{ code: 'read-model.behind', reason: '查询库落后 11 条（最多 10 条），正在追赶，赶上后自动可用。' }],
    },
  ]);
});

it.each(['failed', 'rebuilding'] as const)('is not ready while the lists are %s', async (state) => {
  const host = api.app.get(ProjectionHost);
  jest.spyOn(host, 'state').mockReturnValue({ ...host.state(), state, reason: '/data/read.sqlite is gone' });
  expect(await codes()).toEqual([503, [state === 'failed' ? 'read-model.failed' : 'read-model.building']]);
  expect(JSON.stringify((await ready()).body)).not.toContain('/data');
});

it('is not ready while the log refuses, or says nothing', async () => {
  const store = api.app.get(EventStore);
  jest.spyOn(store, 'head').mockRejectedValue(new StoreUnavailable('away', 'away'));
  expect(await codes()).toEqual([503, ['store.away']]);
  jest.spyOn(store, 'head').mockReturnValue(new Promise(() => undefined));
  expect(await codes()).toEqual([503, ['store.away']]);
  expect((await api.client().get('/health/live')).status).toBe(200);
});

it('stands still before what a newer program wrote: it says so, reads on, and decides nothing on half a history', async () => {
  const county = await api.unit('county', null);
  await api.account('admin', county, ['administrator']);
  const admin = await api.as('admin');
  const store = api.app.get(EventStore);
  const unit = (await store.readStored({ limit: 10_000 })).find(({ stream: of }) => of.endsWith(county));
  const { stream, revision } = unit!;
  const foreign = { type: 'organization.unit-divined', schemaVersion: 1, data: {} };
  await store.append(stream, revision, [{ ...note(), ...foreign }]);

  while (api.app.get(ProjectionHost).state().newer === null) await new Promise((resume) => setImmediate(resume));
  expect(await codes()).toEqual([503, ['program.outdated']]);
  expect((await api.client().get('/health')).status).toBe(503);
  const read = await admin.get(`/api/organizations/units/${county}`);
  expect(read.status).toBe(200);
  expect(read.headers.get('x-stale')).toBe('true');
  expect(Date.parse(read.headers.get('x-known-until')!)).not.toBeNaN();
  const renamed = await admin.post(`/api/organizations/units/${county}/name`, {
    name: '丙县',
    effectiveAt: '2025-03-01',
  });
  expect(renamed).toMatchObject({ status: 503, body: { code: 'program.outdated' } });
  expect(renamed.headers.get('retry-after')).toBe('5');
});

it('is not ready any more once it has been told to stop', async () => {
  api.app.get(NodeReadiness).leave();
  expect(await codes()).toEqual([503, ['leaving']]);
});
