import { expect, it } from '@jest/globals';
import type { DutyInput } from './visit-duty.js';
import { refusalOf } from '@test/lived';
import { expectFilled } from '@test/refusal-sentences';
import { inspectionRefusals } from './refusals.js';
import { planningPeriod, visitsWanted } from './visits-wanted.js';

const terms = [
  {
    schoolYear: '2025-2026',
    first: { from: '2025-09-01', to: '2026-01-23' },
    second: { from: '2026-02-24', to: '2026-07-10' },
  },
];
const monthly = { perMonth: 1, leastDays: 10, basis: '荣教督〔2025〕3号', effectiveFrom: '2025-08-15', until: null };
const wanted = (
  day: string,
  [from, to]: readonly [string, string],
  fields: Partial<DutyInput> & Readonly<{ planned?: readonly string[] }> = {},
) => {
  const { planned = [], ...more } = fields;
  const input = { day, terms, rules: [monthly], knownSince: '2016-09-01', visits: [], ...more };
  return visitsWanted(input, planned, { from, to });
};
const visits = ['2025-09-09', '2025-10-10'];
const december = ['2025-12-01', '2025-12-31'] as const;

it.each([
  ['the month of the day, and the next', ['2025-11-03', '2025-12-31'], {}, ['2025-11-30', '2025-12-31']],
  ['a month that is yet to come', december, {}, ['2025-12-31']],
  ['not what is planned already', december, { planned: ['2025-12-09'] }, []],
  [
    'by the law alone: both by the end of the term',
    ['2025-11-03', '2026-01-31'],
    { rules: [], visits: [] },
    ['2026-01-23', '2026-01-23'],
  ],
  [
    'a visit of a month counts for its term',
    ['2026-01-01', '2026-01-31'],
    { visits: [] },
    ['2026-01-23', '2026-01-23'],
  ],
  ['nothing that falls due later', december, { rules: [], visits: [] }, []],
  ['nothing without terms', december, { terms: [] }, []],
  [
    'one as soon as may be, where the school is overdue',
    december,
    { rules: [{ ...monthly, until: '2025-12-01' }], visits: ['2025-09-09'] },
    ['2025-12-31'],
  ],
] as const)('asks for %s', (_, period, fields, dues) => {
  expect(wanted('2025-11-03', period, { visits, ...fields })).toEqual(dues);
});

it('plans for a year at most, and not backwards', () => {
  expect(planningPeriod('2025-11-03', '2025-11-03')).toEqual({ from: '2025-11-03', to: '2025-11-03' });
  for (const [from, to] of [
    ['2025-11-03', '2025-11-02'],
    ['2025-11-03', '2026-11-05'],
  ] as const)
    expectFilled(
      refusalOf(() => planningPeriod(from, to))!,
      inspectionRefusals,
    );
});
