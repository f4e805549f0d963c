import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { definitions } from '@app/platform/metrics';
import { Api, type Client } from '@test/api';
import { freePort } from '@test/free-port';
import { WorkerModule } from '../../../worker/src/worker.module.js';
import { ownLeases } from '@app/platform/lease';
import { LocalScheduler } from '@app/platform/scheduler';
import { SystemClock } from '@app/platform/clock';

let api: Api;
let keeper: Client;
let county: string;
let port: number;
const local = () => new LocalScheduler(new SystemClock());
const quiet = { warn: () => undefined, log: () => undefined };
beforeAll(async () => {
  port = await freePort();
  const schedulers = { deadlines: local(), deliveries: local(), jobs: local() };
  const leases = ownLeases();
  const watching = WorkerModule.watching({ schedulers, workersApart: false, log: quiet, leases });
  api = await Api.start({ METRICS_PORT: String(port) }, { imports: [watching], schedulers, leases });
  county = await api.unit('county', null, { name: '彰武县', code: '210922' });
  await api.account('keeper', county, ['administrator']);
  keeper = await api.as('keeper');
});
afterAll(() => api.close());

const scraped = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
const valueOf = (text: string, series: string): number => {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.split(' ').at(-1) ?? NaN);
};

it('counts commands by type and outcome, and times the log, the lists and the answers', async () => {
  const body = {
    kind: 'department',
    name: '教育局督导室',
    parentId: county,
    departmentType: 'education',
  };
  const headers = { 'idempotency-key': 'once' };
  const registered = await keeper.post('/api/organizations/units', body, headers);
  expect(registered).toMatchObject({ status: 201 });
  await keeper.post('/api/organizations/units', body, headers);
  await keeper.post('/api/organizations/units', { ...body, parentId: (registered.body as { id: string }).id });
  await keeper.get(`/api/organizations/units/${county}`);
  await keeper.get('/api/nothing/张三/13812345678');
  await keeper.get('/assets/none.js');

  const text = await scraped();
  const commands = (outcome: string) =>
    valueOf(text, `hengjian_commands_total{type="RegisterUnit",outcome="${outcome}"}`);
  expect([commands('done'), commands('repeated'), commands('refused')]).toEqual([2, 1, 1]);
  const { count } = await api.app.get(EventStore).head();
  expect(count).toBeGreaterThan(3);
  // Each of these commands wrote one event.
  expect(valueOf(text, 'hengjian_append_seconds_count{outcome="done"}')).toBe(count);
  for (const name of ['log_events', 'read_model_sequence', 'applied_events_total'])
    expect(valueOf(text, `hengjian_${name}`)).toBe(count);
  for (const name of ['hengjian_read_model_lag_events', 'hengjian_read_model_lag_seconds'])
    expect(valueOf(text, name)).toBe(0);
  expect(text).toMatch(new RegExp(`\nhengjian_projection_sequence\\{projection="issue-ledger@\\d+"\\} ${count}\n`));
  expect(text).toMatch(/\nhengjian_process_sequence\{process="[a-z-]+@\d+"\} \d+\n/);
  expect(valueOf(text, 'hengjian_ready')).toBe(1);
  expect([valueOf(text, 'hengjian_log_heard'), valueOf(text, 'hengjian_log_unheard_seconds')]).toEqual([1, 0]);
  expect(valueOf(text, 'hengjian_lease_held{duty="deadlines"}')).toBe(1);
  expect(valueOf(text, 'hengjian_queue_jobs{queue="deadlines",state="due"}')).toBe(0);
  expect(valueOf(text, 'hengjian_replay_open_differences')).toBe(0);
  expect(valueOf(text, 'hengjian_log_faults')).toBe(0);
  expect(valueOf(text, 'hengjian_replay_proved_points_total{outcome="differs"}')).toBe(0);
  const answered = (route: string, method: string, status: string) =>
    valueOf(text, `hengjian_http_seconds_count{method="${method}",route="${route}",status="${status}"}`);
  expect(answered('/api/organizations/units', 'POST', '2xx')).toBe(2);
  expect(answered('/api/organizations/units/:id', 'GET', '2xx')).toBe(1);
  expect(answered('(none)', 'GET', '4xx')).toBe(2);
});

it('holds no id, no name and no path as it was asked for', async () => {
  const text = await scraped();
  // Names and labels: what was measured is a number, which may have any digits.
  const named = text.replace(/^([^#\n].*) (?:[-+]?\d[-+.\de]*|NaN|[-+]Inf)$/gm, '$1');
  expect(named).not.toMatch(/^[^#\n].*\d$/m);
  for (const said of ['彰武', '教育局', 'keeper', '张三', '1381234', county, '210922', '%E5', 'none.js'])
    expect(named).not.toContain(said);
  expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/);
  expect(text).not.toMatch(/[^\0-\x7f]/);
});

it('the lists that are behind say by how much, and since when', async () => {
  const store = api.app.get(EventStore);
  const [head, stored] = [await store.head(), (await store.readStored({ limit: 1 }))[0]!];
  jest.spyOn(store, 'head').mockResolvedValue({ ...head, count: head.count + 7 });
  jest.spyOn(store, 'readStored').mockResolvedValue([stored]);
  api.clock.set('2025-03-03T01:00:09.500Z');
  try {
    const text = await scraped();
    expect(valueOf(text, 'hengjian_read_model_lag_events')).toBe(7);
    expect(valueOf(text, 'hengjian_read_model_lag_seconds')).toBe(9.5);
  } finally {
    jest.restoreAllMocks();
  }
});

it('a log that is not heard any more is told, with since when', async () => {
  const until = '2025-03-03T01:00:09.500Z';
  jest.spyOn(api.app.get(EventStore), 'knownUntil', 'get').mockReturnValue(until);
  api.clock.set('2025-03-03T01:00:30.000Z');
  try {
    const text = await scraped();
    expect([valueOf(text, 'hengjian_log_heard'), valueOf(text, 'hengjian_log_unheard_seconds')]).toEqual([0, 20.5]);
    const { body } = await keeper.get('/api/health/details');
    expect(body).toMatchObject({ status: 'degraded', knownUntil: until });
  } finally {
    jest.restoreAllMocks();
  }
});

it('the README lists every figure with its labels, and no other', () => {
  const [, table = ''] = /<!-- metrics -->([^]*)<!-- \/metrics -->/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const listed = [...table.matchAll(/^\| `(hengjian_\w+)` *\| ([^|]*?) *\|/gm)].map(([, name, labels]) => [
    name,
    labels!.replaceAll('`', '').split('、').filter(Boolean),
  ]);
  expect(listed).toEqual(Object.entries(definitions).map(([name, { labels }]) => [name, [...labels]]));
});
