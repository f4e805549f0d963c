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
  const sorted = Uint32Array.from(days).sort();
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { total: sorted.reduce((sum, one) => sum + one, 0), median };
};

/** What has been counted of one row so far: a county has many thousand lines, each of which is looked at once. */
class Tally {
  private readonly counts = new Map<ScoreFigure, number>();
  private readonly natural = new Map<ScoreFigure, number[]>();
  private readonly working = new Map<ScoreFigure, number[]>();

  add({ figures, natural, working }: ScoreLine): void {
    for (const figure of figures) {
      this.counts.set(figure, this.count(figure) + 1);
      if (natural !== null) this.keep(this.natural, figure, natural);
      if (working !== null) this.keep(this.working, figure, working);
    }
  }

  score(): Score {
    const share = (part: ScoreFigure, whole: ScoreFigure): Share | null =>
      this.count(whole) === 0 ? null : { numerator: this.count(part), denominator: this.count(whole) };
    return {
      onTime: share('inTime', 'due'),
      onTimeRecorded: share('recordedInTime', 'due'),
      late: this.count('late'),
      rebound: share('rebounded', 'closed'),
      returned: share('returned', 'judged'),
      steps: lifeSteps.map((step) => this.step(step)),
      open: this.count('open'),
      overdue: this.count('overdue'),
      suspended: this.count('suspended'),
      longTerm: this.count('longTerm'),
    };
  }

  private step(step: LifeStep): StepScore {
    const working = this.working.get(step) ?? [];
    const done = this.count(step);
    const natural = taken(this.natural.get(step) ?? []);
    return { step, done, natural, working: working.length === done ? taken(working) : null };
  }

  private count(figure: ScoreFigure): number {
    return this.counts.get(figure) ?? 0;
  }

  private keep(kept: Map<ScoreFigure, number[]>, figure: ScoreFigure, days: number): void {
    const list = kept.get(figure);
    if (list) list.push(days);
    else kept.set(figure, [days]);
  }
}

const tallied = (tallies: Map<string | null, Tally>, id: string | null, line: ScoreLine): void => {
  let tally = tallies.get(id);
  if (!tally) tallies.set(id, (tally = new Tally()));
  tally.add(line);
};
const told = (tallies: ReadonlyMap<string | null, Tally>): readonly ScoreOf[] =>
  [...tallies].map(([id, tally]) => ({ id, ...tally.score() }));

/** The lines as a whole, by responsible unit, and by 责任督学: each line is one unit's and one inspector's. */
export const scoreboardOf = (lines: readonly ScoreLine[]): Scoreboard => {
  const [total, units, inspectors] = [new Tally(), new Map<string | null, Tally>(), new Map<string | null, Tally>()];
  for (const line of lines) {
    total.add(line);
    tallied(units, line.unitId, line);
    tallied(inspectors, line.inspectorId, line);
  }
  return { total: total.score(), units: told(units), inspectors: told(inspectors) };
};

/** The score of these lines. */
export const scoreOf = (lines: readonly ScoreLine[]): Score => scoreboardOf(lines).total;
