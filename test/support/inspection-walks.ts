import fc from 'fast-check';
import { dayOf, plusDays, type Context, type Refusal } from '@app/domain/kernel';
import {
  inspection,
  type InspectionCommand,
  type InspectionEvent,
  type InspectionState,
} from '@app/domain/inspections';
import {
  answer,
  answerDefence,
  checked,
  complete,
  conclude,
  defend,
  find,
  notify,
  opine,
  plan,
  remark,
  start,
  team,
} from './inspection-life.js';
import { refusalOf } from './lived.js';
import { director, inspector, outsider, principal, secondInspector } from './supervision-cast.js';

const words = fc.constantFrom('一', '二', ' ');
type Ask = (today: string) => InspectionCommand;
const ask = (make: Ask): Ask => make;

const command: fc.Arbitrary<Ask> = fc.oneof(
  fc
    .tuple(fc.constantFrom('routine', 'thematic', 'comprehensive'), fc.integer({ min: 0, max: 4 }))
    .map(([kind, count]) =>
      ask(() => ({ ...plan, kind, team: team.slice(0, count), recusal: checked(plan.date, ...team.slice(0, count)) })),
    ),
  fc
    .constantFrom<InspectionCommand>(
      plan,
      notify,
      start,
      answer,
      find,
      remark,
      complete,
      opine,
      defend,
      answerDefence,
      {
        type: 'WaiveDefence',
      },
    )
    .map((fixed) => ask(() => fixed)),
  fc
    .tuple(fc.constantFrom('q1', 'q2', 'q3'), fc.constantFrom('yes', 'no', 'notApplicable'), words)
    .map(([questionId, given, note]) => ask(() => ({ ...answer, questionId, answer: given, note }))),
  fc
    .integer({ min: -5, max: 40 })
    .map((days) => ask((today) => ({ ...conclude, rectificationDueDate: plusDays(today, days) }))),
  fc.integer({ min: 0, max: 20 }).map((days) =>
    ask((today) => {
      const date = plusDays(today, days);
      return { type: 'Reschedule', date, reason: '改期', recusal: checked(date, ...team) };
    }),
  ),
  fc.integer({ min: 0, max: 3 }).map((count) =>
    ask(() => {
      const others = ['inspector-1', 'inspector-2', 'inspector-4'].slice(0, count);
      return { type: 'ChangeTeam', team: others, reason: '换人', recusal: checked(plan.date, ...others) };
    }),
  ),
  words.map((reason) => ask(() => ({ type: 'WithdrawFinding', findingId: 'finding-1', reason }))),
  words.map((reason) => ask(() => ({ type: 'CancelInspection', reason }))),
  words.map((reportNumber) => ask(() => ({ type: 'FileReport', reportNumber, report: '全文' }))),
);

/** What is asked of an inspection, by whom, and how many days after the one before. */
export type InspectionWalk = readonly Readonly<{ ask: Ask; by: Context; days: number }>[];
const step = fc.record({
  ask: command,
  by: fc.constantFrom(director, inspector, secondInspector, principal, outsider),
  days: fc.integer({ min: 0, max: 4 }),
});
const plain: InspectionWalk = (
  [
    [plan, director, 0],
    [notify, director, 1],
    [start, inspector, 1],
    [answer, inspector, 0],
    [{ ...answer, questionId: 'q2' }, inspector, 0],
    [find, inspector, 0],
    [complete, inspector, 0],
    [opine, director, 1],
    [defend, principal, 1],
    [answerDefence, director, 1],
    [{ ...conclude, rectificationDueDate: '2025-12-31' }, director, 12],
  ] as const
).map(([fixed, by, days]) => ({ ask: () => fixed, by, days }));
/** The plain way with a step left out here and there, and something else in between. */
const disturbed = fc
  .tuple(
    ...plain.map((next) =>
      fc.record({
        noise: fc.array(step, { maxLength: 1 }),
        kept: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
        days: fc.integer({ min: 0, max: next.days }),
      }),
    ),
  )
  .map((steps) =>
    steps.flatMap(({ noise, kept, days }, index) => {
      const next = plain[index];
      return [...noise, ...(kept && next ? [{ ...next, days }] : [])];
    }),
  );
/** Any history of an inspection, most of them near to a plain one. */
export const inspectionWalk: fc.Arbitrary<InspectionWalk> = fc.oneof(
  { arbitrary: fc.array(step, { maxLength: 30 }), weight: 1 },
  { arbitrary: disturbed, weight: 3 },
);

/** One step of a walk: what was asked, and what became of it. */
export type InspectionStep = Readonly<{
  day: string;
  asked: InspectionCommand;
  context: Context;
  before: InspectionState;
  refusal: Refusal | undefined;
  events: readonly InspectionEvent[];
  state: InspectionState;
}>;

/** Walks, from 3 March 2025; anything thrown but a refusal fails. */
export const inspected = (steps: InspectionWalk): readonly InspectionStep[] => {
  let state: InspectionState = inspection.initial;
  let at = '2025-03-03T01:00:00.000Z';
  return steps.map(({ ask: make, by, days }) => {
    at = `${plusDays(dayOf(at), days)}T01:00:00.000Z`;
    const day = dayOf(at);
    const context = { ...by, at };
    const asked = make(day);
    const before = state;
    let events: readonly InspectionEvent[] = [];
    const refusal = refusalOf(() => {
      events = inspection.decide(asked, before, context);
    });
    state = events.reduce((earlier, event) => inspection.evolve(earlier, event), before);
    return { day, asked, context, before, refusal, events, state };
  });
};
