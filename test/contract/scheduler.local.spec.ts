import { expect, it } from '@jest/globals';
import { SuppliedClock } from '@app/platform/clock';
import { LocalScheduler, longestTimer, type Timer } from '@app/platform/scheduler';
import { schedulerContract, type SchedulerStage } from './scheduler.contract.js';

const day = 86_400_000;

/** Timers that fire when they are told that time has passed; like Node's, one beyond the longest fires at once. */
class MadeTime {
  private passed = 0;
  private readonly timers = new Set<Readonly<{ at: number; work: () => void }>>();
  armed = 0;

  readonly timer: Timer = (work, ms) => {
    this.armed++;
    const one = { at: this.passed + (ms > longestTimer ? 1 : ms), work };
    this.timers.add(one);
    return () => this.timers.delete(one);
  };

  constructor(readonly clock: SuppliedClock) {}

  async pass(ms: number): Promise<void> {
    const end = this.passed + ms;
    for (;;) {
      await settled();
      const [next] = [...this.timers].filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at);
      const to = next ? Math.max(this.passed, next.at) : end;
      this.clock.advance(to - this.passed);
      this.passed = to;
      if (!next) return;
      this.timers.delete(next);
      next.work();
    }
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

const made = () => new MadeTime(new SuppliedClock('2025-03-03T01:00:00.000Z'));

const stage = async (): Promise<SchedulerStage> => {
  const time = made();
  return {
    clock: time.clock,
    step: 40 * day,
    scheduler: async () => new LocalScheduler(time.clock, time.timer),
    pass: (ms) => time.pass(ms),
    set: (by) => time.clock.advance(by),
    until: async (so) => {
      await time.pass(0);
      expect(await so()).toBe(true);
    },
    close: async () => undefined,
  };
};

schedulerContract('the local scheduler', stage);

it('arms one timer for the nearest wake, again and again beyond 24.8 days', async () => {
  const time = made();
  const scheduler = new LocalScheduler(time.clock, time.timer);
  const woken: string[] = [];
  await scheduler.start(async (keys) => (woken.push(...keys), []));
  await scheduler.schedule([{ key: 'issue/far', at: '2025-12-28T01:00:00.000Z' }]);
  await time.pass(299 * day);
  expect([woken, time.armed]).toEqual([[], 13]);
  await time.pass(day);
  expect(woken).toEqual(['issue/far']);
});

it('wakes what was due for a week in its order, a few together', async () => {
  const time = made();
  const scheduler = new LocalScheduler(time.clock, time.timer);
  const batches: (readonly string[])[] = [];
  const keys = Array.from({ length: 130 }, (_, n) => `issue/${n}`);
  await scheduler.schedule(
    keys
      .toReversed()
      .map((key) => ({ key, at: new Date(1_740_000_000_000 + Number(key.slice(6)) * 1000).toISOString() })),
  );
  await scheduler.start(async (some) => (batches.push(some), []));
  await time.pass(0);
  await time.pass(0);
  expect(batches.flat()).toEqual(keys);
  expect(batches.map(({ length }) => length)).toEqual([64, 64, 2]);
});

it('gives a wake up after eight tries, and says so', async () => {
  const time = made();
  const scheduler = new LocalScheduler(time.clock, time.timer);
  let tried = 0;
  await scheduler.start(async (keys) => (tried++, keys));
  await scheduler.schedule([{ key: 'issue/bad', at: time.clock.now() }]);
  await time.pass(day);
  expect(tried).toBe(8);
  expect(await scheduler.state()).toMatchObject({ waiting: 0, due: 0, failed: 1 });
});
