import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Clock } from '@app/platform/clock';
import type { Scheduler } from '@app/platform/scheduler';

/** A scheduler on a clock that the suite may set, and a way to let time pass. */
export type SchedulerStage = Readonly<{
  clock: Clock;
  /** A span that can be waited for: days where time is made, a moment where it is not. Milliseconds. */
  step: number;
  scheduler(): Promise<Scheduler>;
  /** Lets so much time pass, and what follows from it. Milliseconds. */
  pass(ms: number): Promise<void>;
  /** Sets the clock by so much; nobody is told. Milliseconds. */
  set(by: number): void;
  /** Waits until it is so; for what takes its time though it is due. */
  until(so: () => boolean | Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}>;

/** What every scheduler does, whatever stands behind it. */
export const schedulerContract = (name: string, open: () => Promise<SchedulerStage>): void => {
  let stage: SchedulerStage;
  let scheduler: Scheduler;
  let woken: string[];
  /** When keys are due, where it matters, and those that were woken before. */
  const due = new Map<string, string>();
  let early: string[];
  beforeEach(async () => {
    stage = await open();
    scheduler = await stage.scheduler();
    woken = [];
    early = [];
    due.clear();
  });
  afterEach(async () => {
    await scheduler.close();
    await stage.close();
  });

  const inSteps = (steps: number): string => new Date(Date.parse(stage.clock.now()) + steps * stage.step).toISOString();
  const started = () =>
    scheduler.start(async (keys) => {
      early.push(...keys.filter((key) => (due.get(key) ?? '') > stage.clock.now()));
      woken.push(...keys);
      return [];
    });
  const have = (...keys: readonly string[]) => stage.until(() => keys.every((key) => woken.includes(key)));

  describe(name, () => {
    it('wakes what is due at once, and the rest when it is', async () => {
      await started();
      const soon = inSteps(1);
      due.set('issue/soon', soon);
      await scheduler.schedule([
        { key: 'issue/late', at: inSteps(-3) },
        { key: 'issue/soon', at: soon },
        { key: 'issue/far', at: inSteps(50) },
      ]);
      await have('issue/late');
      await stage.pass(stage.step);
      await have('issue/soon');
      expect(woken).toEqual(['issue/late', 'issue/soon']);
      expect(early).toEqual([]);
      await stage.until(async () => (await scheduler.state()).due === 0);
      expect(await scheduler.state()).toEqual({
        kind: scheduler.kind,
        trouble: null,
        waiting: 1,
        due: 0,
        failed: 0,
        workers: 1,
      });
    });

    it('wakes what was asked for before it was started', async () => {
      await scheduler.schedule([{ key: 'issue/a', at: inSteps(-1) }]);
      await started();
      await have('issue/a');
      expect(woken).toEqual(['issue/a']);
    });

    it('wakes a key once, however often the same wake was asked for', async () => {
      const wake = { key: 'issue/a', at: inSteps(1) };
      await scheduler.schedule([wake, wake]);
      await scheduler.schedule([wake]);
      await started();
      await scheduler.schedule([wake]);
      await stage.pass(stage.step);
      await have('issue/a');
      await stage.pass(stage.step);
      expect(woken).toEqual(['issue/a']);
    });

    it('moves a key that is asked for anew, and forgets one that is called off', async () => {
      await started();
      await scheduler.schedule(['issue/a', 'issue/b', 'issue/c'].map((key) => ({ key, at: inSteps(1) })));
      await scheduler.schedule([{ key: 'issue/a', at: inSteps(3) }]);
      await scheduler.cancel(['issue/b', 'issue/nowhere']);
      await stage.pass(stage.step);
      await have('issue/c');
      expect(woken).toEqual(['issue/c']);
      await stage.pass(2 * stage.step);
      await have('issue/a');
      expect(woken).toEqual(['issue/c', 'issue/a']);
    });

    it('tries again what failed, alone: it blocks no other', async () => {
      const tried: string[] = [];
      await scheduler.start(async (keys) => {
        tried.push(...keys);
        if (keys.includes('issue/storm') && tried.filter((key) => key === 'issue/storm').length === 1)
          throw new Error('a storm takes all that were asked together');
        return keys.filter((key) => key === 'issue/bad' && tried.filter((one) => one === key).length < 3);
      });
      await scheduler.schedule(['issue/bad', 'issue/good', 'issue/storm'].map((key) => ({ key, at: inSteps(-1) })));
      const times = (key: string) => tried.filter((one) => one === key).length;
      for (let rounds = 0; rounds < 8 && times('issue/bad') < 3; rounds++) await stage.pass(1000);
      await stage.until(() => times('issue/bad') >= 3 && times('issue/good') > 0 && times('issue/storm') >= 2);
      await stage.until(async () => (await scheduler.state()).due === 0);
      expect([times('issue/bad') <= 4, times('issue/storm')]).toEqual([true, 2]);
    });

    it('wakes nobody early when the clock was set back', async () => {
      await started();
      await scheduler.schedule([{ key: 'issue/a', at: inSteps(1) }]);
      stage.set(-5 * stage.step);
      await stage.pass(2 * stage.step);
      expect(woken).toEqual([]);
      expect(await scheduler.state()).toMatchObject({ waiting: 1, due: 0 });
      await stage.pass(5 * stage.step);
      await have('issue/a');
    });

    it('wakes nobody after it was closed, and waits for whom it woke', async () => {
      let finish = (): void => undefined;
      let begun = false;
      let finished = false;
      await scheduler.start(async (keys) => {
        begun = true;
        await new Promise<void>((resolve) => (finish = resolve));
        woken.push(...keys);
        return [];
      });
      await scheduler.schedule([
        { key: 'issue/a', at: inSteps(-1) },
        { key: 'issue/b', at: inSteps(1) },
      ]);
      await stage.pass(1);
      await stage.until(() => begun);
      const closing = scheduler.close().then(() => (finished = true));
      await stage.pass(1);
      expect(finished).toBe(false);
      finish();
      await closing;
      await stage.pass(3 * stage.step);
      expect(woken).toEqual(['issue/a']);
    });
  });
};
