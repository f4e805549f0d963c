import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '../kernel/index.js';
import { notCounted, type VisitFacts } from './regular-visit.js';
import { visitDuty, type DutyInput } from './visit-duty.js';

const terms = [
  {
    schoolYear: '2025-2026',
    first: { from: '2025-09-01', to: '2026-01-23' },
    second: { from: '2026-02-24', to: '2026-07-10' },
  },
];
const monthly = { perMonth: 1, leastDays: 10, basis: '荣教督〔2025〕3号', effectiveFrom: '2025-08-15', until: null };
const on = (day: string, visits: readonly string[] = [], fields: Partial<DutyInput> = {}) =>
  visitDuty({ day, terms, rules: [], knownSince: '2016-09-01', visits, ...fields });

describe('a visit counts', () => {
  const visit: VisitFacts = {
    kind: 'routine',
    status: 'completed',
    startedOn: '2025-10-10',
    completedOn: '2025-10-10',
    team: ['inspector-1'],
  };
  it.each([
    [null, visit, []],
    [null, { ...visit, status: 'concluded' }, ['inspector-2', 'inspector-1']],
    ['otherKind', { ...visit, kind: 'thematic' }, []],
    ['notCompleted', { ...visit, completedOn: null }, []],
    ['notCompleted', { ...visit, status: 'cancelled' }, []],
    ['noResponsibleInspector', visit, ['inspector-2']],
  ] as const)('or not: %s', (why, one, responsible) => expect(notCounted(one, new Set(responsible))).toBe(why));
});

describe('每学期不少于 2 次', () => {
  it('is owed by the last day of the term, and soon within 30 days of it', () => {
    expect(on('2025-10-10')).toMatchObject({ state: 'onTime', owed: 2, dueBy: '2026-01-23', missed: [] });
    expect(on('2025-12-24', ['2025-10-10'])).toMatchObject({ state: 'soon', owed: 1 });
    expect(on('2025-12-23', ['2025-10-10'])).toMatchObject({ state: 'onTime', owed: 1 });
    expect(on('2026-01-20', ['2025-10-10', '2025-12-01'])).toMatchObject({ state: 'onTime', owed: 0, dueBy: null });
  });

  it('a term that ended short makes the school overdue until it is visited again', () => {
    const missed = [{ period: '2025-2026/1', done: 1, missing: 1, due: '2026-01-23' }];
    expect(on('2026-02-24', ['2025-10-10'])).toMatchObject({ state: 'overdue', missed });
    expect(on('2026-03-01', ['2025-10-10', '2026-02-25'])).toMatchObject({ state: 'onTime', missed: [], owed: 1 });
  });

  it('no period that began before the school was on record is held against anybody', () => {
    expect(on('2026-02-24', [], { knownSince: '2025-10-01' })).toMatchObject({ state: 'onTime', missed: [] });
  });

  it('in the holidays nothing falls due, and a visit then counts for no term', () => {
    expect(on('2026-01-24', ['2025-10-10'])).toMatchObject({ state: 'holiday', owed: 0, missed: [{ missing: 1 }] });
    const [term] = on('2026-03-01', ['2026-02-01']).current;
    expect(term).toMatchObject({ done: 0 });
  });

  it('says nothing without terms', () =>
    expect(on('2025-10-10', ['2025-10-09'], { terms: [] })).toEqual({
      state: 'unknown',
      current: [],
      missed: [],
      owed: 0,
      dueBy: null,
    }));
});

describe('a county’s own monthly rule', () => {
  const rules = [monthly];
  it('is owed by the end of the month, soon in its last week, overdue when a month went by', () => {
    expect(on('2025-10-10', ['2025-09-09'], { rules })).toMatchObject({ state: 'onTime', dueBy: '2025-10-31' });
    expect(on('2025-10-24', ['2025-09-09'], { rules })).toMatchObject({ state: 'soon' });
    const late = on('2025-11-03', ['2025-09-09'], { rules });
    expect(late).toMatchObject({ state: 'overdue', missed: [{ period: '2025-10' }], dueBy: '2025-11-30' });
    expect(on('2025-11-04', ['2025-09-09', '2025-11-04'], { rules })).toMatchObject({ state: 'onTime' });
    expect(late.current.map(({ clause }) => clause)).toEqual([
      '教育督导条例 第十三条、第十四条',
      '县级规定：荣教督〔2025〕3号',
    ]);
  });

  it('does not count months of the holidays, nor those with few days of term', () => {
    const all = ['2025-09-09', '2025-10-10', '2025-11-11', '2025-12-12', '2026-01-13'];
    // February has five days of the second term: fewer than ten.
    expect(on('2026-03-02', all, { rules })).toMatchObject({ state: 'onTime', missed: [] });
    expect(on('2026-02-26', all, { rules }).current.map(({ period }) => period)).toEqual(['2025-2026/2']);
  });

  it('counts whole months from its day on, and none after it was taken back', () => {
    const late = [{ ...monthly, effectiveFrom: '2025-10-02', until: '2025-12-01' }];
    expect(on('2025-11-03', [], { rules: late })).toMatchObject({ state: 'onTime', dueBy: '2025-11-30' });
    expect(on('2025-10-31', [], { rules: late }).current).toHaveLength(1);
    expect(on('2025-12-03', ['2025-11-11'], { rules: late }).current).toHaveLength(1);
  });

  it('one more visit never makes a school worse off', () => {
    const day = fc.integer({ min: 0, max: 330 }).map((days) => plusDays('2025-08-25', days));
    const rank = { overdue: 2, soon: 1, onTime: 0, holiday: 0, unknown: 0 };
    fc.assert(
      fc.property(day, fc.array(day, { maxLength: 12 }), day, (today, visits, one) => {
        const before = on(today, visits, { rules });
        const after = on(today, [...visits, one], { rules });
        expect(after.owed).toBeLessThanOrEqual(before.owed);
        expect(after.missed.length).toBeLessThanOrEqual(before.missed.length);
        expect(rank[after.state]).toBeLessThanOrEqual(rank[before.state]);
      }),
    );
  });
});
