import { expect, it } from '@jest/globals';
import type { Fact } from '@app/domain/kernel';
import { projected, type Happening } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { countySequence, organizationTree } from '../organizations/index.js';
import { ownRecords } from './own-records.js';
import { trail } from './trail.js';

const fact = (type: string, data: object): Fact => ({ type, data });
const unit = (unitId: string, kind: string, parentId: string | null): Happening => ({
  in: `organization-${unitId}`,
  fact: fact('UnitRegistered', {
    unitId,
    kind,
    name: unitId,
    parentId,
    parent: parentId,
    code: null,
    schoolType: kind === 'school' ? 'primary' : null,
    stage: null,
    departmentType: null,
    urbanRural: null,
    sharedBuildings: false,
    effectiveFrom: '2020-01-01',
  }),
});
const adopted: Happening = {
  in: 'standard-city',
  fact: fact('StandardAdopted', { unitId: 'city', standardId: 'hqb-2017', effectiveFrom: '2020-01-01' }),
};
const log: readonly Happening[] = [
  unit('city', 'city', null),
  unit('county-a', 'county', 'city'),
  unit('school-a', 'school', 'county-a'),
  unit('county-b', 'county', 'city'),
  { in: 'recusal-li', fact: fact('RecusalDeclared', { accountId: 'li' }) },
  unit('school-b', 'school', 'county-b'),
];
const ownUntil = (until: number | undefined, happenings: readonly Happening[], ...roots: string[]) =>
  ownRecords(
    projected([trail, anyProjection(organizationTree), anyProjection(countySequence)], happenings),
    roots,
    until,
  );
const own = (happenings: readonly Happening[], ...roots: string[]) => ownUntil(undefined, happenings, ...roots);

it('are those of the county around a unit: nobody is told how far the log goes beyond them', () => {
  expect(own(log, 'city')).toEqual({ first: 1, last: 6 });
  expect(own(log, 'county-a')).toEqual({ first: 2, last: 3 });
  expect(own(log, 'school-a')).toEqual({ first: 2, last: 3 });
  expect(own(log, 'county-b')).toEqual({ first: 4, last: 6 });
  expect(own(log, 'county-a', 'county-b')).toEqual({ first: 2, last: 6 });
  expect([own(log), own(log, 'nobody'), own([], 'city')]).toEqual([null, null, null]);
});

it('reach as far as what names one of the units, and what bears on its county from above', () => {
  const assigned: Happening = {
    in: 'rectification-i',
    fact: fact('IssueRaised', { issueId: 'i', unitId: 'school-b', leadUnitId: 'county-a' }),
  };
  expect(own([...log, assigned], 'county-a')).toEqual({ first: 2, last: 7 });
  expect(own([...log, adopted], 'school-a')).toEqual({ first: 2, last: 7 });
  const later = [...log, adopted, unit('class-a', 'school', 'county-a')];
  expect([2, 3, 6, 7, 8].map((until) => ownUntil(until, later, 'county-a')?.last)).toEqual([2, 3, 3, 7, 8]);
  expect([ownUntil(1, later, 'county-a'), ownUntil(5, later, 'city')]).toEqual([null, { first: 1, last: 5 }]);
});
