import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, daysBetween, plusDays, type Context } from '@app/domain/kernel';
import {
  acknowledge,
  approvePlan,
  approveReport,
  assign,
  close,
  free,
  raise,
  reject,
  report,
  requestClosure,
  requestExtension,
  submitPlan,
} from '@test/issue-life';
import { refusalOf } from '@test/lived';
import { expectFilled, expectSentences } from '@test/refusal-sentences';
import {
  director,
  inspector,
  leader,
  photo,
  principal,
  secondInspector,
  teacher,
  treasurer,
} from '@test/supervision-cast';
import type { RectificationCommand } from './commands.js';
import type { RectificationEvent } from './events.js';
import { rectification } from './rectification.js';
import { rectificationRefusals } from './refusals.js';
import type { RectificationState } from './state.js';

const statuses: readonly string[] = [
  'none',
  'raised',
  'assigned',
  'acknowledged',
  'planSubmitted',
  'inProgress',
  'reportApproved',
  'closureRequested',
  'inadequate',
  'verified',
  'closed',
  'withdrawn',
  'superseded',
];
const unit = fc.constantFrom('school-1', 'department-1');
const words = fc.constantFrom('一', '二', ' ');
/** Offsets in days from the asker's today. */
const offset = fc.integer({ min: -20, max: 60 });

type Ask = (today: string) => RectificationCommand;
const ask = (make: Ask): Ask => make;
/** A command, once today is known. Most are plausible: a walk of nonsense never gets far. */
const command: fc.Arbitrary<Ask> = fc.oneof(
  fc.constantFrom('ordinary', 'serious', 'complex').map((severity) => ask(() => ({ ...raise, severity }))),
  fc.tuple(unit, offset, words).map(([leadUnitId, days, noticeNumber]) =>
    ask((today) => {
      const supportingUnitIds = leadUnitId === 'school-1' ? ['department-1'] : ['school-1'];
      return { ...assign, leadUnitId, supportingUnitIds, noticeNumber, dueDate: plusDays(today, days) };
    }),
  ),
  fc.tuple(unit, offset, words).map(([leadUnitId, days, noticeNumber]) =>
    ask((today) => {
      const order = { leadUnitId, supportingUnitIds: [], noticeNumber, dueDate: plusDays(today, days) };
      return { ...assign, ...order, type: 'ReassignIssue', reason: '转办' };
    }),
  ),
  fc.constantFrom(acknowledge, approvePlan, approveReport, close, reject).map((fixed) => ask(() => fixed)),
  fc.constant(ask((today) => ({ ...submitPlan, steps: [{ text: '施工', dueDate: today }] }))),
  fc
    .tuple(words, fc.integer({ min: -1, max: 101 }))
    .map(([text, percent]) => ask(() => ({ ...report, text, percent }))),
  fc.tuple(words, fc.integer({ min: -5, max: 1 }), fc.boolean()).map(([statement, days, proof]) =>
    ask((today) => {
      return { ...requestClosure, statement, evidence: proof ? [photo] : [], rectifiedOn: plusDays(today, days) };
    }),
  ),
  {
    weight: 5,
    arbitrary: fc.tuple(fc.integer({ min: -3, max: 1 }), fc.boolean(), fc.boolean()).map(([days, adequate, recused]) =>
      ask((today) => {
        const on = plusDays(today, days);
        const { value, sequence } = free(on, 'school-1', 'department-1');
        const found = recused ? [{ accountId: 'inspector-1', reason: 'staff' }] : [];
        const recusal = { value: { ...value, recused: found }, sequence };
        return { type: 'VerifyOnSite', on, finding: '到现场看过', evidence: [], adequate, recusal };
      }),
    ),
  },
  fc.tuple(offset, words).map(([days, reason]) =>
    ask((today) => {
      const requestedDate = plusDays(today, days);
      return { ...requestExtension, requestedDate, forecast: requestedDate, reason };
    }),
  ),
  fc.constant(ask(() => ({ type: 'GrantExtension' }))),
  offset.map((days) => ask((today) => ({ type: 'GrantExtension', dueDate: plusDays(today, days) }))),
  fc
    .tuple(
      fc.constantFrom(
        ...(['ReturnRectificationPlan', 'WithdrawClosureRequest', 'RefuseExtension', 'DeclineConsultation'] as const),
        ...(['WithdrawConsultation', 'WithdrawIssue'] as const),
      ),
      words,
    )
    .map(([type, reason]) => ask(() => ({ type, reason }))),
  unit.map((departmentId) =>
    ask(() => ({
      type: 'RequestConsultation',
      departmentId,
      question: '请协商',
      unknownUnits: { value: [], sequence: 7 },
    })),
  ),
  words.map((note) => ask(() => ({ type: 'AcceptConsultation', note }))),
  fc
    .constantFrom('issue-1', 'issue-2')
    .map((byIssueId) => ask(() => ({ type: 'SupersedeIssue', byIssueId, reason: '并入' }))),
  words.map((reason) => ask(() => ({ type: 'ReopenIssue', reason, evidence: [] }))),
  fc
    .constantFrom('SuspendClock', 'ResumeClock')
    .map((type) => ask(() => ({ type, reason: '等待设计批复', evidence: [] }))),
  fc.constantFrom('ExpireWaiver', 'GrantLongTerm').map((type) => ask(() => ({ type }))),
  offset.map((days) =>
    ask((today) => ({ type: 'WaiveIssue', reason: '校舍待拆迁', until: plusDays(today, days), evidence: [] })),
  ),
  fc.tuple(offset, fc.integer({ min: 0, max: 80 })).map(([first, last]) =>
    ask((today) => {
      const expectedOn = plusDays(today, last);
      const stages = [
        { goal: '立项', reviewOn: plusDays(today, first) },
        { goal: '竣工', reviewOn: expectedOn },
      ];
      return { type: 'RequestLongTerm', expectedOn, stages, reason: '新建', progress: '已选址' };
    }),
  ),
  fc
    .tuple(fc.boolean(), words)
    .map(([reached, finding]) => ask(() => ({ type: 'ReviewStage', reached, finding, evidence: [] }))),
  fc.constantFrom('teacher-1', 'principal-1').map((toAccountId) =>
    ask(() => ({
      type: 'HandOverResponsibility',
      toAccountId,
      reason: '岗位调整',
      belongs: { value: toAccountId === 'teacher-1', sequence: 9 },
    })),
  ),
);

type Walk = readonly Readonly<{ ask: Ask; by: Context; days: number }>[];
const step = fc.record({
  ask: command,
  by: fc.constantFrom(director, leader, inspector, secondInspector, principal, teacher, treasurer),
  days: fc.integer({ min: 0, max: 12 }),
});
/** The plain way through an issue's life, which chance rarely finds; noise is put between its steps. */
const plain: Walk = [
  { ask: () => raise, by: director, days: 0 },
  { ask: (today) => ({ ...assign, dueDate: plusDays(today, 40) }), by: director, days: 1 },
  { ask: () => acknowledge, by: principal, days: 1 },
  { ask: (today) => ({ ...submitPlan, steps: [{ text: '施工', dueDate: today }] }), by: teacher, days: 1 },
  { ask: () => approvePlan, by: director, days: 1 },
  { ask: (today) => ({ ...requestExtension, requestedDate: plusDays(today, 60) }), by: principal, days: 1 },
  { ask: () => ({ type: 'GrantExtension' }), by: director, days: 1 },
  { ask: () => report, by: teacher, days: 3 },
  { ask: () => approveReport, by: principal, days: 1 },
  { ask: (today) => ({ ...requestClosure, rectifiedOn: today }), by: principal, days: 1 },
  ...[inspector, secondInspector].map((by) => ({
    ask: (today: string) => ({
      type: 'VerifyOnSite' as const,
      on: today,
      finding: '合格',
      evidence: [],
      adequate: true,
      recusal: free(today, 'school-1', 'department-1'),
    }),
    by,
    days: 1,
  })),
  { ask: () => close, by: director, days: 1 },
  { ask: () => ({ type: 'ReopenIssue', reason: '反弹', evidence: [] }), by: inspector, days: 12 },
];
/** The plain way with a step left out here and there, a long pause, and something else in between. */
const disturbed = fc
  .tuple(
    ...plain.map((next) =>
      fc.record({
        noise: fc.array(step, { maxLength: 1 }),
        kept: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
        pause: fc.constantFrom(0, 0, 0, 45),
        next: fc.constant(next),
      }),
    ),
  )
  .map((steps) =>
    steps.flatMap(({ noise, kept, pause, next }) => [
      ...noise,
      ...(kept ? [{ ...next, days: next.days + pause }] : []),
    ]),
  );
const walk: fc.Arbitrary<Walk> = fc.oneof(
  { arbitrary: fc.array(step, { maxLength: 30 }), weight: 1 },
  { arbitrary: disturbed, weight: 3 },
);

type Moment = Readonly<{
  day: string;
  before: RectificationState;
  events: readonly RectificationEvent[];
  state: RectificationState;
}>;

/** Walks, answering each moment; anything thrown but a refusal fails. */
const walked = (steps: Walk): readonly Moment[] => {
  let state: RectificationState = rectification.initial;
  let at = '2025-03-03T01:00:00.000Z';
  return steps.map(({ ask: make, by, days }) => {
    at = `${plusDays(dayOf(at), days)}T01:00:00.000Z`;
    const today = dayOf(at);
    const context = { ...by, at };
    const asked = make(today);
    const before = state;
    let events: readonly RectificationEvent[] = [];
    const refusal = refusalOf(() => {
      events = rectification.decide(asked, before, context);
    });
    if (refusal && !refusal.code.startsWith('time.')) expectFilled(refusal, rectificationRefusals);
    state = events.reduce((earlier, event) => rectification.evolve(earlier, event), before);
    const again = refusal ? [] : rectification.decide(asked, state, context);
    if (again.length > 0) throw new Error(`${asked.type} again: ${again.map(({ type }) => type).join()}`);
    return { day: today, before, events, state };
  });
};

describe('whatever is asked of an issue, in whatever order', () => {
  it('the state is a named one, and deciding again what was just decided is a no-op', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { state } of walked(steps)) expect(statuses).toContain(state.status);
      }),
      { numRuns: 100 },
    );
  });

  it('it is closed only after the unit head’s approval, evidence, and a visit by somebody who did not rectify it', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const moments = walked(steps);
        const log = moments.flatMap(({ events }) => events);
        for (const [index, closed] of log.entries()) {
          if (closed.type !== 'IssueClosed') continue;
          const earlier = log.slice(0, index);
          const { round, attempt, request } = closed.data;
          const asked = earlier.find((event) => event.type === 'ClosureRequested' && event.data.request === request);
          expect(asked).toMatchObject({ data: { evidence: [photo], round, attempt } });
          expect(
            earlier.some(
              ({ type, data }) =>
                type === 'RectificationReportApproved' && data.round === round && data.attempt === attempt,
            ),
          ).toBe(true);
          const rectifiers = earlier.flatMap(({ data }) =>
            Object.entries(data).flatMap(([field, value]) =>
              /^(acknowledged|submitted|reported|approved|requested)By$|^responsibleAccountId$/.test(field)
                ? [value as string]
                : [],
            ),
          );
          for (const verifier of closed.data.verifiedBy) expect(rectifiers).not.toContain(verifier);
          expect(closed.data.verifiedBy.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('the due date of the same unit moves only by what was asked for in time, or by the days that the clock stood', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let requestedOn = '';
        for (const { day, before, events, state } of walked(steps)) {
          if (events.some(({ type }) => type === 'ExtensionRequested' || type === 'LongTermRequested'))
            requestedOn = day;
          if (!('order' in before) || !('order' in state)) continue;
          if (before.order.leadUnitId !== state.order.leadUnitId || before.order.dueDate === state.order.dueDate)
            continue;
          const [event, ...more] = events;
          expect(more).toEqual([]);
          expect(['ExtensionGranted', 'LongTermGranted', 'ClockResumed']).toContain(event?.type);
          const stood = event?.type === 'ClockResumed' ? daysBetween(event.data.from, event.data.on) : null;
          expect(stood ?? requestedOn <= before.order.dueDate).toBe(
            stood === null ? true : daysBetween(before.order.dueDate, state.order.dueDate),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('every state is reached', () => {
    const walks = fc.sample(walk, { numRuns: 300, seed: 7 });
    const reached = new Set(walks.flatMap((steps) => walked(steps).map(({ state }) => state.status)));
    expect([...reached].toSorted()).toEqual(
      statuses
        .filter((status) => status !== 'none')
        .concat(['none'])
        .toSorted(),
    );
  });

  it('every refusal has its sentence', () => expectSentences(import.meta.dirname, rectificationRefusals));
});
