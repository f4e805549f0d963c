import { expect, it } from '@jest/globals';
import { unit } from '@test/county';
import { projected } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from './organization-tree.js';
import { unitNames } from './unit-names.js';

const db = projected(
  [anyProjection(organizationTree)],
  [
    unit('county', 'county-1', null, { name: '彰武县' }),
    unit('school', 'school-1', 'county-1', { name: '四堡子九年制学校', schoolType: 'nineYear' }),
    unit('section', 'section-1', 'school-1', { name: '小学部', stage: 'primary' }),
    unit('section', 'section-2', 'school-1', { name: '四堡子九年制学校初中部', stage: 'junior' }),
  ],
);

it('calls a section after its school, once', () => {
  expect(unitNames(db, ['section-2', 'section-1', 'school-1', 'county-1', 'nowhere'])).toEqual(
    new Map([
      ['county-1', '彰武县'],
      ['school-1', '四堡子九年制学校'],
      ['section-1', '四堡子九年制学校小学部'],
      ['section-2', '四堡子九年制学校初中部'],
    ]),
  );
  expect(unitNames(db, [])).toEqual(new Map());
});
