import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '../kernel/dates.js';
import { dayCount } from './counting.js';
import type { Due } from './deadline.js';
import { publishedCalendar } from './published.js';

const due = (from: string, date: string, calendar = 'working') => ({
  date,
  basis: { act: 'OpinionLetterIssued', rule: 'days-from-act', calendar, from, days: null, clause: '意见书 第四条' },
});
const sumOf = (one: Due) => dayCount(one, publishedCalendar);

describe('the sum behind a due date', () => {
  it('deducts nothing from natural days', () => {
    expect(sumOf(due('2025-01-20', '2025-02-10', 'natural'))).toEqual({
      calendarDays: 21,
      deducted: [],
      worked: [],
      counted: 21,
      unpublished: [],
    });
  });

  it('names every weekend and holiday that working days leave out, with the rule, and the weekends that are worked', () => {
    const { deducted, worked, counted, calendarDays } = sumOf(due('2025-01-20', '2025-02-10'));
    expect(deducted.map(({ from, to, days, kind, name }) => [from, to, days, kind, name])).toEqual([
      ['2025-01-25', '2025-01-25', 1, 'weekend', null],
      ['2025-01-28', '2025-02-04', 8, 'holiday', '春节'],
      ['2025-02-09', '2025-02-09', 1, 'weekend', null],
    ]);
    expect(deducted[1]?.clause).toBe('《国务院办公厅关于2025年部分节假日安排的通知》（国办发明电〔2024〕12号）');
    expect(worked).toEqual(['2025-01-26', '2025-02-08']);
    expect([calendarDays, counted]).toEqual([21, 11]);
  });

  it('counts a Sunday that is worked, and the eve of 2024 that the notice leaves a working day', () => {
    expect(sumOf(due('2024-02-02', '2024-02-04'))).toMatchObject({ counted: 1, worked: ['2024-02-04'] });
    expect(sumOf(due('2024-02-08', '2024-02-09')).counted).toBe(1);
  });

  it('guesses nothing of a year whose holidays are not published', () => {
    expect(sumOf(due('2026-12-20', '2027-01-10'))).toMatchObject({
      calendarDays: 21,
      counted: null,
      deducted: [],
      unpublished: ['2027'],
    });
  });

  it('always adds up, and every deducted day is deducted once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 90 }), (start, length) => {
        const from = plusDays('2024-01-01', start);
        const { calendarDays, deducted, counted } = sumOf(due(from, plusDays(from, length)));
        const days = deducted.flatMap(({ from: first, days: many }) =>
          Array.from({ length: many }, (_, index) => plusDays(first, index)),
        );
        expect(new Set(days).size).toBe(days.length);
        expect(deducted.every(({ from: first, to, days: many }) => plusDays(first, many - 1) === to)).toBe(true);
        expect(counted).toBe(calendarDays - days.length);
      }),
      { numRuns: 50 },
    );
  });
});
