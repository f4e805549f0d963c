import { expect, it } from '@jest/globals';
import { toUnit, unit } from '@test/county';
import { projected } from '@test/projected';
import { trail } from '../../audit/index.js';
import { standingProjections } from '../read-models.js';
import { countyDifference } from './county-difference.js';

const renamed = (unitId: string, name: string, effectiveFrom: string) =>
  toUnit({ type: 'UnitRenamed', data: { unitId, name, effectiveFrom } } as never);

const db = projected(
  [...standingProjections, trail],
  [
    unit('county', 'county-1', null, { name: '彰武县' }), // 1
    unit('school', 'a', 'county-1', { name: '四堡子小学', schoolType: 'primary' }), // 2
    unit('section', 'a.primary', 'a', { name: '小学部', stage: 'primary' }), // 3
    renamed('county-1', '彰武市', '2025-01-01'), // 4
    renamed('a', '四堡子中心小学', '2025-02-01'), // 5
    toUnit({ type: 'UnitClosed', data: { unitId: 'county-1', reason: '撤并', effectiveFrom: '2025-03-01' } }), // 6
  ],
);
const told = (from: string, to: string, of: 'member' | 'verdict' = 'member') => {
  const [a, b] = [from, to].map((asOf) => ({ countyId: 'county-1', dataYear: '2024-2025', asOf }));
  const { changes, causes } = countyDifference(db, { from: a!, to: b! })!;
  const found = changes.find(({ kind, unitId }) => kind === of && (of === 'verdict' || unitId === 'a.primary'));
  return found?.causes.map((id) => {
    const { sequence, unitId, label } = causes[id]!;
    return { sequence, unitId, label };
  });
};

it('a school that was renamed since is told by the name of that point', () => {
  expect(told('2010-08-31', '2024-12-31')).toEqual([
    { sequence: 1, unitId: 'county-1', label: '彰武县' },
    { sequence: 2, unitId: 'a', label: '四堡子小学' },
    { sequence: 3, unitId: 'a.primary', label: '小学部' },
  ]);
});

it('a new name is told by the school’s renaming, not by the county’s', () => {
  expect(told('2024-12-31', '2025-02-01')).toEqual([{ sequence: 5, unitId: 'a', label: '四堡子中心小学' }]);
});

it('a county that ended is behind every section that it had, and no renaming is', () => {
  const ended = [{ sequence: 6, unitId: 'county-1', label: '彰武市' }];
  expect(told('2025-02-28', '2025-03-01')).toEqual(ended);
  expect(told('2024-12-31', '2025-03-01')?.map(({ sequence }) => sequence)).toEqual([6]);
});
