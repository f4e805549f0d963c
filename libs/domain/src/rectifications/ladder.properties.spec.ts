import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultLadder, nextRung, publishedCalendar, rankOf, softRungs } from '../deadlines/index.js';
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
import { refusalOf, type Step } from '@test/lived';
import { director, inspector, leader, principal, system, teacher, treasurer } from '@test/supervision-cast';
import { dayOf, plusDays } from '../kernel/index.js';
import type { RectificationCommand } from './commands.js';
import type { RectificationEvent } from './events.js';
import { climbedOf, isClimbing } from './ladder.js';
import { rectification } from './rectification.js';
import type { RectificationState } from './state.js';

const { rungs } = defaultLadder;
const tick: RectificationCommand = {
  type: 'AdvanceLadder',
  ladder: { value: defaultLadder, sequence: 0 },
  calendar: { value: publishedCalendar, sequence: 0 },
};

/** Everything that anybody might do today. */
const choices = (today: string): readonly Step<RectificationCommand>[] => {
  const visit = (adequate: boolean) => {
    const recusal = free(today, 'school-1', 'department-1');
    return { type: 'VerifyOnSite', on: today, finding: '看过', evidence: [], adequate, recusal } as const;
  };
  const order = { ...assign, dueDate: plusDays(today, 10) };
  const units = [principal, treasurer];
  const byUnit = (command: RectificationCommand) => units.map((by) => [command, by] as const);
  const answers = softRungs.flatMap((rung) => [
    ...byUnit({ type: 'AnswerRung', rung, answer: '抓紧', forecast: plusDays(today, 9) }),
    [{ type: 'AcceptRungAnswer', rung, holdUntil: plusDays(today, 6) }, director] as const,
  ]);
  return [
    [raise, director],
    [order, director],
    [{ ...order, type: 'ReassignIssue', leadUnitId: 'department-1', supportingUnitIds: [], reason: '转办' }, director],
    ...byUnit(acknowledge),
    ...byUnit({ ...submitPlan, steps: [{ text: '施工', dueDate: today }] }),
    [approvePlan, director],
    [report, teacher],
    [report, treasurer],
    ...byUnit(approveReport),
    ...byUnit({ ...requestClosure, rectifiedOn: today }),
    ...byUnit({ type: 'WithdrawClosureRequest', reason: '补材料' }),
    [visit(true), inspector],
    [visit(false), inspector],
    [reject, director],
    [close, director],
    ...byUnit({ ...requestExtension, requestedDate: plusDays(today, 20), forecast: plusDays(today, 20) }),
    [{ type: 'GrantExtension' }, director],
    [{ type: 'ReopenIssue', reason: '反弹', evidence: [] }, director],
    [{ type: 'RemindNow', note: today }, director],
    ...answers,
    [{ type: 'DecideEscalation', proposal: 'listed', decision: 'approved', reason: '逾期已久' }, leader],
  ];
};

/** The clock may go back; most steps are a tick, a few an act that somebody could do. */
const walk = fc.array(
  fc.record({ days: fc.integer({ min: -8, max: 14 }), act: fc.option(fc.nat({ max: 40 }), { freq: 2, nil: null }) }),
  { minLength: 10, maxLength: 60 },
);

type Moment = Readonly<{ today: string; before: RectificationState; events: readonly RectificationEvent[] }>;

const walked = (steps: readonly Readonly<{ days: number; act: number | null }>[]): readonly Moment[] => {
  let [state, today]: [RectificationState, string] = [rectification.initial, '2025-03-03'];
  return steps.flatMap(({ days, act }) => {
    today = plusDays(today, days);
    const at = `${today}T01:00:00.000Z`;
    const decide = ([command, by]: Step<RectificationCommand>) => {
      let events: readonly RectificationEvent[] = [];
      refusalOf(() => (events = rectification.decide(command, state, { ...by, at })));
      return events;
    };
    const possible = act === null ? [decide([tick, system])] : choices(today).map(decide);
    const happening = act === null ? possible : possible.filter((events) => events.length > 0);
    const events = happening[(act ?? 0) % Math.max(1, happening.length)] ?? [];
    const before = state;
    state = events.reduce(rectification.evolve, state);
    return { today: dayOf(at), before, events };
  });
};

type Fired = Extract<RectificationEvent, { type: 'RungFired' | 'EscalationProposed' }>;
const isFired = (event: RectificationEvent): event is Fired =>
  event.type === 'RungFired' || event.type === 'EscalationProposed';
const nameOf = (event: Fired) => (event.type === 'RungFired' ? event.data.rung : event.data.proposal);

describe('whatever people and clocks do', () => {
  it('each rung fires at most once a round, in order, on or after its day, and only while the unit has to act', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(walk, (steps) => {
        const reached = new Map<number, number>();
        const told = new Map<number, number>();
        for (const { before, events, today } of walked(steps)) {
          const fired = events.filter(isFired);
          expect(fired.length === 0 || isClimbing(before)).toBe(true);
          for (const event of fired) {
            const { round, on, dueOn, late } = event.data;
            seen.add(nameOf(event));
            expect(rankOf(nameOf(event))).toBeGreaterThan(reached.get(round) ?? -1);
            reached.set(round, rankOf(nameOf(event)));
            expect([on, dueOn <= on, late]).toEqual([today, true, dueOn < on]);
          }
          for (const { type, data } of events) {
            if (type !== 'RungFired' && type !== 'ReminderSent') continue;
            expect(data.number).toBe((told.get(data.round) ?? 0) + 1);
            told.set(data.round, data.number);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect([...seen].toSorted()).toEqual(rungs.map(({ rung }) => rung).toSorted());
  });

  it('a tick leaves nothing that is due', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const moments = walked([...steps, { days: 3, act: null }]);
        const { before, events, today } = moments.at(-1)!;
        const state = events.reduce(rectification.evolve, before);
        const next = isClimbing(state) ? nextRung(climbedOf(state), rungs, publishedCalendar) : null;
        expect(next === null || next.day > today).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
