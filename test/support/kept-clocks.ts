import fc from 'fast-check';
import {
  deadlineProfile,
  defaultLadder,
  publishedCalendar,
  stepClock,
  withCountyRules,
  type ClockCommand,
  type ClockState,
  type CountyRule,
  type LadderEvent,
  type Step,
} from '@app/domain/deadlines';
import { plusDays, type Asked } from '@app/domain/kernel';
import { keepTheClockOfEachStep } from '@app/domain/processes';
import type { RectificationCommand } from '@app/domain/rectifications';
import { walk, walked, type Walk } from './issue-walks.js';
import { recorded, type Happening } from './recorded.js';
import { system } from './supervision-cast.js';

const calendar = { value: publishedCalendar, sequence: 0 };
const tick: RectificationCommand = {
  type: 'AdvanceLadder',
  ladder: { value: defaultLadder, sequence: 0 },
  calendar,
};
const ownRule = (step: Step, count: number): CountyRule => ({ step, count, unit: 'working', basis: '甲' });
/** Every step of an issue has a limit. */
const rules = {
  value: withCountyRules(deadlineProfile('chongqing')!, [
    ownRule('acknowledgement', 2),
    ownRule('plan', 5),
    ownRule('verification', 9),
  ]),
  sequence: 0,
};

/** What is put between the steps of a walk: a look of the clock, an act told so many days late, a county's word. */
type Between = Readonly<{ ticks: boolean; days: number; told: number; says: 'ladder' | 'year' | null }>;
const between: fc.Arbitrary<Between> = fc.record({
  ticks: fc.boolean(),
  days: fc.integer({ min: 0, max: 12 }),
  told: fc.constantFrom(0, 0, 0, 2, 9),
  says: fc.constantFrom(null, null, null, null, null, 'ladder', 'year'),
});
/** A history in the making. */
export type KeptClocks = Readonly<{ steps: Walk; between: readonly Between[] }>;
export const keptClocks: fc.Arbitrary<KeptClocks> = fc.record({
  steps: walk,
  between: fc.array(between, { minLength: 40, maxLength: 40 }),
});

/** The next ladder of the county; now and then it takes the place of one that has not begun. */
const nextLadder = (before: LadderEvent | null, day: string): LadderEvent => {
  const version = (before?.data.version ?? 0) + 1;
  const rungs = defaultLadder.rungs.filter((_, index) => index !== version % defaultLadder.rungs.length);
  const from = plusDays(day, (version % 3) * 20);
  const effectiveFrom = before && before.data.effectiveFrom > from ? before.data.effectiveFrom : from;
  return {
    type: 'LadderAdopted',
    data: { countyId: 'county-1', version, rungs, effectiveFrom, basis: `甲${version}` },
  };
};

type Policy = (event: unknown, newId: () => string) => readonly Asked<ClockCommand>[];

/** What a clock is told besides: the county's limits, and the calendar. */
const completed = (command: ClockCommand, stoppedFrom: string | null): ClockCommand => {
  if (command.type === 'ReleaseDeadline') return { ...command, calendar };
  if (command.type !== 'StartClock') return command;
  const facts = { unitId: 'school-1', countyId: 'county-1', kind: null, rules, calendar, stoppedFrom };
  return { ...command, facts };
};

/**
 * An issue's life with its ladder and the clocks of its steps, as a log has it: the real deciders and the real process, the
 * clock looking now and then, and acts that were done days before they were told (`isTimely`: none of them was told late).
 */
export const clocksKept = ({ steps, between: more }: KeptClocks, isTimely = false): readonly Happening[] => {
  const clocks = new Map<string, ClockState>();
  const all: Happening[] = [];
  let ladder: LadderEvent | null = null;
  let stoppedFrom: string | null = null;
  const amid = (index: number) => more[index % more.length]!;
  const whole = steps.flatMap((step, index) =>
    amid(index).ticks ? [{ ask: () => tick, by: system, days: amid(index).days }, step] : [step],
  );
  for (const [index, { day, context, events }] of walked(whole).entries()) {
    const { told, says } = amid(index);
    const byItself = context.actorId === system.actorId;
    const envelope = {
      occurredAt: context.at,
      recordedAt: context.at,
      effectiveAt: byItself || isTimely ? day : plusDays(day, -told),
    };
    if (says === 'ladder') all.push({ in: 'ladder-county-1', fact: (ladder = nextLadder(ladder, day)), ...envelope });
    if (says === 'year')
      all.push({
        in: 'calendar-2025',
        fact: {
          type: 'HolidayYearEntered',
          data: { year: '2025', notice: '甲', off: [{ name: '乙', from: day, to: day }], worked: [], reason: '更正' },
        },
        ...envelope,
      });
    for (const fact of events) {
      all.push({ in: 'rectification-issue-1', fact, ...envelope });
      if (fact.type === 'ClockSuspended') stoppedFrom = fact.data.from;
      if (fact.type === 'ClockResumed') stoppedFrom = null;
      const policy = keepTheClockOfEachStep.when[fact.type] as Policy | undefined;
      for (const { id, command } of policy?.(recorded([{ in: 'rectification-1', fact, ...envelope }])[0], () => '') ??
        []) {
        const before = clocks.get(id) ?? stepClock.initial;
        const decided = stepClock.decide(completed(command, stoppedFrom), before, context);
        clocks.set(
          id,
          decided.reduce((state, each) => stepClock.evolve(state, each), before),
        );
        for (const each of decided) all.push({ in: `deadline-${id}`, fact: each, ...envelope });
      }
    }
  }
  return all;
};
