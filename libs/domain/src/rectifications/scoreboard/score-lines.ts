import { isPast } from '../../deadlines/index.js';
import type { DayCounter } from './day-counter.js';
import { lifeSteps, sentBack, stepsTaken, stopsOf, type LifeStep } from './life-steps.js';
import type { Life, LifeStanding, ScorePeriod } from './life.js';

/**
 * What is counted. Orders that fell due and were done or not (应完成), of them in time by the deed, by the record, and
 * late; closures (销号), of them those found again (反弹); closures decided, of them sent back (退回); each step; and what
 * stands open on the day: all, overdue, with a clock that stands, 长期整改.
 */
export const scoreFigures = [
  'due',
  'inTime',
  'recordedInTime',
  'late',
  'closed',
  'rebounded',
  'judged',
  'returned',
  ...lifeSteps,
  'open',
  'overdue',
  'suspended',
  'longTerm',
] as const;
export type ScoreFigure = (typeof scoreFigures)[number];

/** One fact of one issue that figures count: a figure is the number of the lines that name it. Days are ISO dates. */
export type ScoreLine = Readonly<{
  issueId: string;
  round: number;
  /** The unit that led then; null before any was ordered. */
  unitId: string | null;
  inspectorId: string | null;
  figures: readonly ScoreFigure[];
  dueDate: string | null;
  /** Of an order: the day it was put right, and the day that was recorded. */
  doneOn: string | null;
  recordedOn: string | null;
  /** Of a step or a clock that stands: its first day; and the day on which a step ended or a decision was taken. */
  from: string | null;
  on: string | null;
  /** Days that the step took, or that it is late by the deed; null where no days are counted. */
  natural: number | null;
  working: number | null;
}>;

type Scored = Readonly<{ life: Life; period: ScorePeriod; days: DayCounter }>;

const blank = {
  dueDate: null,
  doneOn: null,
  recordedOn: null,
  from: null,
  on: null,
  natural: null,
  working: null,
} as const;
const line = (
  { issueId, inspectorId }: Life,
  { round, leadUnitId }: Pick<LifeStanding, 'round' | 'leadUnitId'>,
  figures: readonly ScoreFigure[],
  more: Partial<ScoreLine>,
): ScoreLine => ({ issueId, round, unitId: leadUnitId, inspectorId, figures, ...blank, ...more });

const within = ({ from, to }: ScorePeriod, day: string): boolean => from <= day && day <= to;
const isOver = ({ status }: LifeStanding): boolean => status === 'withdrawn' || status === 'superseded';
const isEnded = (standing: LifeStanding): boolean => isOver(standing) || standing.status === 'closed';

/** The last standing of each round that was ordered. */
const orders = ({ standings }: Life): readonly LifeStanding[] =>
  standings.filter(({ round, dueDate }, index) => dueDate !== null && standings[index + 1]?.round !== round);

/** What was put right, or fell due without it. Of a clock that stands the day it stopped is judged. */
const dueLines = ({ life, period, days }: Scored): readonly ScoreLine[] =>
  orders(life).flatMap((order): ScoreLine[] => {
    const { dueDate, stoppedFrom } = order;
    if (dueDate === null || isOver(order) || !within(period, dueDate)) return [];
    const doneOn = order.rectifiedOn ?? order.closedOn;
    const recordedOn = order.recordedOn ?? doneOn;
    const open = stoppedFrom !== null && stoppedFrom < period.day ? stoppedFrom : period.day;
    const judged = doneOn ?? open;
    if (doneOn === null && !isPast(dueDate, open)) return [];
    const figures: ScoreFigure[] = ['due', isPast(dueDate, judged) ? 'late' : 'inTime'];
    if (!isPast(dueDate, recordedOn ?? open)) figures.push('recordedInTime');
    return [line(life, order, figures, { dueDate, doneOn, recordedOn, ...days(dueDate, judged) })];
  });

/** 销号 and 不予销号. A closure was in vain when the issue was opened again, whenever that was. */
const decisionLines = ({ life, period }: Scored): readonly ScoreLine[] => {
  const { standings } = life;
  const last = standings.at(-1)?.round ?? 0;
  return standings.flatMap((standing, index): ScoreLine[] => {
    const before = standings[index - 1];
    const { status, round, closedOn, dueDate } = standing;
    if (status === 'closed' && before?.status !== 'closed') {
      const on = closedOn ?? standing.since;
      const figures: ScoreFigure[] = ['closed', ...(before ? (['judged'] as const) : [])];
      if (last > round) figures.push('rebounded');
      return within(period, on) ? [line(life, standing, figures, { dueDate, on })] : [];
    }
    if (!before || !sentBack(before, standing) || !within(period, standing.since)) return [];
    return [line(life, standing, ['judged', 'returned'], { dueDate, on: standing.since })];
  });
};

const stepLines = ({ life, period, days }: Scored): readonly ScoreLine[] => {
  const stops = stopsOf(life);
  return stepsTaken(life).flatMap(({ step, round, unitId, from, on }) =>
    within(period, on)
      ? [line(life, { round, leadUnitId: unitId }, [step satisfies LifeStep], { from, on, ...days(from, on, stops) })]
      : [],
  );
};

/** How an issue that has not ended stands. */
const openLines = ({ life, period: { day }, days }: Scored): readonly ScoreLine[] => {
  const now = life.standings.at(-1);
  if (!now || isEnded(now)) return [];
  const { dueDate, rectifiedOn, recordedOn, stoppedFrom } = now;
  const began = life.standings.findLastIndex(({ status }) => status === 'assigned' || status === 'raised');
  const longTerm = life.standings.slice(Math.max(began, 0)).some(({ stageOn }) => stageOn !== null);
  const done = dueDate !== null && rectifiedOn !== null && !isPast(dueDate, rectifiedOn);
  const overdue = dueDate !== null && stoppedFrom === null && isPast(dueDate, day) && !done;
  const figures: ScoreFigure[] = ['open'];
  if (overdue) figures.push('overdue');
  if (stoppedFrom !== null) figures.push('suspended');
  if (longTerm) figures.push('longTerm');
  const more = { dueDate, doneOn: rectifiedOn, recordedOn, from: stoppedFrom };
  return [line(life, now, figures, { ...more, ...(overdue && days(dueDate, rectifiedOn ?? day)) })];
};

/** Everything of an issue that a figure counts. */
export const scoreLines = (life: Life, period: ScorePeriod, days: DayCounter): readonly ScoreLine[] => {
  const scored = { life, period, days };
  return [...dueLines(scored), ...decisionLines(scored), ...stepLines(scored), ...openLines(scored)];
};
