import { expect, it } from '@jest/globals';
import { plainSchool, toUnit, unit } from '@test/county';
import { projected } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { amongRoots, countiesOf, endedAmong, unitsById } from './many-units.js';
import { organizationTree } from './organization-tree.js';
import { countyOf, endedSince, isWithin, unitById } from './units.js';

const close = (unitId: string, effectiveFrom: string) =>
  toUnit({ type: 'UnitClosed', data: { unitId, reason: '撤并', effectiveFrom } });
const db = projected(
  [anyProjection(organizationTree)],
  [
    unit('city', 'city-1', null),
    unit('county', 'county-1', 'city-1'),
    unit('county', 'county-2', 'city-1'),
    ...plainSchool('school-1', 'county-1', 'primary'),
    ...plainSchool('school-2', 'county-2', 'junior'),
    close('school-2', '2024-09-01'),
    close('school-2.junior', '2023-09-01'),
  ],
);
const all = ['school-2.junior', 'city-1', 'county-1', 'school-1', 'school-1.primary', 'school-2', 'nobody'];

it('says of many units what is said of each', () => {
  const each = <Value>(found: ReadonlyMap<string, Value>) => all.map((unitId) => found.get(unitId));
  expect(each(unitsById(db, all))).toEqual(all.map((unitId) => unitById(db, unitId)));
  expect(each(countiesOf(db, all))).toEqual(all.map((unitId) => countyOf(db, unitId) ?? undefined));
  expect(each(endedAmong(db, all))).toEqual(all.map((unitId) => endedSince(db, unitId) ?? undefined));
  expect(endedAmong(db, all).get('school-2.junior')).toBe('2023-09-01');
  for (const roots of [['county-1'], ['county-1', 'school-2'], ['city-1'], ['nobody'], []])
    expect([...amongRoots(db, all, roots)].toSorted()).toEqual(
      all.filter((unitId) => roots.some((root) => isWithin(db, unitId, root))).toSorted(),
    );
});

it('says nothing of none', () => {
  for (const found of [unitsById, countiesOf, endedAmong]) expect(found(db, []).size).toBe(0);
});
