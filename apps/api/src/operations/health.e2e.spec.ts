import { afterEach, expect, it } from '@jest/globals';
import { LocalScheduler, type SchedulerState } from '@app/platform/scheduler';
import { Operations } from '@app/vault';
import { Api } from '@test/api';
import { WorkerModule } from '../../../worker/src/worker.module.js';

let api: Api | undefined;
afterEach(() => api?.close());

const quiet = { warn: () => undefined, log: () => undefined };

/** A scheduler that says of itself what a spec wants it to say. */
class Said extends LocalScheduler {
  says: Partial<SchedulerState> = {};
  override async state(): Promise<SchedulerState> {
    return { ...(await super.state()), ...this.says };
  }
}

const detailsOf = async (scheduler: (at: Api['clock']) => Said) => {
  let made: Said | undefined;
  const clock = { now: () => api?.clock.now() ?? '2025-03-03T01:00:00.000Z' } as Api['clock'];
  made = scheduler(clock);
  const schedulers = { deadlines: made, deliveries: new LocalScheduler(clock), jobs: new LocalScheduler(clock) };
  api = await Api.start({}, { imports: [WorkerModule.watching({ schedulers, workersApart: false, log: quiet })] });
  const county = await api.unit('county', null);
  await api.account('keeper', county, ['administrator']);
  const keeper = await api.as('keeper');
  const proved = (night: { replica: string } & Record<string, unknown>) =>
    api!.app.get(Operations).checkpoints.put(`replays/${night.replica}`, JSON.stringify(night));
  const differing = (endedAt: string) => {
    const point = { countyId: county, dataYear: '2024-2025', knownAt: 4, asOf: '2025-03-03', standardId: 'hqb-2017' };
    const open = [{ ...point, cell: 'issues', unitId: county, events: [], fault: null }];
    return proved({ replica: 'r', night: '2025-03-03', endedAt, points: 1, unproved: 0, open });
  };
  return {
    made,
    proved,
    differing,
    read: async () => (await keeper.get('/api/health/details')).body as Record<string, unknown>,
  };
};

it('says what wakes at deadlines, when it last swept, what is due, and what differed by night', async () => {
  const { read, differing, proved } = await detailsOf((clock) => new Said(clock));
  expect(await read()).toMatchObject({
    status: 'ok',
    wakes: {
      sweeping: {
        scheduler: { kind: 'local', trouble: null, waiting: 0, due: 0, failed: 0, workers: 1 },
        lastSweep: { at: '2025-03-03T01:00:00.000Z', due: 0, woken: 0 },
        late: false,
      },
      due: 0,
      overdue: 0,
      failing: [],
    },
  });
  await differing('2025-03-02T19:01:00.000Z');
  expect(await read()).toMatchObject({
    status: 'degraded',
    replays: expect.arrayContaining([expect.objectContaining({ replica: 'r', open: [expect.anything()] })]),
  });
  // A server that is no more does not count for ever.
  await differing('2025-02-20T19:01:00.000Z');
  expect(await read()).toMatchObject({ status: 'ok' });
  const { replica } = ((await read())['replays'] as { replica: string }[]).find((one) => one.replica !== 'r')!;
  const own = { replica, night: '2025-03-03', startedAt: null, endedAt: '2025-03-02T19:01:00.000Z', open: [] };
  await proved({ ...own, points: 0, unproved: 21 });
  expect(await read()).toMatchObject({ status: 'degraded' });
  await proved({ ...own, points: 21, unproved: 0 });
  expect(await read()).toMatchObject({ status: 'ok' });
  await proved({ ...own, night: '2025-01-20', endedAt: '2025-01-19T19:01:00.000Z', points: 21, unproved: 0 });
  expect(await read()).toMatchObject({
    status: 'degraded',
    replays: expect.arrayContaining([expect.objectContaining({ replica })]),
  });
});

it.each([{ trouble: 'away', workers: null }, { trouble: 'full' }, { workers: 0 }] as const)(
  'is degraded, and goes on working, when the scheduler says %j',
  async (says) => {
    const { made, read } = await detailsOf((clock) => new Said(clock));
    made.says = { kind: 'redis', ...says };
    expect(await read()).toMatchObject({ status: 'degraded', wakes: { sweeping: { scheduler: says } } });
    expect((await api!.client().get('/health')).body).toEqual({ status: 'ok' });
  },
);

it('without a watch says so, and is no worse for it', async () => {
  api = await Api.start();
  const county = await api.unit('county', null);
  await api.account('keeper', county, ['administrator']);
  const { body } = await (await api.as('keeper')).get('/api/health/details');
  expect(body).toMatchObject({ status: 'ok', wakes: { sweeping: null, due: 0, failing: [] } });
});
