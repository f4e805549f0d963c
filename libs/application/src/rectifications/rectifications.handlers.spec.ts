import { expect, it } from '@jest/globals';
import { publishedCalendar } from '@app/domain/deadlines';
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
import { kept } from '@test/kept';
import { director, inspector, on, photo, principal, treasurer } from '@test/supervision-cast';
import { CommandExecutor } from '../kernel/index.js';
import { RectificationFacts } from './facts.js';
import { RectificationHandler, RectificationRequest, type RectificationAsk } from './rectifications.handlers.js';

const types = new EventTypes([rectificationEvents]);

/** One county; one inspector whose child goes to the school. Remembers what it was asked. */
class Facts extends RectificationFacts {
  readonly asked: unknown[] = [];
  readonly about = new Set<string>();
  countyOf(unitId: string) {
    const counties: Readonly<Record<string, string | null>> = { nowhere: null, 'school-9': 'county-9' };
    return { value: counties[unitId] === undefined ? 'county-1' : counties[unitId], sequence: 5 };
  }
  unknownUnits(unitIds: readonly string[], unitId: string) {
    this.about.add(unitId);
    return { value: unitIds.filter((id) => id === 'nowhere'), sequence: 5 };
  }
  recusal(units: readonly string[], accounts: readonly string[], day: string) {
    this.asked.push({ units, accounts, day });
    const recused = accounts.includes('parent-1') ? [{ accountId: 'parent-1', reason: 'familyThere' }] : [];
    return { value: { units, accounts, on: day, recused }, sequence: 6 };
  }
  calendar() {
    return { value: publishedCalendar, sequence: 7 };
  }
  rectifiesFor(accountId: string, unitId: string) {
    return { value: accountId === 'reporter-1' && unitId === 'school-1', sequence: 7 };
  }
  /** section-1 is of school-1, bureau-1 of department-1. */
  actingUnit(unitId: string, candidates: readonly string[]) {
    const below: Readonly<Record<string, string>> = { 'school-1': 'section-1', 'department-1': 'bureau-1' };
    const one = below[unitId] ?? '';
    return candidates.includes(unitId) || !candidates.includes(one) ? unitId : one;
  }
}

it('gathers the county, the units and the recusals that a decision rests on', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const facts = new Facts();
  const handler = new RectificationHandler(new CommandExecutor(store, types), store, facts, kept());
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
  expect([...facts.about]).toEqual(['school-1']);
  const [raised] = await store.readStream('hj.main.rectification-issue-1');
  expect(raised).toMatchObject({
    type: 'IssueRaised',
    data: { issueId: 'issue-1', countyId: 'county-1', countyKnownAt: 5 },
  });
});

it('lets a school act for its section, and a department for its bureau, each in that unit’s name', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const handler = new RectificationHandler(new CommandExecutor(store, types), store, new Facts(), kept());
  let n = 0;
  const ask = (command: RectificationAsk, by = director) => {
    const { actorId: id, role, unitId, at } = on('2025-04-22', by);
    const request = requested(++n, { actor: { id, role, unit: unitId }, at });
    return handler.execute(new RectificationRequest('issue-1', command, request));
  };
  await ask(raise);
  await ask({ type: 'RequestConsultation', departmentId: 'bureau-1', question: '请支持' });
  await expect(ask({ type: 'AcceptConsultation', note: '可以' }, principal)).rejects.toMatchObject({
    code: 'rectification.not-consulted',
  });
  await expect(ask({ type: 'AcceptConsultation', note: '可以' }, treasurer)).resolves.toMatchObject({
    outcome: 'done',
  });
  await ask({ ...assign, leadUnitId: 'section-1', supportingUnitIds: ['bureau-1'] });
  await expect(ask(acknowledge, treasurer)).rejects.toMatchObject({ code: 'rectification.not-lead-unit' });
  await expect(ask(acknowledge, principal)).resolves.toMatchObject({ outcome: 'done' });
  await ask(submitPlan, principal);
  await ask(approvePlan);
  await ask(report, treasurer);
  const acts = await store.readStream('hj.main.rectification-issue-1');
  expect(acts.map(({ type, actor }) => [type, actor.unit])).toEqual([
    ['IssueRaised', 'county-1'],
    ['ConsultationRequested', 'county-1'],
    ['ConsultationAccepted', 'bureau-1'],
    ['RectificationAssigned', 'county-1'],
    ['RectificationAcknowledged', 'section-1'],
    ['RectificationPlanSubmitted', 'section-1'],
    ['RectificationPlanApproved', 'county-1'],
    ['ProgressReported', 'bureau-1'],
  ]);
});

it('takes no evidence that is not kept, and answers a repeat all the same', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const commands = new CommandExecutor(store, types);
  const { actorId: id, role, unitId, at } = on('2025-04-22', director);
  const ask = (evidence = kept()) =>
    new RectificationHandler(commands, store, new Facts(), evidence).execute(
      new RectificationRequest(
        'issue-1',
        { ...raise, evidence: [photo] },
        requested(1, { actor: { id, role, unit: unitId }, at }),
      ),
    );
  await expect(ask(kept(photo.hash))).rejects.toMatchObject({ code: 'attachments.not-kept' });
  expect(await store.readStream('hj.main.rectification-issue-1')).toEqual([]);
  await expect(ask()).resolves.toMatchObject({ outcome: 'done' });
  await expect(ask(kept(photo.hash))).resolves.toMatchObject({ outcome: 'repeated' });
});

it('names nothing of another county: no lead to come, and no issue to be merged into', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const handler = new RectificationHandler(new CommandExecutor(store, types), store, new Facts(), kept());
  let n = 0;
  const ask = (id: string, command: RectificationAsk, role = 'supervisionDirector') => {
    const { actorId, unitId, at } = on('2025-04-22', director);
    const request = requested(++n, { actor: { id: actorId, role, unit: unitId }, at });
    return handler.execute(new RectificationRequest(id, command, request));
  };
  const proposing: RectificationAsk = { ...raise, proposedLeadUnitId: 'nowhere' };
  await expect(ask('issue-1', proposing)).rejects.toMatchObject({ code: 'rectification.unknown-unit' });
  await expect(ask('issue-1', proposing, 'process')).resolves.toMatchObject({ outcome: 'done' });
  await ask('issue-2', raise);
  await ask('issue-9', { ...raise, unitId: 'school-9' });
  const merge = (byIssueId: string) => ask('issue-1', { type: 'SupersedeIssue', byIssueId, reason: '同一问题' });
  for (const id of ['issue-9', 'issue-7'])
    await expect(merge(id)).rejects.toMatchObject({ code: 'rectification.unknown', details: { byIssueId: id } });
  await expect(merge('issue-2')).resolves.toMatchObject({ outcome: 'done' });
});

it('lets the proposed unit lead where an order names none', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const handler = new RectificationHandler(new CommandExecutor(store, types), store, new Facts(), kept());
  let n = 0;
  const ask = (command: RectificationAsk, day: string) => {
    const { actorId: id, role, unitId, at } = on(day, director);
    return handler.execute(
      new RectificationRequest('issue-1', command, requested(++n, { actor: { id, role, unit: unitId }, at })),
    );
  };
  const { leadUnitId: _lead, ...open } = assign;
  await ask({ ...raise, proposedLeadUnitId: 'department-1' }, '2025-03-03');
  await ask({ ...open, supportingUnitIds: [] }, '2025-03-04');
  const events = await store.readStream('hj.main.rectification-issue-1');
  expect(events.at(-1)?.data).toMatchObject({ leadUnitId: 'department-1' });
});
