import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, plusDays } from '../kernel/index.js';
import { freeOn } from './counting.js';
import type { DeadlineBasis } from './deadline.js';
import { publishedCalendar } from './published.js';
import { reckoned } from './reckoning.js';
import { afterStanding, type Dated } from './standing.js';

const basis = (calendar: string, from: string, days: number | null): DeadlineBasis => ({
  act: 'RectificationAssigned',
  rule: 'chongqing/plan',
  calendar,
  from,
  days,
  clause: '县级规定：甲',
});

describe('a clock that has stood', () => {
  it('is due as many working days later as it stood, and says from which day', () => {
    // Three of five working days were left on 30 April; 1 to 5 May are a holiday, 27 April was worked.
    const due = { dueDate: '2025-05-07', basis: basis('working', '2025-04-27', 5) };
    expect(afterStanding(due, { from: '2025-04-30', on: '2025-05-12' }, publishedCalendar)).toEqual({
      dueDate: '2025-05-14',
      basis: { ...due.basis, act: 'ClockResumed', from: '2025-05-12', days: 2 },
    });
  });

  it('leaves what a document names as many natural days as there were', () => {
    const due = { dueDate: '2025-06-30', basis: basis('natural', '2025-03-03', null) };
    expect(afterStanding(due, { from: '2025-06-21', on: '2025-07-01' }, publishedCalendar)).toEqual({
      dueDate: '2025-07-10',
      basis: { ...due.basis, act: 'ClockResumed', from: '2025-07-01', days: 9 },
    });
  });

  it.each([
    ['stopped and resumed on one day', '2025-06-21', '2025-06-21'],
    ['past when it stopped', '2025-07-01', '2025-08-01'],
  ])('stays as it was where it %s', (_, from, on) => {
    const due = { dueDate: '2025-06-30', basis: basis('natural', '2025-03-03', 119) };
    expect(afterStanding(due, { from, on }, publishedCalendar)).toEqual(due);
  });
});

/** 2024 and 2025 are published whole. */
const stops = fc.array(fc.tuple(fc.nat(20), fc.nat(30)), { maxLength: 4 });

it('never counts a day on which it stood, and loses none that was left', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('natural' as const, 'working' as const),
      fc.nat(200).map((days) => plusDays('2024-01-01', days)),
      fc.integer({ min: 1, max: 60 }),
      stops,
      (unit, act, count, lengths) => {
        let dated: Dated = {
          dueDate: reckoned({ from: act, count, unit }, publishedCalendar).due,
          basis: basis(unit, act, count),
        };
        const stood = new Set<string>();
        let day = plusDays(act, 1);
        for (const [runs, stands] of lengths) {
          const from = plusDays(day, runs);
          if (from > dated.dueDate) break;
          const on = plusDays(from, stands);
          for (let each = from; each < on; each = plusDays(each, 1)) stood.add(each);
          dated = afterStanding(dated, { from, on }, publishedCalendar);
          day = plusDays(on, 1);
        }
        const days = Array.from({ length: daysBetween(act, dated.dueDate) }, (_, index) => plusDays(act, index + 1));
        const counts = days.filter(
          (each) => !stood.has(each) && !(unit === 'working' && freeOn(each, publishedCalendar)),
        );
        expect(counts).toHaveLength(count);
        expect(stood.has(dated.dueDate)).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});
