import { expect, it } from '@jest/globals';
import { freePort } from '@test/free-port';
import { closeSchedulers, LocalScheduler, type SchedulerState } from '@app/platform/scheduler';
import { SystemClock } from '@app/platform/clock';
import { watchWorker } from './worker-watch.js';

/** A scheduler that says of itself what a spec wants it to say. */
class Said extends LocalScheduler {
  says: Partial<SchedulerState> = {};
  override async state(): Promise<SchedulerState> {
    return { ...(await super.state()), ...this.says };
  }
}

const local = () => new LocalScheduler(new SystemClock());

it('a worker says what it took, how the queue stands, and why it is of no use at present', async () => {
  const scheduler = new Said(new SystemClock());
  const schedulers = { deadlines: scheduler, deliveries: local(), jobs: local() };
  const port = await freePort();
  let away = false;
  const config = { mostLag: 1, drainMs: 0, metrics: { port, host: '127.0.0.1', token: null }, traces: null };
  const watched = await watchWorker(config, schedulers, () => away);
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const codes = async () => {
    const answer = await ask('/health/ready');
    const { reasons } = (await answer.json()) as { reasons: { code: string }[] };
    return [answer.status, ...reasons.map(({ code }) => code)];
  };
  try {
    expect(await codes()).toEqual([200]);
    watched.took(3, 1);
    scheduler.says = { trouble: 'away', waiting: 5 };
    away = true;
    expect(await codes()).toEqual([503, 'queue.unusable', 'server.away']);
    const text = await (await ask('/metrics')).text();
    for (const line of [
      'hengjian_jobs_taken_total{outcome="done"} 3',
      'hengjian_jobs_taken_total{outcome="again"} 1',
      'hengjian_queue_jobs{queue="deadlines",state="waiting"} 5',
      'hengjian_ready 0',
      'hengjian_unready{code="server.away"} 1',
    ])
      expect(text).toContain(`\n${line}\n`);
    watched.leave();
    expect(await codes()).toEqual([503, 'leaving']);
  } finally {
    await watched.close();
    await closeSchedulers(schedulers);
  }
});

it('without a door configured opens none', async () => {
  const schedulers = { deadlines: local(), deliveries: local(), jobs: local() };
  const watched = await watchWorker({ mostLag: 1, drainMs: 0, metrics: null, traces: null }, schedulers, () => false);
  watched.took(1, 1);
  watched.leave();
  await expect(watched.close()).resolves.toBeUndefined();
});
