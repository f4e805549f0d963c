import { describe, expect, it } from '@jest/globals';
import { Refusal } from '@app/domain/kernel';
import { refusalOf } from '@test/lived';
import { expectFilled } from '@test/refusal-sentences';
import { matchedStatistics, type StatisticsUnit } from './matching.js';
import { statisticsRefusals } from './refusals.js';

const unit = (unitId: string, more: Partial<StatisticsUnit> = {}): StatisticsUnit => ({
  unitId,
  code: null,
  parentId: null,
  kind: 'school',
  stage: null,
  sharedBuildings: false,
  ...more,
});
const section = (school: string, stage: 'primary' | 'junior') =>
  unit(`${school}.${stage}`, { kind: 'section', parentId: school, stage });
const units = [
  unit('one', { code: '2101' }),
  section('one', 'primary'),
  unit('nine', { code: '2102' }),
  section('nine', 'primary'),
  section('nine', 'junior'),
  unit('shared', { code: '2103', sharedBuildings: true }),
  section('shared', 'primary'),
  section('shared', 'junior'),
  unit('office', { code: '2104', kind: 'department' }),
];
const read = (...lines: readonly (readonly string[])[]) =>
  matchedStatistics(
    lines.map((fields, index) => ({ line: index + 1, fields })),
    units,
  );
const head = ['学校（机构） 标识码', '学校名称', '学段', '在校生数', ''];
const refusal = (work: () => unknown): Refusal => {
  const found = refusalOf(work);
  if (!found) throw new Error('nothing was refused');
  expectFilled(found, statisticsRefusals);
  return found;
};

describe('a row of the export', () => {
  it('is for the one section of its school', () => {
    const { rows, matched, used, unused } = read(head, ['2101', '一小', '', '260', '']);
    expect([...rows]).toEqual([
      ['one.primary', { '学校（机构） 标识码': '2101', 学校名称: '一小', 学段: null, 在校生数: '260', '': null }],
    ]);
    expect([matched, used, unused]).toEqual([1, ['在校生数'], ['学校（机构） 标识码', '学校名称', '学段']]);
  });

  it('is for the section of its stage where there are several, and never for another', () => {
    const { rows, unmatched } = read(
      head,
      ['2102', '', '小学', '260'],
      ['="2102"', '', '初级中学', '210'],
      ['2102', '', '', '470'],
      ['2102', '', '高中', '1'],
      ['2102', '', '幼儿园', '1'],
    );
    expect([...rows].map(([unitId, row]) => [unitId, row['在校生数']])).toEqual([
      ['nine.primary', '260'],
      ['nine.junior', '210'],
    ]);
    expect(unmatched).toEqual([
      { line: 4, code: '2102', reason: '该校有多个学段，请加“学段”一列，各学段分行。' },
      { line: 5, code: '2102', reason: '该校没有高中学部。' },
      { line: 6, code: '2102', reason: '学段“幼儿园”应为小学、初中或高中。' },
    ]);
  });

  it('is for the premises of a school whose stages share them', () => {
    expect([...read(head, ['2103', '', '', '470'], ['2103', '', '小学', '260']).rows.keys()]).toEqual([
      'shared',
      'shared.primary',
    ]);
  });

  it('that belongs to nobody, or to somebody who was there before, is named with its reason', () => {
    const { unmatched, total, matched } = read(
      head,
      ['2101', '', '', '260'],
      ['9999', '', '', '1'],
      ['', '某校', '', '1'],
      ['2101', '', '小学', '261'],
      ['2104', '', '', '1'],
    );
    expect(unmatched.map(({ line, reason }) => [line, reason])).toEqual([
      [3, '本县没有标识码为“9999”的单位。'],
      [4, '没有填写学校标识码。'],
      [5, '与第2行是同一单位，以第2行为准。'],
      [6, '该单位不填报。'],
    ]);
    expect([total, matched]).toEqual([5, 1]);
  });
});

it('is refused whole, with the reason, when nothing of it can be used', () => {
  expect(refusal(() => read()).code).toBe('statistics.no-rows');
  expect(refusal(() => read(head)).code).toBe('statistics.no-rows');
  expect(refusal(() => read(['学校名称', '在校生数'], ['一小', '1'])).code).toBe('statistics.no-code-column');
  expect(refusal(() => read(['标识码', '校长'], ['2101', '某'])).code).toBe('statistics.no-columns');
  expect(refusal(() => read(head, ['9999', '', '', '1'])).details).toMatchObject({ count: 1, line: 2 });
  const many = Array.from({ length: 20_001 }, () => ['2101']);
  expect(refusal(() => read(head, ...many)).code).toBe('statistics.too-many-rows');
});

it('every refusal has its sentence in Chinese', () => {
  for (const sentence of Object.values(statisticsRefusals)) expect(sentence).toMatch(/\p{Script=Han}/u);
});
