import { expect, it } from '@jest/globals';
import { CommandExecutor } from '@app/application/kernel';
import { DeadlineFacts, LadderFacts, Waker } from '@app/application/deadlines';
import { publishedCalendar } from '@app/domain/deadlines';
import {
  rectification,
  rectificationEvents,
  type RectificationCommand,
  type RectificationEvent,
} from '@app/domain/rectifications';
import type { Context } from '@app/domain/kernel';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { SuppliedClock } from '@app/platform/clock';
import { LocalScheduler } from '@app/platform/scheduler';
import { dueRow, dueRowOf, dueRows, ladderOn, nextDue } from '@app/projections/deadlines';
import { anyProjection } from '@app/projections/kernel';
import { WakeDesk } from '@app/runtime';
import { requested } from '@test/counter';
import { acknowledge, assign, raise } from '@test/issue-life';
import { apply, projected } from '@test/projected';
import { director, on, principal } from '@test/supervision-cast';
import { Sweeper } from './sweeper.js';

const types = new EventTypes([rectificationEvents]);
const tables = [anyProjection(dueRow)];

/** A calendar; no county has limits. */
class Days extends DeadlineFacts {
  calendar() {
    return { value: publishedCalendar, sequence: 0 };
  }
  rules(): never {
    throw new Error('nothing is counted from an act');
  }
  schoolYears() {
    return { value: [], sequence: 0 };
  }
}

/** Three issues of the same week, whose 临期提醒 are due on 21, 23 and 25 April 2025; nobody was there. */
const stood = async (now: string) => {
  const store = new InMemoryEventStore({ types, now: () => now });
  const commands = new CommandExecutor(store, types);
  let n = 0;
  const ask = (id: string, command: RectificationCommand, by: Context, day: string) => {
    const { actorId, role, unitId: unit, at } = on(day, by);
    return commands.execute(rectification, id, command, requested(++n, { actor: { id: actorId, role, unit }, at }));
  };
  for (const [id, dueDate] of [
    ['issue-late', '2025-05-02'],
    ['issue-first', '2025-04-28'],
    ['issue-middle', '2025-04-30'],
  ] as const) {
    await ask(id, { ...raise, issueId: id }, director, '2025-03-03');
    await ask(id, { ...assign, dueDate }, director, '2025-03-04');
    await ask(id, acknowledge, principal, '2025-03-05');
  }
  const log = async () => (await store.readAll({ limit: 100 })).events;
  const db = projected(tables, []);
  let read = 0;
  /** The read model learns what was written; until then it answers as before. */
  const learn = async () => {
    const all = await log();
    apply(db, tables, all.slice(read));
    read = all.length;
  };
  await learn();
  class Facts extends LadderFacts {
    readonly tenant = 'main';
    due(key: string) {
      return dueRowOf(db, key);
    }
    ladder(countyId: string, day: string) {
      return { value: ladderOn(db, countyId, day), sequence: 0 };
    }
    countyOf(): never {
      throw new Error('no exemption waits');
    }
  }
  const clock = new SuppliedClock(now);
  const desk = new WakeDesk(new Waker(commands, new Facts(), new Days(), store), clock, { db } as never, false);
  const scheduler = new LocalScheduler(clock);
  const sweeper = new Sweeper({
    scheduler,
    desk,
    clock,
    book: { due: (day) => dueRows(db, day, 100), next: (after) => nextDue(db, after) },
    log: { warn: (text) => expect(text).toBe(''), log: () => undefined },
  });
  const fired = async () =>
    ((await log()) as unknown as RectificationEvent[]).flatMap((event) =>
      event.type === 'RungFired' ? [[event.data.issueId, event.data.rung, event.data.dueOn, event.data.late]] : [],
    );
  return { sweeper, learn, fired, scheduler };
};

it('after a week without anybody what is due fires once, in order, marked late', async () => {
  const { sweeper, learn, fired, scheduler } = await stood('2025-04-27T01:00:00.000Z');
  const expected = [
    ['issue-first', 'approaching', '2025-04-21', true],
    ['issue-middle', 'approaching', '2025-04-23', true],
    ['issue-late', 'approaching', '2025-04-25', true],
  ];
  await sweeper.sweep();
  expect(await fired()).toEqual(expected);
  // The read model has not caught up: everything is due by it still, and nothing is written again.
  await sweeper.sweep();
  expect(await fired()).toEqual(expected);
  await learn();
  expect(await sweeper.sweep()).toMatchObject({ due: 0, woken: 0 });
  expect(await fired()).toEqual(expected);
  await scheduler.close();
});

it('what is woken on its day is not late', async () => {
  const { sweeper, fired, scheduler } = await stood('2025-04-21T01:00:00.000Z');
  await sweeper.sweep();
  expect(await fired()).toEqual([['issue-first', 'approaching', '2025-04-21', false]]);
  await scheduler.close();
});
