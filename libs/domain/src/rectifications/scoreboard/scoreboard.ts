import { lifeSteps, type LifeStep } from './life-steps.js';
import type { ScoreFigure, ScoreLine } from './score-lines.js';

/** A share, exactly: `numerator` of `denominator`, which is above 0. */
export type Share = Readonly<{ numerator: number; denominator: number }>;

/** Days that several steps took: `total / done` is their mean; a median of two in the middle may end in a half. */
export type DaysTaken = Readonly<{ total: number; median: number }>;

/** How long a step takes. `working`: null too while the holidays of a year among them are not published. */
export type StepScore = Readonly<{
  step: LifeStep;
  done: number;
  natural: DaysTaken | null;
  working: DaysTaken | null;
}>;

/** What there is to say of a unit, an inspector or the whole county. A share of nothing is null, never 0. */
export type Score = Readonly<{
  /** 按期完成率, by the deed and by the record. */
  onTime: Share | null;
  onTimeRecorded: Share | null;
  late: number;
  /** 反弹率: opened again, of what was closed. */
  rebound: Share | null;
  /** 退回率: sent back, of the closures that were decided. */
  returned: Share | null;
  steps: readonly StepScore[];
  open: number;
  overdue: number;
  suspended: number;
  longTerm: number;
}>;

/** A score of one unit (null: of what nobody was ordered to do yet) or inspector (null: nobody is named). */
export type ScoreOf = Score & Readonly<{ id: string | null }>;

export type Scoreboard = Readonly<{ total: Score; units: readonly ScoreOf[]; inspectors: readonly ScoreOf[] }>;

const taken = (days: readonly number[]): DaysTaken | null => {
  if (days.length === 0) return null;
  const sorted = days.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { total: days.reduce((sum, one) => sum + one, 0), median };
};

const stepScore = (step: LifeStep, lines: readonly ScoreLine[]): StepScore => {
  const own = lines.filter(({ figures }) => figures.includes(step));
  const working = own.flatMap((one) => one.working ?? []);
  return {
    step,
    done: own.length,
    natural: taken(own.flatMap((one) => one.natural ?? [])),
    working: working.length === own.length ? taken(working) : null,
  };
};

/** The score of these lines. */
export const scoreOf = (lines: readonly ScoreLine[]): Score => {
  const counts = new Map<ScoreFigure, number>();
  for (const { figures } of lines) for (const one of figures) counts.set(one, (counts.get(one) ?? 0) + 1);
  const count = (figure: ScoreFigure): number => counts.get(figure) ?? 0;
  const share = (part: ScoreFigure, whole: ScoreFigure): Share | null =>
    count(whole) === 0 ? null : { numerator: count(part), denominator: count(whole) };
  return {
    onTime: share('inTime', 'due'),
    onTimeRecorded: share('recordedInTime', 'due'),
    late: count('late'),
    rebound: share('rebounded', 'closed'),
    returned: share('returned', 'judged'),
    steps: lifeSteps.map((step) => stepScore(step, lines)),
    open: count('open'),
    overdue: count('overdue'),
    suspended: count('suspended'),
    longTerm: count('longTerm'),
  };
};

const by = (lines: readonly ScoreLine[], idOf: (line: ScoreLine) => string | null): readonly ScoreOf[] => {
  const groups = new Map<string | null, ScoreLine[]>();
  for (const one of lines) {
    const id = idOf(one);
    const group = groups.get(id);
    if (group) group.push(one);
    else groups.set(id, [one]);
  }
  return [...groups].map(([id, own]) => ({ id, ...scoreOf(own) }));
};

/** The lines as a whole, by responsible unit, and by 责任督学: each line is one unit's and one inspector's. */
export const scoreboardOf = (lines: readonly ScoreLine[]): Scoreboard => ({
  total: scoreOf(lines),
  units: by(lines, ({ unitId }) => unitId),
  inspectors: by(lines, ({ inspectorId }) => inspectorId),
});
