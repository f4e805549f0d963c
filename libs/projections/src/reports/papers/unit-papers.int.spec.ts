import { expect, it } from '@jest/globals';
import { filledPaper, type FilledBlock } from '@app/domain/reports';
import { standingProjections } from '@app/projections/indicators';
import { anyProjection } from '@app/projections/kernel';
import { issueDueDates, issueLedger } from '@app/projections/rectifications';
import { accepted, filed, plainSchool, unit } from '@test/county';
import { projected } from '@test/projected';
import { entriesOf, soundPremises, soundSection } from '@test/sound-returns';
import type { PaperAsked, PaperReads } from './source.js';
import { unitPapers } from './unit-papers.js';

const projections = [...standingProjections, anyProjection(issueLedger), anyProjection(issueDueDates)];
const plain = {
  students: '480',
  aboveStandardQualifiedTeachers: '30',
  backboneTeachers: '4',
  peArtsFullTimeTeachers: '3',
  teachingAncillaryArea: '3600.5',
  sportsVenueArea: '5800',
  teachingEquipmentValue: '1502500',
  networkedMultimediaClassrooms: '16',
};
const stage = (students: string) => ({
  students,
  aboveStandardQualifiedTeachers: '20',
  backboneTeachers: '4',
  peArtsFullTimeTeachers: '4',
});
const rooms = {
  teachingAncillaryArea: '2300',
  sportsVenueArea: '3000',
  teachingEquipmentValue: '1000000',
  networkedMultimediaClassrooms: '12',
};
const section = { form: { id: 'section', version: 1 } as const };
const joint = {
  filingUnit: { kind: 'shared' as const, sharesBuildings: true, sequence: 1 },
  form: { id: 'premises', version: 1 } as const,
  enrolment: { primary: '166', junior: '210', senior: '0' },
  entries: entriesOf({ ...soundPremises, musicRoomsFrom96: '0', trainingFundsBudget: '2.5' }),
};
const db = projected(projections, [
  unit('county', 'county-1', null, { name: '彰武县' }), // 1
  ...plainSchool('school-1', 'county-1', 'junior'), // 2, 3
  unit('school', 'school-2', 'county-1', {
    name: '四堡子“九年”<一贯>制学校',
    schoolType: 'nineYear',
    sharedBuildings: true,
  }),
  unit('section', 'primary-2', 'school-2', { name: '小学部', stage: 'primary' }),
  unit('section', 'junior-2', 'school-2', { name: '初中部', stage: 'junior' }), // 6
  filed('school-1.junior', plain, { ...section, entries: entriesOf({ ...soundSection, classes51To55: '2' }) }),
  accepted('school-1.junior'), // 8
  filed('primary-2', stage('166'), { ...section, entries: entriesOf({ students: '166', classes: '6' }) }),
  filed('junior-2', stage('210'), { ...section, entries: entriesOf({ students: '210', classes: '6' }) }),
  filed('school-2', rooms, joint), // 11
  accepted('primary-2'),
  accepted('junior-2'),
  accepted('school-2'), // 14
  unit('department', 'finance', 'county-1'),
  unit('school', 'empty', 'county-1', { schoolType: 'primary' }),
]);
const reads: PaperReads = { db, stream: () => Promise.reject(new Error('a school needs no stream')) };
const asked: PaperAsked = {
  subjectId: 'school-1',
  countyId: 'county-1',
  dataYear: '2024-2025',
  standardId: null,
  knownAt: Number.MAX_SAFE_INTEGER - 1,
  asOf: '2025-06-30',
  answers: {},
};
const source = (kind: string) => unitPapers.find((one) => one.form.kind === kind)!;
const paper = async (kind: string, subjectId: string, more: Partial<PaperAsked> = {}) =>
  (await source(kind).gather(reads, { ...asked, ...more, subjectId }))!;
const texts = (rows: readonly Readonly<Record<string, { text: string }>>[] | undefined, ...names: string[]) =>
  (rows ?? []).map((row) => names.map((name) => row[name]?.text));
const lines = (blocks: readonly FilledBlock[]) =>
  blocks.flatMap((block) =>
    'parts' in block ? [block.parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')] : [],
  );

it('一校一策 says what to add, in persons and hundredths of a square metre, and what may wait', async () => {
  const { fields, tables } = await paper('school-plan', 'school-1');
  // 480 pupils: one of a hundred are 4.8 backbone teachers, 0.9 of a hundred 4.32 of sports and arts.
  expect(texts(tables['缺口'], '指标', '实际值', '差达标值', '差基本值', '计量单位')).toEqual([
    ['每百名学生拥有县级以上骨干教师数', '0.83', '1', '1', '名'],
    ['每百名学生拥有体育、艺术（美术、音乐）专任教师数', '0.63', '2', '1', '名'],
  ]);
  expect(texts(tables['补足'], '资源', '现有', '需增加', '增加后')).toHaveLength(2);
  expect(fields['需补资源数']?.text).toBe(String(tables['补足']?.length));
  expect(fields['未达标指标数']?.text).toBe('2');
  expect(fields['学校结论']?.text).toBe('未达标');
  expect(tables['可暂不达标']).toHaveLength(1);
});

it('a school whose stages share buildings is told for its sections, and what is shared is the school’s', async () => {
  const { tables } = await paper('school-plan', 'school-2');
  const needs = texts(tables['补足'], '单位名称', '资源', '计量单位');
  expect(needs).toContainEqual(['四堡子“九年”<一贯>制学校', '体育运动场馆', '㎡']);
  const report = await paper('indicator-report', 'school-2');
  expect(report.tables['指标']).toHaveLength(14);
  const rows = texts(report.tables['学部'], '学段', '达标项数', '达基本值项数', '低于基本值项数', '待定项数');
  for (const [, ...counts] of rows) expect(counts.reduce((all, one) => all + Number(one), 0)).toBe(7);
  expect(rows.map(([name]) => name)).toEqual(['小学', '初中']);
  const one = await paper('indicator-report', 'junior-2');
  expect(one.tables['指标']).toEqual(report.tables['指标']!.slice(7));
});

it('学校自评表 has what the school filed and whether that is enough, item by item', async () => {
  const { fields, tables } = await paper('school-self-assessment', 'school-2');
  const rows = texts(tables['自评'], '要求', '情况', '结论');
  expect(rows[3]?.[1]).toBe('教学及辅助用房：全校2300㎡。生均教学及辅助用房面积：小学5.79，初中6.37');
  expect(rows[0]?.[1]).toContain('高于规定学历教师：小学20名，初中20名。');
  const of = (start: string) => rows.find(([name]) => name?.startsWith(start));
  expect(of('所有小学、初中每')?.slice(1)).toEqual([
    '全校教学班数12个。音乐专用教室2间，其中不小于96平方米的0间；美术专用教室2间，其中不小于90平方米的1间',
    '未达标',
  ]);
  expect(of('全县所有学校按照不低于')?.[2]).toBe('未达标');
  expect(of('小学、初中所有班级')?.slice(1)).toEqual([
    '小学最大班额未填，超过45人的班级未填；初中最大班额未填，超过50人的班级未填',
    '待定',
  ]);
  // What was allotted, as 申报表 sums it, not what was spent.
  expect(of('不足100名')?.[1]).toContain('公用经费预算60万元，生均公用经费预算1596元；');
  const alone = texts((await paper('school-self-assessment', 'school-1')).tables['自评'], '要求', '情况', '结论');
  const large = alone.find(([name]) => name?.startsWith('小学、初中所有班级'));
  expect(large?.[1]).toContain('超过50人的班级2个');
  expect(large?.[2]).toBe('未达标');
  expect(alone.find(([name]) => name?.startsWith('不足100名'))?.[2]).toBe('达标');
  expect(Number(fields['自评项数']?.text)).toBe(rows.length);
  expect(Number(fields['自评未达标项数']?.text)).toBe(rows.filter(([, , word]) => word === '未达标').length);
});

it.each(unitPapers.map(({ form }) => form.kind))(
  '%s declares its names, and has no number of its own',
  async (kind) => {
    const { form } = source(kind);
    for (const subjectId of ['school-1', 'school-2', 'primary-2', 'empty'])
      for (const standardId of [null, 'basic-2012']) {
        const data = await paper(kind, subjectId, { standardId });
        expect(Object.keys(data.fields).sort()).toEqual(Object.keys(form.names.fields).sort());
        for (const [table, { fields }] of Object.entries(form.names.tables))
          for (const row of data.tables[table]!) expect(Object.keys(row).sort()).toEqual(Object.keys(fields).sort());
        const words = filledPaper(form, data)
          .flatMap((block) => ('parts' in block ? block.parts : []))
          .filter((part) => typeof part === 'string');
        expect(words.filter((part) => /\d/.test(part))).toEqual([]);
      }
  },
);

it('a school of which nothing counted says so; what is no school has no paper', async () => {
  const empty = await paper('school-plan', 'empty');
  expect(lines(filledPaper(source('school-plan').form, empty))).toContain('没有参评单位，不需要补足。');
  const early = await paper('school-plan', 'school-1', { knownAt: 7 });
  expect(early.tables['须先填报']).toHaveLength(7);
  expect(early.fields['学校结论']?.text).toBe('待定');
  for (const subjectId of ['county-1', 'finance', 'nobody'])
    expect(await source('school-plan').gather(reads, { ...asked, subjectId })).toBeNull();
  expect(await source('school-plan').gather(reads, { ...asked, knownAt: 1 })).toBeNull();
});
