import { expect, it } from '@jest/globals';
import type { Role } from '@app/domain/access';
import { unit } from '@test/county';
import { visit } from '@test/inspection-life';
import { past } from '@test/issue-life';
import { projected, type Happening } from '@test/projected';
import { inspectionList } from '../inspections/index.js';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { issueLedger } from '../rectifications/index.js';
import { campaignRegister, submissionRegister } from '../submissions/index.js';
import { search } from './search.js';

const happenings: readonly Happening[] = [
  unit('city', 'city-1', null),
  unit('county', 'county-1', 'city-1', { name: '彰武县' }),
  unit('county', 'county-2', 'city-1', { name: '荣昌区' }),
  unit('school', 'school-1', 'county-1', { name: '第一小学', schoolType: 'primary' }),
  unit('school', 'school-2', 'county-2', { name: '第一小学', schoolType: 'primary' }),
  ...past.assigned.map((fact) => ({ in: 'rectification-issue-1', fact }) as const),
  ...visit.noticed.map((fact) => ({ in: 'inspection-inspection-1', fact }) as const),
];
const found = (text: string, unitId: string, role: Role, each = 8) => {
  const projections = [organizationTree, issueLedger, inspectionList, submissionRegister, campaignRegister] as const;
  const db = projected(
    projections.map((one) => anyProjection(one)),
    happenings,
  );
  const desk = { accountId: 'a', seats: [{ role, unitId }], day: '2025-03-18', at: '2025-03-18T01:00:00.000Z' };
  const { units, issues, inspections, campaigns } = search(db, desk, text, each);
  return [...units, ...issues, ...inspections, ...campaigns].map(({ id }) => id);
};

it('finds units, issues and inspections by what they are called, and only within reach', () => {
  expect(found('第一', 'county-1', 'supervisionDirector')).toEqual(['school-1', 'issue-1']);
  expect(found('第一', 'county-2', 'supervisionDirector')).toEqual(['school-2']);
  expect(found('第一', 'city-1', 'supervisionDirector')).toEqual(['school-1', 'school-2', 'issue-1']);
  expect(found('第一', 'city-1', 'supervisionDirector', 1)).toEqual(['school-1', 'issue-1']);
  expect(found('音乐', 'school-1', 'principal')).toEqual(['issue-1']);
  expect(found('通〔2025〕2号', 'county-1', 'inspector')).toEqual(['inspection-1']);
  expect(found('通〔2025〕2号', 'county-2', 'inspector')).toEqual([]);
});

it('an administrator finds units and nothing of supervision', () => {
  expect(found('第一', 'county-1', 'administrator')).toEqual(['school-1']);
  expect(found('音乐', 'county-1', 'administrator')).toEqual([]);
});
