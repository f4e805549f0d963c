import { expect, it } from '@jest/globals';
import { deadlineProfile, publishedCalendar } from '@app/domain/deadlines';
import { inspectionEvents, recusalEvents, responsibilityEvents } from '@app/domain/inspections';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { requested } from '@test/counter';
import { kept } from '@test/kept';
import { complete, defend, opine, plan, start, team } from '@test/inspection-life';
import { director, inspector, on, outsider, principal } from '@test/supervision-cast';
import { CommandExecutor } from '../kernel/index.js';
import { InspectionFacts } from './facts.js';
import { ResponsibilityHandler, ResponsibilityRequest, type ResponsibilityAsk } from './visiting.handlers.js';
import {
  InspectionHandler,
  InspectionRequest,
  RecusalHandler,
  RecusalRequest,
  type InspectionAsk,
} from './inspections.handlers.js';

const types = new EventTypes([inspectionEvents, recusalEvents, responsibilityEvents]);

/** One county; inspector-9 is recused from 12 March on. Remembers what it was asked. */
class Facts extends InspectionFacts {
  readonly asked: unknown[] = [];
  countyOf() {
    return { value: 'county-1', sequence: 5 };
  }
  calendar() {
    return { value: publishedCalendar, sequence: 7 };
  }
  limits() {
    return { rules: { value: deadlineProfile('zhejiang')!, sequence: 7 }, calendar: this.calendar() };
  }
  recusal(units: readonly string[], accounts: readonly string[], day: string) {
    this.asked.push([units, accounts, day]);
    const recused =
      day >= '2025-03-12' && accounts.includes('inspector-9') ? [{ accountId: 'inspector-9', reason: 'staff' }] : [];
    return { value: { units, accounts, on: day, recused }, sequence: 6 };
  }
  entrusted(unitId: string) {
    const unit = unitId === 'nowhere' ? null : { countyId: 'county-1', kind: 'school', open: true };
    return { value: unit, sequence: 7 };
  }
  unknownUnits(unitIds: readonly string[], unitId: string) {
    return unitIds.filter((id) => id === 'nowhere' || unitId === 'nowhere');
  }
  notInspectors(_: string, accounts: readonly string[]) {
    return accounts.filter((id) => !id.startsWith('inspector-'));
  }
  /** campus-1 is the campus of school-1. */
  actingUnit(unitId: string, candidates: readonly string[]) {
    return unitId === 'school-1' && candidates.includes('campus-1') ? 'campus-1' : unitId;
  }
}

it('asks for the recusal of the team and the day that there would be', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const facts = new Facts();
  const handler = new InspectionHandler(new CommandExecutor(store, types), store, facts, kept());
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

it('sends nobody who is no inspector there', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const handler = new InspectionHandler(new CommandExecutor(store, types), store, new Facts(), kept());
  const { actorId: id, role, unitId, at } = on('2025-03-03', director);
  const plans = (members: readonly string[], n: number) => {
    const command: InspectionAsk = { ...plan, team: members };
    const request = requested(n, { actor: { id, role, unit: unitId }, at });
    return handler.execute(new InspectionRequest('inspection-1', command, request));
  };
  await expect(plans(['inspector-1', 'principal-1', 'nobody'], 1)).rejects.toMatchObject({
    code: 'inspection.not-inspectors',
    kind: 'invalid',
    details: { count: 2, accountIds: ['principal-1', 'nobody'], on: '2025-03-10' },
  });
  await expect(plans(team, 2)).resolves.toMatchObject({ outcome: 'done' });
});

it('hears the school for its campus', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const handler = new InspectionHandler(new CommandExecutor(store, types), store, new Facts(), kept());
  let n = 0;
  const ask = (command: InspectionAsk, day: string, by = director) => {
    const { actorId: id, role, unitId, at } = on(day, by);
    const request = requested(++n, { actor: { id, role, unit: unitId }, at });
    return handler.execute(new InspectionRequest('inspection-1', command, request));
  };
  await ask({ ...plan, kind: 'routine', unitId: 'campus-1', team: ['inspector-1'], checklist: [] }, '2025-03-03');
  await ask(start, '2025-03-10', inspector);
  await ask(complete, '2025-03-10', inspector);
  await ask(opine, '2025-03-12');
  await expect(ask(defend, '2025-03-13', outsider)).rejects.toMatchObject({ code: 'inspection.not-the-unit' });
  await expect(ask(defend, '2025-03-13', principal)).resolves.toMatchObject({ outcome: 'done' });
  const filed = (await store.readStream('hj.main.inspection-inspection-1')).at(-1);
  expect(filed).toMatchObject({ type: 'DefenceFiled', actor: { id: 'principal-1', unit: 'campus-1' } });
});

it('proposes no work to another county’s units', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const handler = new InspectionHandler(new CommandExecutor(store, types), store, new Facts(), kept());
  let n = 0;
  const ask = (command: InspectionAsk, day: string, by = director) => {
    const { actorId: id, role, unitId, at } = on(day, by);
    const request = requested(++n, { actor: { id, role, unit: unitId }, at });
    return handler.execute(new InspectionRequest('inspection-1', command, request));
  };
  const finding: InspectionAsk = {
    type: 'RaiseFinding',
    problem: '专用教室不足',
    clause: '第六条',
    severity: 'ordinary',
    evidence: [],
    proposedLeadUnitId: 'nowhere',
  };
  await ask({ ...plan, kind: 'routine', team: ['inspector-1'], checklist: [] }, '2025-03-03');
  await ask(start, '2025-03-10', inspector);
  await expect(ask(finding, '2025-03-10', inspector)).rejects.toMatchObject({
    code: 'inspection.unknown-unit',
    details: { unitIds: ['nowhere'] },
  });
  const proposed = { ...finding, proposedLeadUnitId: 'bureau-1' };
  await expect(ask(proposed, '2025-03-10', inspector)).resolves.toMatchObject({ outcome: 'done' });
});

it('names an inspector of the place for a school, asked for recusal on the day from which it holds', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const facts = new Facts();
  const handler = new ResponsibilityHandler(new CommandExecutor(store, types), facts);
  let n = 0;
  const ask = (accountId: string, effectiveAt: string, unitId = 'school-1') => {
    const { actorId: id, role, unitId: unit, at } = on('2025-03-03', director);
    const command: ResponsibilityAsk = { type: 'EntrustSchool', unitId, basis: '彰教督〔2025〕1号', effectiveAt };
    return handler.execute(
      new ResponsibilityRequest(accountId, command, requested(++n, { actor: { id, role, unit }, at })),
    );
  };
  const refused = (code: string) => ({ code });
  await expect(ask('inspector-9', '2025-03-12')).rejects.toMatchObject(refused('responsibility.recused'));
  await expect(ask('clerk-1', '2025-03-03')).rejects.toMatchObject(refused('responsibility.not-inspector'));
  await expect(ask('inspector-1', '2025-03-03', 'nowhere')).rejects.toMatchObject(
    refused('responsibility.unknown-unit'),
  );
  await expect(ask('inspector-9', '2025-03-11')).resolves.toMatchObject({ outcome: 'done' });
  expect(facts.asked.at(-1)).toEqual([['school-1'], ['inspector-9'], '2025-03-11']);
});
