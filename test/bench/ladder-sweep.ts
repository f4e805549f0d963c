import { join } from 'node:path';
import { Waker } from '@app/application/deadlines';
import { dayOf, plusDays } from '@app/domain/kernel';
import { SuppliedClock } from '@app/platform/clock';
import { dueRows } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { openRuntime } from '@app/runtime';
import { dueIssues } from './due-issues.js';
import { median, timed, type Bench } from './measure.js';

const open = 10_000;
const due = 1000;
const inFlight = 64;
const rounds = 9;

/** Wakes keys, so many side by side. */
const wakeAll = async (waker: Waker, keys: readonly string[], at: string): Promise<void> => {
  const left = keys.values();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (const key of left) await waker.wake(key, at);
    }),
  );
};

/**
 * A sweep over 10,000 open issues, each with five rungs that fired and a proposal: once with nothing due, and once with
 * 1,000 due, each of which fires its five rungs and the proposal. The sweep reads what is due and wakes it.
 */
export const bench: Bench = async (folder) => {
  const dataDir = join(folder, 'data');
  await dueIssues(dataDir, open);
  const day = plusDays(dayOf(new Date().toISOString()), 40);
  const at = `${day}T01:00:00.000Z`;
  const clock = new SuppliedClock(at);
  const context = await openRuntime({ dataDir, tenant: 'main', clock });
  try {
    const waker = context.get(Waker);
    const { db } = context.get(ReadModel);
    const all = dueRows(db, day, open);
    if (all.length !== open) throw new Error(`${all.length} due instead of ${open}`);
    const caughtUp = async (left: number): Promise<void> => {
      while (dueRows(db, day, open).length > left) await new Promise((resume) => setTimeout(resume, 5));
    };
    await wakeAll(
      waker,
      all.slice(due).map(({ key }) => key),
      at,
    );
    await caughtUp(due);
    const before = plusDays(day, -200);
    const idle: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      idle.push(
        await timed(async () => {
          await wakeAll(
            waker,
            dueRows(db, before, open).map(({ key }) => key),
            at,
          );
        }),
      );
    const busy = await timed(async () => {
      await wakeAll(
        waker,
        dueRows(db, day, open).map(({ key }) => key),
        at,
      );
    });
    const shown = await timed(() => caughtUp(0));
    return [
      { name: 'ladder-sweep', unit: 'ms', value: median(idle), limit: null, ratio: null, more: { open, due: 0 } },
      {
        name: 'ladder-sweep-1000',
        unit: 's',
        value: busy / 1000,
        limit: null,
        ratio: null,
        more: { open, due, rungs: due * 6, secondsToBeShown: (busy + shown) / 1000 },
      },
    ];
  } finally {
    await context.close();
  }
};
