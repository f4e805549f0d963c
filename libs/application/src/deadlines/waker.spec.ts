import { describe, expect, it } from '@jest/globals';
import { defaultLadder, publishedCalendar } from '@app/domain/deadlines';
import { rectification, rectificationEvents } from '@app/domain/rectifications';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { requested } from '@test/counter';
import { acknowledge, assign, raise } from '@test/issue-life';
import { director, on, principal } from '@test/supervision-cast';
import { CommandExecutor } from '../kernel/index.js';
import { DeadlineFacts } from './facts.js';
import { LadderFacts, type Due } from './ladder-facts.js';
import { Waker } from './waker.js';

const types = new EventTypes([rectificationEvents]);
const row: Due = {
  key: 'issue/issue-1',
  kind: 'issue',
  subject: 'issue-1',
  countyId: 'county-1',
  wakeOn: '2025-04-23',
  sequence: 2,
};

/** Answers with the row that it holds, however old. */
class Facts extends LadderFacts {
  readonly tenant = 'main';
  row: Due | undefined = row;
  readonly days: string[] = [];
  due() {
    return this.row;
  }
  ladder(_: string, day: string) {
    this.days.push(day);
    return { value: defaultLadder, sequence: 0 };
  }
  countyOf(): never {
    throw new Error('no exemption waits');
  }
}

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

const ordered = async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const commands = new CommandExecutor(store, types);
  const steps = [
    [raise, on('2025-03-03', director)],
    [assign, on('2025-03-04', director)],
    [acknowledge, on('2025-03-05', principal)],
  ] as const;
  for (const [index, [command, { actorId: id, role, unitId: unit, at }]] of steps.entries())
    await commands.execute(rectification, 'issue-1', command, requested(index + 1, { actor: { id, role, unit }, at }));
  const facts = new Facts();
  const fired = async () =>
    (await store.readStream('hj.main.rectification-issue-1')).flatMap(({ type, data }) =>
      type === 'RungFired' ? [(data as { rung: string }).rung] : [],
    );
  return {
    facts,
    fired,
    waker: new Waker(commands, facts, new Days(), store),
    another: new Waker(new CommandExecutor(store, types), facts, new Days(), store),
  };
};

describe('a wake', () => {
  it('twice, late, and side by side in two processes, is written once', async () => {
    const { facts, fired, waker, another } = await ordered();
    const at = '2025-05-02T01:00:00.000Z';
    await Promise.all([waker.wake(row.key, at), another.wake(row.key, at), waker.wake(row.key, at)]);
    expect(await fired()).toEqual(['approaching', 'urging']);
    expect(await another.wake(row.key, '2025-05-03T01:00:00.000Z')).toMatchObject({ outcome: 'repeated' });
    // The read model has caught up: the row is another one, and nothing is due by it yet.
    facts.row = { ...row, wakeOn: '2025-05-08', sequence: 5 };
    expect(await waker.wake(row.key, at)).toBeNull();
    expect(await waker.wake(row.key, '2025-05-08T01:00:00.000Z')).toMatchObject({ outcome: 'done' });
    expect(await fired()).toEqual(['approaching', 'urging', 'blue']);
    // The ladder is that of the day on which it was due, not of the day on which it came.
    expect(new Set(facts.days)).toEqual(new Set(['2025-04-23', '2025-05-08']));
  });

  it('is nothing before its day, by the bureau’s clock, nor when nothing waits', async () => {
    const { facts, fired, waker } = await ordered();
    expect(await waker.wake(row.key, '2025-04-22T15:59:59.999Z')).toBeNull();
    expect(await waker.wake(row.key, '2025-04-22T16:00:00.000Z')).toMatchObject({ outcome: 'done' });
    facts.row = undefined;
    expect(await waker.wake(row.key, '2025-12-31T01:00:00.000Z')).toBeNull();
    expect(await fired()).toEqual(['approaching']);
    facts.row = { ...row, kind: 'moon' };
    await expect(waker.wake('moon/1', '2025-12-31T01:00:00.000Z')).rejects.toThrow('nothing wakes a moon');
  });
});
