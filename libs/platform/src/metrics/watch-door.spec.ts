import { afterEach, expect, it } from '@jest/globals';
import { Readiness } from '../health/index.js';
import type { Scheduler, SchedulerState } from '../scheduler/index.js';
import { definitions, gatherQueues, gatherReadiness, Metrics, openWatchDoor, type WatchDoor } from './index.js';

let door: WatchDoor | undefined;
afterEach(() => door?.close());

const token = 'a-secret-of-some-length';
const open = async (metrics = new Metrics(), readiness = new Readiness([]), secret: string | null = token) => {
  door = await openWatchDoor({ port: 0, host: '127.0.0.1', token: secret }, metrics, readiness);
  return (path: string, shown?: string, method = 'GET') =>
    fetch(`${door!.base}${path}`, { method, headers: shown ? { authorization: shown } : {} });
};

it('shows figures to whoever shows the secret, and to nobody else', async () => {
  const ask = await open();
  for (const shown of [undefined, 'Bearer x', token, `Bearer ${token}x`])
    expect((await ask('/metrics', shown)).status).toBe(401);
  const answer = await ask('/metrics', `Bearer ${token}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  const text = await answer.text();
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'nodejs_heap_size_used_bytes',
  ])
    expect(text).toContain(`\n${name} `);
});

it('answers probes without a secret, and nothing else', async () => {
  const readiness = new Readiness([]);
  const ask = await open(new Metrics(), readiness);
  expect((await ask('/health/live')).status).toBe(200);
  expect(await (await ask('/health/ready')).json()).toEqual({ status: 'ready', reasons: [] });
  readiness.leave();
  const answer = await ask('/health/ready');
  expect([answer.status, await answer.json()]).toMatchObject([503, { reasons: [{ code: 'leaving' }] }]);
  expect((await ask('/')).status).toBe(404);
  expect((await ask('/metrics', `Bearer ${token}`, 'POST')).status).toBe(405);
});

it('a figure that cannot be gathered costs no other', async () => {
  const metrics = new Metrics();
  metrics.gather(() => Promise.reject(new Error('away')));
  metrics.gather(async () => metrics.set('hengjian_log_events', 7));
  const text = await (await (await open(metrics, new Readiness([]), null))('/metrics')).text();
  expect(text).toContain('\nhengjian_log_events 7\n');
});

it('what is the matter is a figure too, until it is over', async () => {
  const metrics = new Metrics();
  let away = true;
  gatherReadiness(metrics, new Readiness([() => (away ? [{ code: 'store.away', reason: '…' }] : [])]));
  expect(await metrics.text()).toMatch(/\nhengjian_ready 0\n[^]*\nhengjian_unready\{code="store.away"\} 1\n/);
  away = false;
  const text = await metrics.text();
  expect(text).toContain('\nhengjian_ready 1\n');
  expect(text).not.toContain('store.away');
});

it('of a queue that cannot be asked no number is made up', async () => {
  const metrics = new Metrics();
  const known = { kind: 'redis', trouble: null, waiting: 3, due: 1, failed: 0, workers: 2 } as const;
  let state: SchedulerState = known;
  const said = { state: async () => state } as Scheduler;
  gatherQueues(metrics, { deadlines: said, deliveries: said, jobs: said });
  expect(await metrics.text()).toContain('\nhengjian_queue_jobs{queue="deliveries",state="waiting"} 3\n');
  state = { kind: 'redis', trouble: 'away', waiting: null, due: null, failed: null, workers: null };
  expect(await metrics.text()).not.toMatch(/\nhengjian_queue_(jobs|workers)\{/);
});

it('every figure is named as Prometheus wishes, with its unit', () => {
  for (const [name, { kind }] of Object.entries(definitions)) {
    expect(name).toMatch(/^hengjian_[a-z_]+$/);
    expect(name.endsWith('_total')).toBe(kind === 'counter');
    expect(kind !== 'seconds' || name.endsWith('_seconds')).toBe(true);
  }
});
