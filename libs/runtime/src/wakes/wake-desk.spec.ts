import { beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Waker } from '@app/application/deadlines';
import { Refusal } from '@app/domain/kernel';
import { StoreUnavailable } from '@app/event-store';
import { SuppliedClock } from '@app/platform/clock';
import type { ReadModel } from '@app/projections/kernel';
import { FailingWakes } from './failing-wakes.js';
import { WakeDesk } from './wake-desk.js';

Logger.overrideLogger(false);

let calls: string[];
let wrong: Map<string, Error>;
let gate: Promise<void> | undefined;
const clock = new SuppliedClock('2025-04-23T01:00:00.000Z');
const waker = {
  wake: async (key: string, at: string) => {
    calls.push(`${key} ${at}`);
    await gate;
    const error = wrong.get(key);
    if (error) throw error;
    return null;
  },
} as Waker;
const readModel = { db: { get: () => ({ due: 3, overdue: 1 }) } } as unknown as ReadModel;
let desk: WakeDesk;
beforeEach(() => {
  calls = [];
  wrong = new Map();
  gate = undefined;
  desk = new WakeDesk(waker, clock, readModel, true);
});

describe('the desk of wakes', () => {
  it('wakes each key once, however often it is asked while it is under way', async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const all = Promise.all([desk.wake(['issue/a', 'issue/a', 'issue/b']), desk.wake(['issue/a'])]);
    open();
    expect(await all).toEqual([[], []]);
    expect(calls).toEqual(['issue/a', 'issue/b'].map((key) => `${key} 2025-04-23T01:00:00.000Z`));
    await desk.wake(['issue/a']);
    expect(calls).toHaveLength(3);
  });

  it('among several servers wakes a few at a time, so that people’s commands are not behind hundreds', async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    wrong.set('issue/3', new Error('once'));
    const keys = Array.from({ length: 100 }, (_, n) => `issue/${n}`);
    const all = Promise.all([desk.wake(keys.slice(0, 60)), desk.wake(keys.slice(40))]);
    await new Promise(setImmediate);
    expect(calls).toHaveLength(8);
    open();
    expect(await all).toEqual([[], []]);
    expect(calls.map((call) => call.split(' ')[0])).toEqual(keys);
  });

  it('lets one that fails block no other, and tells a passing trouble from a refusal', async () => {
    wrong.set('issue/refused', new Refusal('rectification.closed', {}));
    wrong.set('issue/raced', new Refusal('stream.contended', {}));
    wrong.set('issue/down', new StoreUnavailable('磁盘已满', 'full'));
    wrong.set('issue/broken', new TypeError('张三 13800000000'));
    const keys = ['issue/refused', 'issue/raced', 'issue/down', 'issue/broken', 'issue/good'];
    expect(await desk.wake(keys)).toEqual(['issue/raced', 'issue/down']);
    const { failing } = await desk.state();
    expect(failing.map(({ key, reason, tries }) => [key, reason, tries])).toEqual([
      ['issue/refused', 'rectification.closed', 1],
      ['issue/raced', 'stream.contended', 1],
      ['issue/down', 'StoreUnavailable', 1],
      ['issue/broken', 'TypeError', 1],
    ]);
    expect(JSON.stringify(failing)).not.toContain('张三');
    expect([desk.mayTry('issue/refused'), desk.mayTry('issue/good')]).toEqual([false, true]);
  });

  it('forgets a failure that was mended, or is due no more', async () => {
    wrong.set('issue/a', new Error('once')).set('issue/b', new Error('once'));
    await desk.wake(['issue/a', 'issue/b']);
    wrong.clear();
    await desk.wake(['issue/a']);
    expect((await desk.state()).failing.map(({ key }) => key)).toEqual(['issue/b']);
    desk.dueNow(['issue/a']);
    expect(await desk.state()).toEqual({ sweeping: null, due: 3, overdue: 1, failing: [] });
  });

  it('says how the sweep fares, when there is one', async () => {
    const sweeping = { scheduler: { kind: 'local' }, lastSweep: null, late: false } as never;
    desk.sweptBy(async () => sweeping);
    expect(await desk.state()).toMatchObject({ sweeping });
  });
});

it('a wake that goes on failing is tried after one, two, four minutes, and every hour in the end', () => {
  const wakes = new FailingWakes();
  const at = clock.now();
  const pauses = Array.from({ length: 8 }, () => {
    wakes.failed('issue/a', 'x', at, 0);
    let minutes = 0;
    while (!wakes.mayTry('issue/a', minutes * 60_000)) minutes++;
    return minutes;
  });
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
});
