import { describe, expect, it } from '@jest/globals';
import { plainSchool, toUnit, unit } from '@test/county';
import { apply, projected, recorded } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { countySequence, countySequenceAt, countySequenceBy } from './county-sequence.js';
import { membersOf } from './county-tree.js';
import { organizationTree } from './organization-tree.js';
import { unitsAt } from './units-at.js';
import { ancestorsOf, countyOf, isWithin, unitById, unitFactsOf, unitHistory, unitsUnder } from './units.js';

const always = Number.MAX_SAFE_INTEGER;
const tree = [
  unit('city', 'city-1', null), // 1
  unit('county', 'county-1', 'city-1'), // 2
  unit('county', 'county-2', 'city-1'), // 3
  ...plainSchool('school-1', 'county-1', 'primary'), // 4, 5
  unit('school', 'school-2', 'county-1', { schoolType: 'nineYear', sharedBuildings: true }), // 6
  unit('section', 'school-2.primary', 'school-2', { stage: 'primary' }), // 7
  unit('section', 'school-2.junior', 'school-2', { stage: 'junior' }), // 8
];
const moved = toUnit({
  type: 'UnitMoved',
  data: {
    unitId: 'school-1',
    parentId: 'county-2',
    parent: { kind: 'county', schoolType: null, sequence: 8 },
    effectiveFrom: '2021-09-01',
  },
}); // 9
const closed = toUnit({
  type: 'UnitClosed',
  data: { unitId: 'school-2', reason: '撤并', effectiveFrom: '2024-09-01' },
}); // 10
const late = toUnit({
  type: 'UnitRenamed',
  data: { unitId: 'school-1', name: '旧名', effectiveFrom: '2015-09-01' },
}); // 11
const db = projected([anyProjection(organizationTree), anyProjection(countySequence)], [...tree, moved, closed, late]);
const names = (countyId: string, knownAt: number, asOf: string) =>
  membersOf(db, countyId, { knownAt, asOf }).map(({ unitId }) => unitId);

describe('the tree of today', () => {
  it('knows who lies under whom, also after a move', () => {
    expect(ancestorsOf(db, 'school-1.primary').map(({ unitId }) => unitId)).toEqual([
      'city-1',
      'county-2',
      'school-1',
      'school-1.primary',
    ]);
    expect(countyOf(db, 'school-1.primary')).toBe('county-2');
    expect(countyOf(db, 'city-1')).toBeNull();
    expect(isWithin(db, 'school-1.primary', 'county-1')).toBe(false);
    expect(isWithin(db, 'school-1.primary', 'city-1')).toBe(true);
    expect(isWithin(db, 'county-1', 'county-1')).toBe(true);
  });

  it('is asked once, and anew after each change', () => {
    const steps = recorded([...tree, moved, closed, late]);
    const own = projected([anyProjection(organizationTree)], []);
    const told = (from: number, to: number) => apply(own, [anyProjection(organizationTree)], steps.slice(from, to));
    const seen = () => [
      isWithin(own, 'school-1.primary', 'county-1'),
      countyOf(own, 'school-1.primary'),
      unitById(own, 'school-2')?.status,
    ];
    expect(seen()).toEqual([false, null, undefined]);
    told(0, 8);
    expect([seen(), seen()]).toEqual(Array(2).fill([true, 'county-1', 'open']));
    told(8, 9);
    expect(seen()).toEqual([false, 'county-2', 'open']);
    told(9, 10);
    expect(seen()).toEqual([false, 'county-2', 'closed']);
  });

  it('lists units under a root, ended ones only when asked for', () => {
    const under = (ended: boolean) => unitsUnder(db, ['county-1'], { kind: 'school', ended }).map((row) => row.unitId);
    expect(under(false)).toEqual([]);
    expect(under(true)).toEqual(['school-2']);
    expect(unitById(db, 'school-2')).toMatchObject({
      status: 'closed',
      endedFrom: '2024-09-01',
      endedReason: '撤并',
      sharedBuildings: true,
      sequence: 10,
    });
    expect(unitById(db, 'nobody')).toBeUndefined();
  });

  it('stands as it stood on another day, without what belongs to others now', () => {
    const then = (root: string, day: string) =>
      unitsAt(db, root, { asOf: day }).map(({ unitId, name }) => [unitId, name]);
    expect(then('city-1', '2016-01-01')).toContainEqual(['school-1', '旧名']);
    expect(unitsAt(db, 'city-1', { asOf: '2016-01-01' }).find(({ unitId }) => unitId === 'school-1')).toMatchObject({
      parentId: 'county-1',
      status: 'open',
    });
    expect(then('county-1', '2016-01-01').map(([id]) => id)).toEqual([
      'county-1',
      'school-2',
      'school-2.primary',
      'school-2.junior',
    ]);
    expect(then('county-1', '2024-09-01').map(([id]) => id)).toEqual(['county-1']);
    expect(then('county-1', '1949-01-01')).toEqual([]);
  });

  it('stands as it was known at a sequence, whatever was recorded of that day later', () => {
    const known = (knownAt: number, asOf: string) =>
      unitsAt(db, 'city-1', { knownAt, asOf })
        .filter(({ kind }) => kind === 'school')
        .map(({ unitId, name, parentId }) => [unitId, name, parentId]);
    const closedSince = ['school-2', 'school-2', 'county-1'];
    expect(known(5, '2024-12-01')).toEqual([['school-1', 'school-1', 'county-1']]);
    expect(known(8, '2024-12-01')).toEqual([['school-1', 'school-1', 'county-1'], closedSince]);
    expect(known(9, '2024-12-01')).toEqual([['school-1', 'school-1', 'county-2'], closedSince]);
    expect(known(10, '2024-12-01')).toEqual([['school-1', 'school-1', 'county-2']]);
    expect(known(11, '2024-12-01')).toEqual([['school-1', '旧名', 'county-2']]);
  });

  it('tells a decision what it must know', () => {
    expect(unitFactsOf(db, 'school-2', '2020-01-01')).toEqual({
      unitId: 'school-2',
      kind: 'school',
      schoolType: 'nineYear',
      registeredFrom: '2010-09-01',
      endedFrom: '2024-09-01',
      sectionStages: ['junior', 'primary'],
    });
    expect(unitFactsOf(db, 'nobody', '2020-01-01')).toBeNull();
  });
});

describe('a county on a day, as known at a sequence', () => {
  it('has the units that stood then', () => {
    const both = ['county-1', 'school-1', 'school-1.primary', 'school-2', 'school-2.primary', 'school-2.junior'];
    expect(names('county-1', 8, '2024-01-01')).toEqual(both);
    expect(names('county-1', 9, '2024-01-01')).toEqual(['county-1', ...both.slice(3)]);
    expect(names('county-1', always, '2021-08-31')).toEqual(both);
    expect(names('county-2', always, '2021-09-01')).toEqual(['county-2', 'school-1', 'school-1.primary']);
    expect(names('county-1', 6, '2024-01-01')).toEqual(['county-1', 'school-1', 'school-1.primary', 'school-2']);
    expect(names('county-1', always, '2010-08-31')).toEqual([]);
    expect(names('county-1', 1, '2024-01-01')).toEqual([]);
  });

  it('leaves out what stands under an ended school', () => {
    expect(names('county-1', always, '2024-08-31')).toContain('school-2.junior');
    expect(names('county-1', always, '2024-09-01')).toEqual(['county-1']);
    expect(names('county-1', 9, '2024-09-01')).toContain('school-2.junior');
  });

  it('calls units as they were called on that day, as known then', () => {
    const name = (knownAt: number, asOf: string) =>
      membersOf(db, 'county-2', { knownAt, asOf }).find(({ unitId }) => unitId === 'school-1')?.name;
    expect(name(10, '2022-01-01')).toBe('school-1');
    expect(name(11, '2022-01-01')).toBe('旧名');
    // Before it moved, and before its older name was known; before anything was.
    const known = (knownAt: number) => unitHistory(db, 'school-1', knownAt).map((one) => [one.name, one.parentId]);
    expect(known(8)).toEqual([['school-1', 'county-1']]);
    expect(known(9)).toEqual([
      ['school-1', 'county-1'],
      ['school-1', 'county-2'],
    ]);
    expect(known(1)).toEqual([]);
    expect(unitHistory(db, 'school-1')).toEqual([
      {
        name: 'school-1',
        parentId: 'county-1',
        status: 'open',
        effectiveFrom: '2010-09-01',
        effectiveTo: '2015-09-01',
      },
      { name: '旧名', parentId: 'county-1', status: 'open', effectiveFrom: '2015-09-01', effectiveTo: '2021-09-01' },
      { name: '旧名', parentId: 'county-2', status: 'open', effectiveFrom: '2021-09-01', effectiveTo: '9999-12-31' },
    ]);
  });
});

describe('a county’s own sequences', () => {
  it('are those that touched it, on both sides of a move and after', () => {
    expect(countySequenceAt(db, 'county-1')).toBe(11);
    expect(countySequenceAt(db, 'county-1', 7)).toBe(7);
    expect(countySequenceAt(db, 'county-2', 8)).toBe(3);
    expect(countySequenceAt(db, 'county-2', 10)).toBe(9);
    expect(countySequenceAt(db, 'nobody')).toBe(0);
    expect(countySequenceBy(db, 'county-2', '2025-03-03T01:08:00.000Z')).toBe(9);
    expect(countySequenceBy(db, 'county-2', '2025-03-03T01:07:59.000Z')).toBe(3);
  });

  it('follow a standard adopted by the city, and one county’s own record', () => {
    const entry = { countyId: 'county-2', dataYear: '2024-2025', standardId: 'hqb-2017' };
    const more = projected(
      [anyProjection(countySequence)],
      [
        ...tree.slice(0, 3),
        {
          in: 'standard-city-1',
          fact: {
            type: 'StandardAdopted',
            data: { unitId: 'city-1', standardId: 'hqb-2017', effectiveFrom: '2020-01-01', basis: '市政府通知' },
          },
        },
        {
          in: 'county-record-county-2.2024-2025',
          fact: { type: 'VetoCleared', data: { ...entry, veto: 'V1', finding: '未发现', evidence: [] } },
        },
      ],
    );
    expect(countySequenceAt(more, 'county-1')).toBe(4);
    expect(countySequenceAt(more, 'county-2')).toBe(5);
  });
});
