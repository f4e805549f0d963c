import { expect, it } from '@jest/globals';
import type { StandardEvent } from '@app/domain/standards';
import { plainSchool, toUnit, unit } from '@test/county';
import { projected, type Happening } from '@test/projected';
import { trail } from '../../audit/index.js';
import { standingProjections } from '../read-models.js';
import { countyDifference } from './county-difference.js';

const standard = (
  type: StandardEvent['type'],
  unitId: string,
  standardId: string,
  effectiveFrom: string,
): Happening => {
  const said = { basis: `${unitId}的文件`, reason: '到期' };
  return {
    in: `standard-${unitId}`,
    fact: { type, data: { unitId, standardId, effectiveFrom, ...said } } as StandardEvent,
    effectiveAt: effectiveFrom,
  };
};
const moved = { unitId: 'county-1', parentId: 'city-2', parent: null, effectiveFrom: '2025-03-01' };

const db = projected(
  [...standingProjections, trail],
  [
    unit('city', 'city-1', null), // 1
    unit('city', 'city-2', null), // 2
    unit('county', 'county-1', 'city-1', { name: '彰武县' }), // 3
    ...plainSchool('a', 'county-1', 'primary'), // 4, 5
    standard('StandardAdopted', 'city-1', 'hqb-2017', '2023-01-01'), // 6
    standard('StandardAdopted', 'county-1', 'basic-2012', '2024-01-01'), // 7
    standard('StandardWithdrawn', 'county-1', 'basic-2012', '2025-01-01'), // 8
    standard('StandardAdopted', 'city-2', 'basic-2012', '2024-06-01'), // 9
    toUnit({ type: 'UnitMoved', data: moved } as never), // 10
    standard('StandardWithdrawn', 'city-2', 'basic-2012', '2025-04-01'), // 11
  ],
);
type End = Readonly<{ knownAt: number; asOf: string; standardId?: string }>;
const told = (from: End, to: End) => {
  const of = { countyId: 'county-1', dataYear: '2024-2025' };
  const { from: a, to: b, causes, changes } = countyDifference(db, { from: { ...of, ...from }, to: { ...of, ...to } })!;
  for (const { why, causes: ids } of changes) expect([why, ids]).toEqual([['standard'], causes.map(({ id }) => id)]);
  return { standards: [a.standardId, b.standardId], causes, sentence: changes[0]?.sentence };
};

it('a standard that is used again is told by the withdrawal of the other, not by its old adoption', () => {
  const ended = { kind: 'standard', type: 'standard.standard-withdrawn', sequence: 8, effectiveFrom: '2025-01-01' };
  const known = told({ knownAt: 8, asOf: '2024-12-31' }, { knownAt: 8, asOf: '2025-01-01' });
  expect(known.standards).toEqual(['basic-2012', 'hqb-2017']);
  expect(known.causes).toMatchObject([{ ...ended, between: 'effective', unitId: 'county-1' }]);
  expect(known.sentence).toContain('停用');
  const since = told({ knownAt: 7, asOf: '2025-01-01' }, { knownAt: 8, asOf: '2025-01-01' });
  expect(since.causes).toMatchObject([{ ...ended, between: 'recorded' }]);
});

it('a standard that was adopted in between is told by its adoption', () => {
  const { causes } = told({ knownAt: 6, asOf: '2024-03-03' }, { knownAt: 7, asOf: '2024-03-03' });
  expect(causes).toMatchObject([{ sequence: 7, between: 'recorded', basis: 'county-1的文件' }]);
});

it('a county that came under another city is told by its move', () => {
  const { standards, causes } = told({ knownAt: 9, asOf: '2025-03-03' }, { knownAt: 10, asOf: '2025-03-03' });
  expect(standards).toEqual(['hqb-2017', 'basic-2012']);
  expect(causes).toMatchObject([{ sequence: 10, type: 'organization.unit-moved', effectiveFrom: '2025-03-01' }]);
});

it('one that nobody adopted is used when the last is withdrawn', () => {
  const { standards, causes } = told({ knownAt: 10, asOf: '2025-04-01' }, { knownAt: 11, asOf: '2025-04-01' });
  expect(standards).toEqual(['basic-2012', 'hqb-2017']);
  expect(causes).toMatchObject([{ sequence: 11, type: 'standard.standard-withdrawn', unitId: 'city-2' }]);
});

it('one that whoever asks chose is told as chosen, though it was adopted once', () => {
  const point = { knownAt: 7, asOf: '2024-03-03' };
  const { causes } = told(point, { ...point, standardId: 'hqb-2017' });
  expect(causes).toMatchObject([{ sequence: null, basis: '本次按所选标准' }]);
});
