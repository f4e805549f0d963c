import { plusDays } from '../../kernel/index.js';
import type { Stop } from './day-counter.js';
import type { Life, LifeStanding } from './life.js';

/** Steps of an issue's life, each from the act that opens it to the act that ends it. */
export const lifeSteps = [
  'assignment',
  'acknowledgement',
  'plan',
  'approval',
  'report',
  'verification',
  'closing',
] as const;
export type LifeStep = (typeof lifeSteps)[number];

/** A step that came to its end. */
export type StepTaken = Readonly<{ step: LifeStep; round: number; unitId: string | null; from: string; on: string }>;

type Status = LifeStanding['status'];

const stepOf: Readonly<Record<Status, LifeStep | null>> = {
  raised: 'assignment',
  assigned: 'acknowledgement',
  acknowledged: 'plan',
  planSubmitted: 'approval',
  inProgress: 'report',
  reportApproved: 'report',
  closureRequested: 'verification',
  inadequate: 'closing',
  verified: 'closing',
  closed: null,
  withdrawn: null,
  superseded: null,
};

/** The states that a step ends in; left for any other, it was broken off and is not counted. */
const ends: Readonly<Record<LifeStep, readonly Status[]>> = {
  assignment: ['assigned'],
  acknowledgement: ['acknowledged'],
  plan: ['planSubmitted'],
  // A plan that is sent back was judged too.
  approval: ['inProgress', 'acknowledged'],
  report: ['closureRequested'],
  verification: ['verified', 'inadequate'],
  closing: ['closed'],
};

/** Whether a closure was refused between the two: the round goes on with another attempt. */
export const sentBack = (before: LifeStanding, next: LifeStanding): boolean =>
  next.round === before.round && next.attempt > before.attempt;

const ended = (step: LifeStep, before: LifeStanding, next: LifeStanding): boolean =>
  ends[step].includes(next.status) || ((step === 'verification' || step === 'closing') && sentBack(before, next));

/** Every step of a life that was brought to its end, as often as it was. Ordered to another unit, it begins anew. */
export const stepsTaken = ({ standings }: Life): readonly StepTaken[] => {
  const taken: StepTaken[] = [];
  let open: Readonly<{ step: LifeStep; from: string }> | null = null;
  let before: LifeStanding | null = null;
  for (const next of standings) {
    const step = stepOf[next.status];
    const moved: boolean = before === null || before.leadUnitId !== next.leadUnitId || before.round !== next.round;
    if (open === null || open.step !== step || moved) {
      if (open !== null && before !== null && ended(open.step, before, next)) {
        const unitId = next.leadUnitId ?? before.leadUnitId;
        const from: string = open.from;
        taken.push({ step: open.step, round: before.round, unitId, from, on: next.since < from ? from : next.since });
      }
      open = step === null ? null : { step, from: next.since };
    }
    before = next;
  }
  return taken;
};

/** When the clock of an issue stood. A waiver that is over counts from its own last day, however late somebody looked. */
export const stopsOf = ({ standings }: Life): readonly Stop[] =>
  standings.flatMap(({ stoppedFrom, stoppedUntil }, index): Stop[] => {
    const next = standings[index + 1];
    if (stoppedFrom === null || next?.stoppedFrom === stoppedFrom) return [];
    const planned = stoppedUntil === null ? null : plusDays(stoppedUntil, 1);
    const resumed = next?.since ?? null;
    const to = planned !== null && (resumed === null || planned < resumed) ? planned : resumed;
    return [{ from: stoppedFrom, to }];
  });
