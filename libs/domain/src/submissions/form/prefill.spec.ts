import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entriesOf, soundSection, typed } from '@test/sound-returns';
import { formAskedOf } from './asked.js';
import { checkUnfinished } from './check-return.js';
import { noFacts } from './facts.js';
import { forms, sectionForm } from './forms.js';
import { prefilled } from './prefill.js';
import { renamedColumns } from './statistics-headings.js';
import { statisticsEntries } from './statistics.js';

const junior = formAskedOf(sectionForm, { kind: 'section', sharesBuildings: false }, 'junior');
const joint = formAskedOf(sectionForm, { kind: 'section', sharesBuildings: true }, 'junior');
const last = { dataYear: '2023-2024', entries: entriesOf(soundSection) };
const accepted = { kind: 'prefilled', from: 'accepted', dataYear: '2023-2024' };
const counted = { kind: 'prefilled', from: 'statistics', dataYear: '2024-2025' };
const read = (row: Readonly<Record<string, string | null>>, form = junior) => statisticsEntries(form, row, '2024-2025');

describe('a row of the statistics', () => {
  it('fills the fields whose columns it has, marked with its year', () => {
    const { entries, findings } = read({
      学校名称: '某中学',
      ' 在校生数': '1,480',
      '专任教师 （本科）': '３３',
      举办者类型: '县级教育部门',
      教学及辅助用房: '4200.50',
      一年级在校生: '40',
    });
    expect(findings).toEqual([]);
    expect(entries).toEqual({
      students: { value: '1480', explanation: null, origin: counted },
      bachelorTeachers: { value: '33', explanation: null, origin: counted },
      sponsor: { value: '7', explanation: null, origin: counted },
      teachingAncillaryTotalArea: { value: '4200.5', explanation: null, origin: counted },
    });
  });

  it('knows a column by the names that exports and the Ministry’s tables give it, with its own unit', () => {
    const { entries } = read({
      学生数: '480',
      '班级数（个）': '12',
      '46-50人': '3',
      '66人及以上': '0',
      '专任教师（硕士研究生毕业）': '5',
      '教学仪器设备资产值（万元）': '150.25',
      '图书册数（册）': '15000',
      城乡分类: '镇区',
    });
    expect(Object.fromEntries(Object.entries(entries).map(([code, { value }]) => [code, value]))).toMatchObject({
      students: '480',
      classes: '12',
      classes46To50: '3',
      classesFrom66: '0',
      masterTeachers: '5',
      equipmentBookValue: '150.25',
      books: '15000',
    });
  });

  it('takes our own heading before another name, and no number that is counted in another unit', () => {
    expect(read({ 学生数: '1', 在校生数: '480' }).entries).toMatchObject({ students: { value: '480' } });
    expect(read({ 学生数: '480', 在校生数: '' }).entries).toMatchObject({ students: { value: '480' } });
    expect(read({ '教学仪器设备资产值（元）': '1502500', 合计: '9', 本科毕业: '3' }).entries).toEqual({});
  });

  it('gives other names only to columns that some field has', () => {
    const columns = forms.flatMap(({ fields }) => fields.map(({ statisticsColumn }) => statisticsColumn));
    expect(renamedColumns.filter((column) => !columns.includes(column))).toEqual([]);
  });

  it('leaves blank cells 未填, and 不适用 to the unit', () => {
    expect(read({ 在校生数: '', 班数: null, 图书: '不适用' })).toEqual({ entries: {}, findings: [] });
    expect(read({ 班数: '0' }).entries).toMatchObject({ classes: { value: '0' } });
  });

  it('offers nothing that cannot be read, and names it', () => {
    const { entries, findings } = read({ 在校生数: '约480', 班数: '12.5', 图书: '15000' });
    expect(Object.keys(entries)).toEqual(['books']);
    expect(findings.map(({ field, rule }) => [field, rule])).toEqual([
      ['students', 'not-a-number'],
      ['classes', 'not-whole'],
    ]);
  });

  it('asks a section that shares its buildings nothing of them', () => {
    expect(Object.keys(read({ 图书: '15000', 在校生数: '480' }, joint).entries)).toEqual(['students']);
  });
});

describe('what is offered before anyone types', () => {
  it('is nothing at first', () => {
    expect(prefilled(junior, null, null)).toEqual({});
  });

  it('is the last accepted value, and the statistics where they were imported', () => {
    const offered = prefilled(junior, last, read({ 在校生数: '500' }).entries);
    expect(offered['students']).toEqual({ value: '500', explanation: null, origin: counted });
    expect(offered['classes']).toEqual({ value: '12', explanation: null, origin: accepted });
    expect(offered['yearBuilt']).toEqual({ value: '2009', explanation: null, origin: accepted });
  });

  it('is nothing of what belongs to one year, and nothing that is not asked', () => {
    const offered = prefilled(junior, last, null);
    for (const code of ['scrappedEquipmentValue', 'addedBuildingArea', 'juniorGraduates', 'operatingFundsBudget'])
      expect(offered).not.toHaveProperty(code);
    expect(prefilled(joint, last, read({ 图书: '1' }).entries)).not.toHaveProperty('books');
  });

  it('keeps why something does not apply, not why a number was unusual; 未填 stays 未填', () => {
    const entries = {
      zoneStudents: typed('n/a', '乡村学校'),
      classes: typed('12', '上年撤并'),
      books: typed(null, '待核'),
    };
    expect(prefilled(junior, { dataYear: '2023-2024', entries }, null)).toEqual({
      classes: { value: '12', explanation: null, origin: accepted },
      zoneStudents: { value: 'n/a', explanation: '乡村学校', origin: accepted },
    });
  });

  it('is marked, every value of it', () => {
    const offered = Object.values(prefilled(junior, last, null));
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.filter(({ origin }) => origin.kind !== 'prefilled')).toEqual([]);
  });

  it('is well written, whatever was accepted before', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(soundSection)), (codes) => {
        const entries = Object.fromEntries(codes.map((code) => [code, last.entries[code]!]));
        const offered = prefilled(junior, { ...last, entries }, null);
        const facts = { ...noFacts, last: Object.fromEntries(codes.map((code) => [code, entries[code]!.value])) };
        expect(checkUnfinished(junior, offered, facts)).toEqual([]);
        expect(Object.keys(offered).filter((code) => !codes.includes(code))).toEqual([]);
      }),
    );
  });
});
