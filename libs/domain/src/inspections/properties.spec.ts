import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, plusDays, type Context } from '@app/domain/kernel';
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
} from '@test/inspection-life';
import { refusalOf } from '@test/lived';
import { expectFilled, expectSentences } from '@test/refusal-sentences';
import { director, inspector, outsider, principal, secondInspector } from '@test/supervision-cast';
import type { InspectionCommand } from './commands.js';
import type { InspectionEvent } from './events.js';
import { inspection } from './inspection.js';
import { inspectionRefusals } from './refusals.js';
import type { InspectionState } from './state.js';

const statuses: readonly string[] = ['none', 'planned', 'started', 'completed', 'hearing', 'concluded', 'cancelled'];
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

type Walk = readonly Readonly<{ ask: Ask; by: Context; days: number }>[];
const step = fc.record({
  ask: command,
  by: fc.constantFrom(director, inspector, secondInspector, principal, outsider),
  days: fc.integer({ min: 0, max: 4 }),
});
const plain: Walk = (
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
const walk: fc.Arbitrary<Walk> = fc.oneof(
  { arbitrary: fc.array(step, { maxLength: 30 }), weight: 1 },
  { arbitrary: disturbed, weight: 3 },
);

type Moment = Readonly<{
  day: string;
  before: InspectionState;
  events: readonly InspectionEvent[];
  state: InspectionState;
}>;

/** Walks, answering each moment; anything thrown but a refusal fails. */
const walked = (steps: Walk): readonly Moment[] => {
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
    if (refusal && !refusal.code.startsWith('time.')) expectFilled(refusal, inspectionRefusals);
    state = events.reduce((earlier, event) => inspection.evolve(earlier, event), before);
    const again = refusal ? [] : inspection.decide(asked, state, context);
    if (again.length > 0) throw new Error(`${asked.type} again: ${again.map(({ type }) => type).join()}`);
    return { day, before, events, state };
  });
};

describe('whatever is asked of an inspection, in whatever order', () => {
  it('the state is a named one, and deciding again what was just decided is a no-op', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { state } of walked(steps)) expect(statuses).toContain(state.status);
      }),
    );
  });

  it('a letter never leaves before the window is over or waived, nor with a defence unanswered', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { day, before, events } of walked(steps)) {
          const letter = events.find(({ type }) => type === 'OpinionLetterIssued');
          if (!letter || before.status !== 'hearing') continue;
          expect(before.waived || day > before.preliminary.defenceDueDate).toBe(true);
          expect(letter).toMatchObject({ data: { defences: before.defences.map(({ answer: said }) => said) } });
          expect(before.defences.every(({ answer: said }) => said !== null)).toBe(true);
        }
      }),
    );
  });

  it('a thematic or comprehensive visit never starts without three inspectors and a notice', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { before, events } of walked(steps)) {
          if (before.status !== 'planned' || !events.some(({ type }) => type === 'InspectionStarted')) continue;
          if (before.plan.kind === 'routine') continue;
          expect(before.plan.team.length).toBeGreaterThanOrEqual(3);
          expect(before.notice).not.toBeNull();
        }
      }),
    );
  });

  it('every state is reached', () => {
    const walks = fc.sample(walk, { numRuns: 300, seed: 7 });
    const reached = new Set(walks.flatMap((steps) => walked(steps).map(({ state }) => state.status)));
    expect([...reached].toSorted()).toEqual(statuses.toSorted());
  });

  it('every refusal has its sentence', () => expectSentences(import.meta.dirname, inspectionRefusals));
});
