import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { responsibilityRules } from './responsibility.js';
import { visitsPerDay } from './visit-days.js';
import { proposeVisits, type PlannedInspector, type PlannerInput, type SchoolToVisit } from './visit-planner.js';

const days = ['2025-10-09', '2025-10-10', '2025-10-11', '2025-10-13', '2025-10-14'];
const school = (unitId: string, fields: Partial<SchoolToVisit> = {}): SchoolToVisit => ({
  unitId,
  state: 'soon',
  dues: ['2025-10-31'],
  districtId: null,
  ...fields,
});
const person = (accountId: string, reach: readonly string[], fields: Partial<PlannedInspector> = {}) => ({
  accountId,
  reach,
  responsibleFor: [],
  districts: [],
  planned: [],
  ...fields,
});
const propose = (fields: Partial<PlannerInput>) =>
  proposeVisits({ days, schools: [], inspectors: [], recusals: [], ...fields });

describe('proposed visits', () => {
  it('the school’s own inspector goes, or one of the same 学区 where that one must recuse', () => {
    const inspectors = [
      person('a', ['s1', 's2']),
      person('b', ['s1', 's2'], { responsibleFor: ['s1'], districts: ['d1'] }),
      person('c', ['s1', 's2'], { districts: ['d1'] }),
    ];
    const schools = [school('s1', { districtId: 'd1' })];
    expect(propose({ schools, inspectors }).proposals).toMatchObject([{ accountId: 'b', who: 'responsible' }]);
    const recusals = [{ accountId: 'b', unitId: 's1' }];
    expect(propose({ schools, inspectors, recusals }).proposals).toMatchObject([{ accountId: 'c', who: 'district' }]);
  });

  it('are spread over the days that remain, two a day at most, the neediest first', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `s${String(index).padStart(2, '0')}`);
    const inspectors = [person('a', ids)];
    const few = propose({
      schools: [school('s1'), school('s0', { state: 'overdue' })],
      inspectors: [person('a', ['s0', 's1'])],
    });
    expect(few.proposals.map(({ unitId, date }) => [unitId, date])).toEqual([
      ['s0', '2025-10-09'],
      ['s1', '2025-10-11'],
    ]);
    const { proposals, notPlaced } = propose({ schools: ids.map((id) => school(id)), inspectors });
    for (const day of days) expect(proposals.filter(({ date }) => date === day).length).toBe(2);
    expect(notPlaced).toEqual(['s10', 's11'].map((unitId) => ({ unitId, state: 'soon', reason: 'daysFull' })));
  });

  it('on the day on which the inspector has least, within the window', () => {
    const planned = [{ unitId: 's9', date: '2025-10-09' }];
    const inspectors = [person('a', ['s1', 's2'], { planned })];
    const schools = [school('s1', { dues: ['2025-10-10'] }), school('s2', { state: 'overdue' })];
    expect(propose({ schools, inspectors }).proposals).toMatchObject([
      { unitId: 's1', date: '2025-10-10', from: '2025-10-09', to: '2025-10-10' },
      { unitId: 's2', date: '2025-10-11', from: '2025-10-09', to: '2025-10-14', load: 3 },
    ]);
    const [first, second] = propose({
      schools: [school('s1', { dues: ['2025-10-31', '2025-10-31'] })],
      inspectors,
    }).proposals;
    expect([first!.to < second!.from, first!.accountId === second!.accountId]).toEqual([true, true]);
  });

  it('says of those it could not place why', () => {
    const full = Array.from({ length: 20 }, (_, index) => `own-${index}`);
    const inspectors = [person('a', ['s1', 's2', 's3'], { responsibleFor: full })];
    const schools = [school('s1'), school('s2'), school('s3', { dues: ['2025-10-08'] }), school('s4')];
    expect(propose({ schools, inspectors, recusals: [{ accountId: 'a', unitId: 's2' }] }).notPlaced).toEqual([
      { unitId: 's1', state: 'soon', reason: 'allFull' },
      { unitId: 's2', state: 'soon', reason: 'allRecused' },
      { unitId: 's3', state: 'soon', reason: 'noDay' },
      { unitId: 's4', state: 'soon', reason: 'noInspector' },
    ]);
  });

  it('moves what it gave out to make room for a school that only one may visit', () => {
    const nineteen = Array.from({ length: 19 }, (_, index) => `own-${index}`);
    const inspectors = [
      person('a', ['s1', 's2'], { responsibleFor: nineteen }),
      person('b', ['s1'], { responsibleFor: nineteen, planned: days.map((date) => ({ unitId: 'own-1', date })) }),
    ];
    const { proposals, notPlaced } = propose({ schools: [school('s1'), school('s2')], inspectors });
    expect(notPlaced).toEqual([]);
    expect(Object.fromEntries(proposals.map(({ unitId, accountId }) => [unitId, accountId]))).toEqual({
      s1: 'b',
      s2: 'a',
    });
  });
});

describe('whatever is asked', () => {
  const unitIds = Array.from({ length: 30 }, (_, index) => `s${index}`);
  const schools = fc.subarray(unitIds).chain((ids) =>
    fc.tuple(
      ...ids.map((unitId) =>
        fc.record({
          unitId: fc.constant(unitId),
          state: fc.constantFrom('overdue' as const, 'soon' as const, 'onTime' as const),
          dues: fc.array(fc.constantFrom(...days, '2025-12-31'), { maxLength: 2 }).map((dues) => dues.toSorted()),
          districtId: fc.option(fc.constantFrom('d1', 'd2')),
        }),
      ),
    ),
  );
  const inspectors = fc.tuple(
    ...['a', 'b', 'c'].map((accountId) =>
      fc.record({
        accountId: fc.constant(accountId),
        reach: fc.subarray(unitIds, { minLength: 15 }),
        responsibleFor: fc
          .tuple(fc.subarray(unitIds, { maxLength: 8 }), fc.integer({ min: 0, max: 12 }))
          .map(([some, more]) => [...some, ...Array.from({ length: more }, (_, index) => `far-${index}`)]),
        districts: fc.subarray(['d1', 'd2']),
        planned: fc.array(fc.record({ unitId: fc.constantFrom(...unitIds), date: fc.constantFrom(...days) }), {
          maxLength: 3,
        }),
      }),
    ),
  );
  const recusals = fc.array(
    fc.record({ accountId: fc.constantFrom('a', 'b', 'c'), unitId: fc.constantFrom(...unitIds) }),
    { maxLength: 20 },
  );
  const asked = fc.record({ days: fc.constant(days), schools, inspectors, recusals });

  it('nobody goes where they must recuse or hold no role, nobody has more than 20 schools, no day lies outside', () => {
    fc.assert(
      fc.property(asked, (input) => {
        const { proposals } = proposeVisits(input);
        for (const { unitId, accountId, date, from, to } of proposals) {
          expect(input.recusals).not.toContainEqual({ accountId, unitId });
          expect(input.inspectors.find((one) => one.accountId === accountId)!.reach).toContain(unitId);
          expect(from <= date && date <= to && input.days.includes(date)).toBe(true);
        }
        for (const { accountId, responsibleFor, planned } of input.inspectors) {
          for (const day of input.days) {
            const before = planned.filter(({ date }) => date === day).length;
            const now = before + proposals.filter((one) => one.accountId === accountId && one.date === day).length;
            expect(now).toBeLessThanOrEqual(Math.max(before, visitsPerDay));
          }
          const own = [...responsibleFor, ...planned.map(({ unitId }) => unitId)];
          const hands = new Set([
            ...own,
            ...proposals.filter((one) => one.accountId === accountId).map(({ unitId }) => unitId),
          ]);
          const before = new Set(own).size;
          expect(hands.size).toBeLessThanOrEqual(Math.max(before, responsibilityRules.schools));
        }
      }),
    );
  });

  it('every school is placed or named with the reason, and every overdue one is placed if anybody may go', () => {
    fc.assert(
      fc.property(asked, (input) => {
        const { proposals, notPlaced } = proposeVisits(input);
        const named = new Set([...proposals, ...notPlaced].map(({ unitId }) => unitId));
        expect([...named].sort()).toEqual(
          input.schools
            .filter(({ dues }) => dues.length > 0)
            .map(({ unitId }) => unitId)
            .sort(),
        );
        const handsOf = ({ accountId, responsibleFor, planned }: PlannedInspector) =>
          new Set([
            ...responsibleFor,
            ...planned.map(({ unitId }) => unitId),
            ...proposals.filter((one) => one.accountId === accountId).map(({ unitId }) => unitId),
          ]);
        const mayHave = notPlaced
          .filter(({ reason }) => reason !== 'noDay' && reason !== 'daysFull')
          .flatMap(({ unitId }) =>
            input.inspectors
              .filter(
                ({ accountId, reach }) =>
                  reach.includes(unitId) &&
                  !input.recusals.some((one) => one.accountId === accountId && one.unitId === unitId),
              )
              .map((one) => ({ unitId, hands: handsOf(one) })),
          );
        for (const { unitId, hands } of mayHave) {
          expect(hands.has(unitId)).toBe(false);
          // Those that were given to somebody who has no room on any day count for the twenty too.
          const waiting = notPlaced.filter(({ reason }) => reason === 'daysFull').length;
          expect(hands.size + waiting).toBeGreaterThanOrEqual(responsibilityRules.schools);
        }
      }),
    );
  });

  it('the order of what comes in does not matter', () => {
    const shuffled = asked.chain((input) =>
      fc.record({
        input: fc.constant(input),
        other: fc.record({
          days: fc.constant(days),
          schools: fc.shuffledSubarray([...input.schools], { minLength: input.schools.length }),
          inspectors: fc.shuffledSubarray([...input.inspectors], { minLength: input.inspectors.length }),
          recusals: fc.shuffledSubarray([...input.recusals], { minLength: input.recusals.length }),
        }),
      }),
    );
    fc.assert(fc.property(shuffled, ({ input, other }) => expect(proposeVisits(other)).toEqual(proposeVisits(input))));
  });

  it('where all may go everywhere nobody has two visits more than another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 3, max: 6 }), (schoolCount, people) => {
        const ids = Array.from({ length: schoolCount }, (_, index) => `s${index}`);
        const { proposals } = propose({
          days: Array.from({ length: 20 }, (_, index) => `2025-10-${String(index + 9).padStart(2, '0')}`),
          schools: ids.map((id) => school(id)),
          inspectors: Array.from({ length: people }, (_, index) => person(`p${index}`, ids)),
        });
        const loads = Array.from(
          { length: people },
          (_, index) => proposals.filter(({ accountId }) => accountId === `p${index}`).length,
        );
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
