import { expect, it } from '@jest/globals';
import { rectificationEvents } from '@app/domain/rectifications';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { requested } from '@test/counter';
import {
  acknowledge,
  approvePlan,
  approveReport,
  assign,
  raise,
  report,
  requestClosure,
  submitPlan,
  verify,
} from '@test/issue-life';
import { director, inspector, on, principal } from '@test/supervision-cast';
import { CommandExecutor } from '../kernel/index.js';
import { RectificationFacts } from './facts.js';
import { RectificationHandler, RectificationRequest, type RectificationAsk } from './rectifications.handlers.js';

const types = new EventTypes([rectificationEvents]);

/** One county; one inspector whose child goes to the school. Remembers what it was asked. */
class Facts extends RectificationFacts {
  readonly asked: unknown[] = [];
  countyOf(unitId: string) {
    return { value: unitId === 'nowhere' ? null : 'county-1', sequence: 5 };
  }
  unknownUnits(unitIds: readonly string[]) {
    return { value: unitIds.filter((id) => id === 'nowhere'), sequence: 5 };
  }
  recusal(units: readonly string[], accounts: readonly string[], day: string) {
    this.asked.push({ units, accounts, day });
    const recused = accounts.includes('parent-1') ? [{ accountId: 'parent-1', reason: 'familyThere' }] : [];
    return { value: { units, accounts, on: day, recused }, sequence: 6 };
  }
}

it('gathers the county, the units and the recusals that a decision rests on', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const facts = new Facts();
  const handler = new RectificationHandler(new CommandExecutor(store, types), store, facts);
  let n = 0;
  const ask = (command: RectificationAsk, by = director, day = '2025-04-22') => {
    const { actorId: id, role, unitId, at } = on(day, by);
    return handler.execute(
      new RectificationRequest('issue-1', command, requested(++n, { actor: { id, role, unit: unitId }, at })),
    );
  };
  await expect(ask({ ...raise, unitId: 'nowhere' })).rejects.toMatchObject({ code: 'rectification.unknown-unit' });
  await expect(ask(raise)).resolves.toMatchObject({ stream: 'hj.main.rectification-issue-1', outcome: 'done' });
  await expect(ask({ ...assign, supportingUnitIds: ['nowhere'] })).rejects.toMatchObject({
    code: 'rectification.unknown-unit',
    details: { unitIds: ['nowhere'] },
  });
  await ask(assign);
  await ask(acknowledge, principal);
  await ask(submitPlan, principal);
  await ask(approvePlan);
  await ask(report, principal);
  await ask(approveReport, principal);
  await ask(requestClosure, principal);
  const parent = { ...inspector, actorId: 'parent-1' };
  await expect(ask(verify('2025-04-22'), parent)).rejects.toMatchObject({ code: 'rectification.recused' });
  await expect(ask(verify('2025-04-22'), inspector)).resolves.toMatchObject({ outcome: 'done' });
  expect(facts.asked).toEqual([
    { units: ['school-1', 'school-1'], accounts: ['parent-1'], day: '2025-04-22' },
    { units: ['school-1', 'school-1'], accounts: ['inspector-1'], day: '2025-04-22' },
  ]);
  const [raised] = await store.readStream('hj.main.rectification-issue-1');
  expect(raised).toMatchObject({
    type: 'IssueRaised',
    data: { issueId: 'issue-1', countyId: 'county-1', countyKnownAt: 5 },
  });
});
