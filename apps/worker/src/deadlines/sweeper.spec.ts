import { beforeEach, describe, expect, it } from '@jest/globals';
import { SuppliedClock } from '@app/platform/clock';
import { Scheduler, SchedulerUnavailable, type SchedulerState, type Wake } from '@app/platform/scheduler';
import { Sweeper, type DueKey } from './sweeper.js';

/** Keeps what it is asked for, and does nothing about it. */
class Kept extends Scheduler {
  kind: SchedulerState['kind'] = 'redis';
  trouble: SchedulerState['trouble'] = null;
  workers: number | null = 2;
  refuses = false;
  readonly wakes = new Map<string, string>();
  asked = 0;
  async schedule(wakes: readonly Wake[]): Promise<void> {
    if (this.refuses) throw new SchedulerUnavailable('full', new Error('OOM'));
    this.asked += wakes.length;
    for (const { key, at } of wakes) this.wakes.set(key, at);
  }
  async cancel(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.wakes.delete(key);
  }
  async start(): Promise<void> {}
  async state(): Promise<SchedulerState> {
    const { kind, trouble, workers } = this;
    return { kind, trouble, waiting: this.wakes.size, due: 0, failed: 0, workers };
  }
  async close(): Promise<void> {}
}

const minute = 60_000;
let rows: DueKey[];
let woken: string[][];
let failing: Set<string>;
let resting: Set<string>;
let resolves: boolean;
let ticks: number;
let scheduler: Kept;
let clock: SuppliedClock;
let said: string[];
beforeEach(() => {
  rows = [];
  woken = [];
  failing = new Set();
  resting = new Set();
  resolves = true;
  isMine = true;
  ticks = 0;
  scheduler = new Kept();
  clock = new SuppliedClock('2025-04-22T16:00:00.000Z');
  said = [];
});

const row = (key: string, wakeOn: string, countyId = '甲县'): DueKey => ({ key, countyId, wakeOn });
let isMine: boolean;
const sweeper = () =>
  new Sweeper({
    mine: () => isMine,
    scheduler,
    clock,
    book: {
      due: (day) =>
        rows
          .filter(({ wakeOn }) => wakeOn <= day)
          .toSorted((one, other) => `${one.wakeOn}${one.key}`.localeCompare(`${other.wakeOn}${other.key}`)),
      next: (after) =>
        rows
          .map(({ wakeOn }) => wakeOn)
          .filter((day) => day > after)
          .toSorted()[0] ?? null,
    },
    desk: {
      wake: async (keys) => {
        woken.push([...keys]);
        if (resolves) rows = rows.filter(({ key }) => !keys.includes(key) || failing.has(key));
        return keys.filter((key) => failing.has(key));
      },
      mayTry: (key) => !resting.has(key),
      dueNow: () => undefined,
    },
    log: { warn: (text) => void said.push(text), log: () => undefined },
    every: minute,
    ticks: () => ticks,
  });

describe('the sweep of a process alone', () => {
  beforeEach(() => {
    scheduler.kind = 'local';
  });

  it('wakes all that is due, in its order, and asks for the nearest others', async () => {
    rows = [row('issue/c', '2025-04-23'), row('issue/a', '2025-04-16'), row('issue/b', '2025-04-20')];
    rows.push(row('issue/next', '2025-04-28'), row('issue/after', '2025-05-06'));
    expect(await sweeper().sweep()).toEqual({ at: clock.now(), ms: 0, due: 3, woken: 3 });
    expect(woken).toEqual([['issue/a', 'issue/b', 'issue/c']]);
    expect([...scheduler.wakes]).toEqual([['issue/next', '2025-04-27T16:00:00.000Z']]);
  });

  it('after a week’s standstill wakes everything once, a few together', async () => {
    rows = Array.from({ length: 150 }, (_, n) => row(`issue/${1000 + n}`, `2025-04-${16 + Math.floor(n / 25)}`));
    const keys = rows.map(({ key }) => key);
    const one = sweeper();
    await one.sweep();
    await one.sweep();
    expect(woken.map(({ length }) => length)).toEqual([64, 64, 22]);
    expect(woken.flat()).toEqual(keys);
  });

  it('lets counties take turns: what a small one has does not wait behind all of a large one', async () => {
    rows = Array.from({ length: 200 }, (_, n) => row(`issue/${1000 + n}`, '2025-04-16'));
    rows.push(row('issue/late', '2025-04-22', '乙县'), row('issue/early', '2025-04-17', '乙县'));
    await sweeper().sweep();
    expect(woken.flat().slice(0, 5)).toEqual(['issue/1000', 'issue/early', 'issue/1001', 'issue/late', 'issue/1002']);
    expect(woken.flat()).toHaveLength(202);
  });

  it('asks ahead for the nearest of every county', async () => {
    rows = Array.from({ length: 1500 }, (_, n) => row(`issue/${1000 + n}`, '2025-04-28'));
    rows.push(row('issue/z', '2025-04-28', '乙县'));
    await sweeper().sweep();
    expect(scheduler.wakes.size).toBe(1000);
    expect(scheduler.wakes.has('issue/z')).toBe(true);
  });

  it('leaves the round to the node whose turn it is, and is not late for it', async () => {
    rows = [row('issue/a', '2025-04-16')];
    const one = sweeper();
    isMine = false;
    ticks = 6 * minute;
    await one.look();
    expect(await one.state()).toMatchObject({ lastSweep: null, late: false });
    isMine = true;
    await one.look();
    expect(woken).toEqual([['issue/a']]);
  });

  it('does nothing for a day that the clock has left again', async () => {
    rows = [row('issue/a', '2025-04-23')];
    clock.set('2025-04-20T00:00:00Z');
    const one = sweeper();
    expect(await one.sweep()).toMatchObject({ due: 0, woken: 0 });
    expect(scheduler.wakes.get('issue/a')).toBe('2025-04-22T16:00:00.000Z');
    clock.set('2025-04-22T16:00:00Z');
    expect(await one.sweep()).toMatchObject({ due: 1, woken: 1 });
  });

  it('leaves one that fails to its own pause, and wakes the others', async () => {
    rows = ['issue/a', 'issue/bad', 'issue/c'].map((key) => row(key, '2025-04-22'));
    failing.add('issue/bad');
    const one = sweeper();
    expect(await one.sweep()).toMatchObject({ due: 3, woken: 2 });
    resting.add('issue/bad');
    expect(await one.sweep()).toMatchObject({ due: 1, woken: 0 });
    resting.clear();
    failing.clear();
    expect(await one.sweep()).toMatchObject({ due: 1, woken: 1 });
  });

  it('forgets a wake that nothing waits for any more', async () => {
    rows = [row('issue/a', '2025-04-28'), row('issue/b', '2025-04-28')];
    const one = sweeper();
    await one.sweep();
    rows = [row('issue/b', '2025-04-29')];
    await one.sweep();
    expect([...scheduler.wakes]).toEqual([['issue/b', '2025-04-28T16:00:00.000Z']]);
  });

  it('goes on after a read model that could not be asked, and says so', async () => {
    const one = sweeper();
    Object.defineProperty(rows, 'filter', { value: () => null });
    await one.sweep();
    expect(said).toEqual(['sweep: TypeError']);
    rows = [row('issue/a', '2025-04-22')];
    expect(await one.sweep()).toMatchObject({ woken: 1 });
  });

  it('is late when none has come through for five rounds', async () => {
    const one = sweeper();
    await one.sweep();
    ticks += 5 * minute;
    expect(await one.state()).toMatchObject({ late: false });
    ticks += 1;
    expect(await one.state()).toMatchObject({ late: true });
    await one.sweep();
    expect(await one.state()).toMatchObject({ late: false, scheduler: { kind: 'local' } });
  });
});

describe('the sweep beside a queue', () => {
  it('leaves what is due to it for one round, and then takes it up', async () => {
    rows = [row('issue/a', '2025-04-20'), row('issue/b', '2025-04-22')];
    const one = sweeper();
    expect(await one.sweep()).toMatchObject({ due: 2, woken: 0 });
    expect([...scheduler.wakes.values()]).toEqual(['2025-04-19T16:00:00.000Z', '2025-04-21T16:00:00.000Z']);
    ticks += minute / 2;
    rows = [row('issue/b', '2025-04-22'), row('issue/c', '2025-04-23')];
    expect(await one.sweep()).toMatchObject({ due: 2, woken: 0 });
    expect(scheduler.asked).toBe(3);
    ticks += minute / 2;
    expect(await one.sweep()).toMatchObject({ due: 2, woken: 1 });
    expect(woken).toEqual([['issue/b']]);
  });

  it('leaves a new day of the same thing to it again', async () => {
    rows = [row('issue/a', '2025-04-20')];
    const one = sweeper();
    await one.sweep();
    ticks += minute;
    rows = [row('issue/a', '2025-04-22')];
    expect(await one.sweep()).toMatchObject({ woken: 0 });
    expect(scheduler.wakes.get('issue/a')).toBe('2025-04-21T16:00:00.000Z');
  });

  it.each([
    ['is away', () => (scheduler.trouble = 'away')],
    ['is full', () => (scheduler.refuses = true)],
    ['throws jobs away', () => (scheduler.trouble = 'evicting')],
    ['nobody takes from', () => (scheduler.workers = 0)],
  ])('wakes all by itself when the queue is one that %s, and leaves it to it when it is well again', async (_, ail) => {
    rows = [row('issue/a', '2025-04-20')];
    ail();
    const one = sweeper();
    expect(await one.sweep()).toMatchObject({ due: 1, woken: 1 });
    Object.assign(scheduler, { trouble: null, refuses: false, workers: null });
    rows = [row('issue/b', '2025-04-21'), row('issue/next', '2025-04-28')];
    expect(await one.sweep()).toMatchObject({ due: 1, woken: 0 });
    expect([...scheduler.wakes.keys()]).toEqual(['issue/b', 'issue/next']);
  });

  it('asks again for the nearest when the queue came back empty', async () => {
    rows = [row('issue/next', '2025-04-28')];
    const one = sweeper();
    await one.sweep();
    scheduler.wakes.clear();
    await one.sweep();
    expect([...scheduler.wakes.keys()]).toEqual(['issue/next']);
  });
});
