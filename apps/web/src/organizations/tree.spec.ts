import { expect, it } from '@jest/globals';
import { matching, treeLines, withAbove } from './tree';

const unit = (unitId: string, parentId: string | null, name = unitId, code: string | null = null) => {
  return {
    unitId,
    parentId,
    kind: 'county',
    name,
    code,
    schoolType: null as string | null,
    stage: null as string | null,
  };
};
const school = (schoolType: string, ...named: Parameters<typeof unit>) => {
  return { ...unit(...named), kind: 'school', schoolType };
};
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
  const all = [
    unit('c', null, '彰武县'),
    school('primary', 'a', 'c', '第一小学', 'A001'),
    school('junior', 'b', 'c', '第二中学', 'B002'),
    { ...school('primary', 'x', 'b', '小学校区'), kind: 'campus' },
  ];
  const found = (text: string, ...types: string[]) =>
    withAbove(all, matching(all, { text, types, sections: false })).map(({ unitId }) => unitId);
  expect([found('第二'), found('A00'), found('没有'), found('')]).toEqual([
    ['c', 'b'],
    ['c', 'a'],
    [],
    ['c', 'a', 'b', 'x'],
  ]);
  // Of a type there are schools alone, and what stands above them is not counted among them.
  expect([found('', 'primary'), found('第', 'primary', 'junior')]).toEqual([
    ['c', 'a'],
    ['c', 'a', 'b'],
  ]);
  expect(matching(all, { text: '', types: ['primary'], sections: false })).toHaveLength(1);
});

it('keeps the sections of schools of a type, those of a campus too, and none of 高中', () => {
  const section = (stage: string, ...named: Parameters<typeof unit>) => ({ ...unit(...named), kind: 'section', stage });
  const all = [
    unit('c', null),
    school('teachingPoint', 'p', 'c'),
    section('primary', 'p1', 'p'),
    { ...unit('campus', 'p'), kind: 'campus' },
    section('primary', 'p2', 'campus'),
    school('completeSecondary', 'm', 'c'),
    section('junior', 'm1', 'm'),
    section('senior', 'm2', 'm'),
  ];
  const found = (...types: string[]) => matching(all, { text: '', types, sections: true }).map(({ unitId }) => unitId);
  expect([found('teachingPoint'), found('completeSecondary'), found('teachingPoint', 'completeSecondary')]).toEqual([
    ['p1', 'p2'],
    ['m1'],
    ['p1', 'p2', 'm1'],
  ]);
  expect(withAbove(all, matching(all, { text: '', types: ['teachingPoint'], sections: true }))).toHaveLength(5);
});
