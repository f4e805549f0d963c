import { expect, it } from '@jest/globals';
import { found, treeLines } from './tree';

const unit = (unitId: string, parentId: string | null, name = unitId, code: string | null = null) => ({
  unitId,
  parentId,
  name,
  code,
});
// A section may be registered before the district that its school was moved to.
const units = [
  unit('county', 'city'),
  unit('school', 'district'),
  unit('section', 'school'),
  unit('district', 'county'),
];
const told = (open: string[]) =>
  treeLines(units, new Set(open)).map(({ unit: { unitId }, level, expanded }) => [unitId, level, expanded]);

it('shows what stands under open units, each with its depth', () => {
  expect(told([])).toEqual([['county', 1, false]]);
  expect(told(['county', 'district', 'school'])).toEqual([
    ['county', 1, true],
    ['district', 2, true],
    ['school', 3, true],
    ['section', 4, null],
  ]);
});

it('keeps those that are found, and all above them', () => {
  const all = [unit('c', null, '彰武县'), unit('a', 'c', '第一小学', 'A001'), unit('b', 'c', '第二小学', 'B002')];
  expect(
    [found(all, '第二'), found(all, 'A00'), found(all, '没有'), found(all, '')].map((one) =>
      one.map(({ unitId }) => unitId),
    ),
  ).toEqual([['c', 'b'], ['c', 'a'], [], ['c', 'a', 'b']]);
});
