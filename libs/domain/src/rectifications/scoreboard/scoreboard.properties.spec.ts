import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyLives } from '@test/issue-lives';
import { publishedCalendar, workingDaysBetween } from '../../deadlines/index.js';
import { daysBetween, plusDays } from '../../kernel/index.js';
import { dayCounter, type Stop } from './day-counter.js';
import { lifeSteps, stopsOf } from './life-steps.js';
import type { Life } from './life.js';
import { scoreLines, type ScoreFigure, type ScoreLine } from './score-lines.js';
import { scoreboardOf, type Score, type Share } from './scoreboard.js';

const days = dayCounter(publishedCalendar);
const period = { from: '2024-10-01', to: '2025-09-30', day: '2025-06-30' };
const all = (lives: readonly Life[]): readonly ScoreLine[] => lives.flatMap((life) => scoreLines(life, period, days));
const isStep = ({ figures }: ScoreLine): boolean => lifeSteps.some((step) => figures.includes(step));
const stands = (day: string, stops: readonly Stop[]): boolean =>
  stops.some(({ from, to }) => from <= day && (to === null || day < to));
const each = (from: string, to: string): readonly string[] =>
  from >= to ? [] : [plusDays(from, 1), ...each(plusDays(from, 1), to)];

/** Every number of a score, by name. */
const numbers = ({
  onTime,
  onTimeRecorded,
  rebound,
  returned,
  steps,
  late,
  open,
  overdue,
  suspended,
  longTerm,
}: Score) => {
  const shares = { onTime, onTimeRecorded, rebound, returned };
  const whole = Object.entries(shares).flatMap(([name, share]) => [
    [name, share?.numerator ?? 0] as const,
    [`${name} of`, share?.denominator ?? 0] as const,
  ]);
  const done = steps.flatMap(({ step, done: times, natural }) => [
    [step, times] as const,
    [`${step} days`, natural?.total ?? 0] as const,
  ]);
  return new Map<string, number>([...whole, ...done, ...Object.entries({ late, open, overdue, suspended, longTerm })]);
};

describe('the scoreboard of any lives', () => {
  it('has no share above the whole, and a share of nothing is none', () => {
    fc.assert(
      fc.property(anyLives, (lives) => {
        const { total } = scoreboardOf(all(lives));
        const shares: readonly (Share | null)[] = [total.onTime, total.onTimeRecorded, total.rebound, total.returned];
        for (const share of shares) {
          if (!share) continue;
          expect(share.denominator).toBeGreaterThan(0);
          expect(share.numerator).toBeLessThanOrEqual(share.denominator);
        }
        expect((total.onTime?.numerator ?? 0) + total.late).toBe(total.onTime?.denominator ?? 0);
        expect(total.overdue + total.suspended).toBeLessThanOrEqual(total.open);
      }),
    );
  });

  it('is, in every number, the sum over its units and over its inspectors', () => {
    fc.assert(
      fc.property(anyLives, (lives) => {
        const { total, units, inspectors } = scoreboardOf(all(lives));
        for (const parts of [units, inspectors].map((scores) => scores.map(numbers))) {
          const sums = [...numbers(total).keys()].map((name): [string, number] => [
            name,
            parts.reduce((sum, part) => sum + part.get(name)!, 0),
          ]);
          expect(new Map(sums)).toEqual(numbers(total));
        }
      }),
    );
  });

  it('names with every part its whole, and each once', () => {
    const wholes: readonly (readonly [part: ScoreFigure, whole: ScoreFigure])[] = [
      ['inTime', 'due'],
      ['recordedInTime', 'due'],
      ['late', 'due'],
      ['rebounded', 'closed'],
      ['returned', 'judged'],
      ['overdue', 'open'],
      ['suspended', 'open'],
      ['longTerm', 'open'],
    ];
    fc.assert(
      fc.property(anyLives, (lives) => {
        const wrong = all(lives).filter(
          ({ figures }) =>
            new Set(figures).size !== figures.length ||
            wholes.some(([part, whole]) => figures.includes(part) && !figures.includes(whole)) ||
            figures.includes('due') !== (figures.includes('inTime') !== figures.includes('late')),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('never counts a day on which the clock stood', () => {
    fc.assert(
      fc.property(anyLives, (lives) => {
        for (const life of lives) {
          const stops = stopsOf(life);
          const steps = scoreLines(life, period, days).filter(isStep);
          const ran = steps.map(({ from, on }) => each(from!, on!).filter((day) => !stands(day, stops)).length);
          expect(steps.map(({ natural }) => natural)).toEqual(ran);
        }
      }),
    );
  });
});

it('the counter agrees with counting day by day', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((many) => plusDays('2023-12-01', many));
  fc.assert(
    fc.property(day, day, (from, to) => {
      expect(days(from, to)).toEqual({
        natural: Math.max(0, daysBetween(from, to)),
        working: workingDaysBetween(from, to, publishedCalendar),
      });
    }),
  );
});
