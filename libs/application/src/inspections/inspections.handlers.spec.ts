import { expect, it } from '@jest/globals';
import { inspectionEvents, recusalEvents } from '@app/domain/inspections';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { requested } from '@test/counter';
import { plan, team } from '@test/inspection-life';
import { director, on } from '@test/supervision-cast';
import { CommandExecutor } from '../kernel/index.js';
import { InspectionFacts } from './facts.js';
import {
  InspectionHandler,
  InspectionRequest,
  RecusalHandler,
  RecusalRequest,
  type InspectionAsk,
} from './inspections.handlers.js';

const types = new EventTypes([inspectionEvents, recusalEvents]);

/** One county; inspector-9 is recused from 12 March on. Remembers what it was asked. */
class Facts extends InspectionFacts {
  readonly asked: unknown[] = [];
  countyOf() {
    return { value: 'county-1', sequence: 5 };
  }
  recusal(units: readonly string[], accounts: readonly string[], day: string) {
    this.asked.push([units, accounts, day]);
    const recused =
      day >= '2025-03-12' && accounts.includes('inspector-9') ? [{ accountId: 'inspector-9', reason: 'staff' }] : [];
    return { value: { units, accounts, on: day, recused }, sequence: 6 };
  }
}

it('asks for the recusal of the team and the day that there would be', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const facts = new Facts();
  const handler = new InspectionHandler(new CommandExecutor(store, types), store, facts);
  let n = 0;
  const ask = (command: InspectionAsk) => {
    const { actorId: id, role, unitId, at } = on('2025-03-03', director);
    return handler.execute(
      new InspectionRequest('inspection-1', command, requested(++n, { actor: { id, role, unit: unitId }, at })),
    );
  };
  const others = [...team, 'inspector-9'];
  await expect(ask({ type: 'Reschedule', date: '2025-03-12', reason: '停电' })).rejects.toMatchObject({
    code: 'inspection.unknown',
  });
  await ask(plan);
  await expect(ask({ type: 'ChangeTeam', team: others, reason: '增员' })).resolves.toMatchObject({ outcome: 'done' });
  await expect(ask({ type: 'Reschedule', date: '2025-03-12', reason: '停电' })).rejects.toMatchObject({
    code: 'inspection.recused',
  });
  await expect(ask({ type: 'Reschedule', date: '2025-03-11', reason: '停电' })).resolves.toMatchObject({
    outcome: 'done',
  });
  expect(facts.asked.slice(1)).toEqual([
    [['school-1'], team, '2025-03-10'],
    [['school-1'], others, '2025-03-10'],
    [['school-1'], others, '2025-03-12'],
    [['school-1'], others, '2025-03-11'],
  ]);
});

it('keeps an inspector’s register under the account', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const handler = new RecusalHandler(new CommandExecutor(store, types));
  await expect(
    handler.execute(
      new RecusalRequest('account-1', { type: 'DeclareRecusal', unitId: 'school-1', ground: 'staff' }, requested(1)),
    ),
  ).resolves.toMatchObject({ stream: 'hj.main.recusal-account-1', outcome: 'done' });
});
