import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '../kernel/dates.js';
import { movedBy, nextRung, type Climbed } from './climbing.js';
import { defaultLadder, rankOf, type Rung, type RungName } from './ladder.js';
import { publishedCalendar } from './published.js';

const ordered: Climbed = { dueDate: '2025-04-30', setOn: '2025-03-04', taken: [], goesOn: [] };

/** Rungs and days, each taken on its day. */
const climb = (
  from: Climbed,
  rungs: readonly Rung[] = defaultLadder.rungs,
): readonly (readonly [RungName, string])[] => {
  const next = nextRung(from, rungs, publishedCalendar);
  if (!next) return [];
  const name = next.rung.rung;
  return [[name, next.day], ...climb({ ...from, taken: [...from.taken, name] }, rungs)];
};

describe('the ladder of an issue', () => {
  it('goes by the due date; working days leave out 劳动节 and 端午节 and take in the days worked for them', () => {
    expect(climb(ordered)).toEqual([
      ['approaching', '2025-04-23'],
      ['urging', '2025-05-01'],
      ['blue', '2025-05-08'],
      ['yellow', '2025-05-15'],
      ['red', '2025-05-22'],
      ['listed', '2025-06-03'],
      ['talk', '2025-06-17'],
      ['circular', '2025-07-01'],
    ]);
  });

  it('reminds of a short term on the next day, and of none that is over by then', () => {
    expect(climb({ ...ordered, setOn: '2025-04-28' })[0]).toEqual(['approaching', '2025-04-29']);
    expect(climb({ ...ordered, setOn: '2025-04-30' })[0]).toEqual(['urging', '2025-05-01']);
  });

  it('goes on where it stood, each rung as far from the one before as ever', () => {
    const back: Climbed = {
      ...ordered,
      taken: ['approaching', 'urging'],
      goesOn: [{ day: '2025-05-20', after: 'urging' }],
    };
    expect(climb(back).slice(0, 3)).toEqual([
      ['blue', '2025-05-20'],
      ['yellow', '2025-05-27'],
      ['red', '2025-06-03'],
    ]);
    // A second time with the office moves them on from there; a time that held nothing up moves nothing.
    const again = { ...back, taken: [...back.taken, 'blue' as const] };
    const longer = { ...again, goesOn: [...again.goesOn, { day: '2025-06-10', after: 'blue' as const }] };
    expect(climb(longer)[0]).toEqual(['yellow', '2025-06-10']);
    const short = { ...again, goesOn: [...again.goesOn, { day: '2025-05-21', after: 'blue' as const }] };
    expect(climb(short)).toEqual(climb(again));
  });

  it('leaves out what a newer ladder puts before a rung that was taken', () => {
    const [, , blue, yellow] = defaultLadder.rungs;
    expect(climb({ ...ordered, taken: ['yellow'] }, [blue!, yellow!])).toEqual([]);
  });

  it('goes back over working days too', () => {
    expect(movedBy('2025-05-06', -1, 'working', publishedCalendar)).toBe('2025-04-30');
    expect(movedBy('2024-03-01', -1, 'natural', publishedCalendar)).toBe('2024-02-29');
  });

  it('never goes back: each rung on or after the day of the one before, whatever held it up', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => plusDays('2024-01-01', days));
    const holds = fc.array(fc.record({ days: fc.integer({ min: 0, max: 90 }), taken: fc.nat({ max: 7 }) }), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30 }), holds, (dueDate, before, held) => {
        const goesOn = held.map(({ days, taken }) => ({
          day: plusDays(dueDate, days),
          after: defaultLadder.rungs[taken - 1]?.rung ?? null,
        }));
        const days = climb({ dueDate, setOn: plusDays(dueDate, -before), taken: [], goesOn });
        expect(days.map(([, on]) => on)).toEqual(days.map(([, on]) => on).toSorted());
        expect(days.map(([rung]) => rankOf(rung))).toEqual(
          days.map(([rung]) => rankOf(rung)).toSorted((a, b) => a - b),
        );
        expect(days.filter(([rung, on]) => rung !== 'approaching' && on <= dueDate)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
