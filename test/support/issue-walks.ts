import fc from 'fast-check';
import { dayOf, plusDays, type Context, type Refusal } from '@app/domain/kernel';
import {
  rectification,
  type RectificationCommand,
  type RectificationEvent,
  type RectificationState,
} from '@app/domain/rectifications';
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
} from './issue-life.js';
import { refusalOf } from './lived.js';
import {
  director,
  inspector,
  leader,
  photo,
  principal,
  secondInspector,
  teacher,
  treasurer,
} from './supervision-cast.js';

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

/** What is asked of an issue, by whom, and how many days after the one before. */
export type Walk = readonly Readonly<{ ask: Ask; by: Context; days: number }>[];
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
/** Any history of an issue, most of them near to a plain one. */
export const walk: fc.Arbitrary<Walk> = fc.oneof(
  { arbitrary: fc.array(step, { maxLength: 30 }), weight: 1 },
  { arbitrary: disturbed, weight: 3 },
);

/** One step of a walk: what was asked, and what became of it. */
export type Walked = Readonly<{
  day: string;
  asked: RectificationCommand;
  context: Context;
  before: RectificationState;
  refusal: Refusal | undefined;
  events: readonly RectificationEvent[];
  state: RectificationState;
}>;

/** Walks, from 3 March 2025; anything thrown but a refusal fails. */
export const walked = (steps: Walk): readonly Walked[] => {
  let state: RectificationState = rectification.initial;
  let at = '2025-03-03T01:00:00.000Z';
  return steps.map(({ ask: make, by, days }) => {
    at = `${plusDays(dayOf(at), days)}T01:00:00.000Z`;
    const day = dayOf(at);
    const context = { ...by, at };
    const asked = make(day);
    const before = state;
    let events: readonly RectificationEvent[] = [];
    const refusal = refusalOf(() => {
      events = rectification.decide(asked, before, context);
    });
    state = events.reduce((earlier, event) => rectification.evolve(earlier, event), before);
    return { day, asked, context, before, refusal, events, state };
  });
};
