import { describe, expect, it } from '@jest/globals';
import { workbook } from '@test/workbook';
import { schoolListWorkbook } from '../writing/school-list-workbook.js';
import { readSchools } from './read-schools.js';

const head = [
  '序号',
  '学校名称',
  '学校类型',
  '学部',
  '所属学区',
  '学校代码',
  '城乡分类',
  '共用校舍',
  '建校时间',
  '校长',
];
const line = (at: Readonly<Record<number, string | number | Date>>) =>
  head.map((_, index) => at[index] ?? (index === 1 ? '第一小学' : index === 2 ? '小学' : null));

describe('a list of schools', () => {
  it('is read by its headings, whatever their order, and people are left out', async () => {
    const rows = [['彰武县学校名单'], head, line({ 5: '2121 000001', 6: '农村', 9: '张三' })];
    const { columns, lines, problems } = await readSchools(await workbook({ 名单: rows }));
    expect(problems).toEqual([]);
    expect(columns.filter(({ meaning }) => meaning === null).map(({ heading, note }) => [heading, note])).toEqual([
      ['序号', '不认识这一列的名称'],
      ['校长', '人名和联系方式不进入记录'],
    ]);
    expect(lines).toEqual([
      {
        sheet: '名单',
        row: 3,
        name: '第一小学',
        schoolType: 'primary',
        stages: ['primary'],
        parent: null,
        code: '2121000001',
        urbanRural: 'rural',
        sharedBuildings: false,
        since: null,
      },
    ]);
    expect(JSON.stringify({ lines, columns })).not.toContain('张三');
  });

  it('has the stages of each type, or those of them that are written', async () => {
    const rows = [
      head,
      line({ 2: '九年一贯制', 7: '是', 8: '2019.9.1' }),
      line({ 2: '十二年一贯制学校', 3: '初中、小学' }),
      line({ 2: '完全中学', 3: '初中部', 4: '城关学区' }),
    ];
    const { lines, problems } = await readSchools(await workbook({ 名单: rows }));
    expect(problems).toEqual([]);
    expect(lines).toMatchObject([
      { schoolType: 'nineYear', stages: ['primary', 'junior'], sharedBuildings: true, since: '2019-09-01' },
      { schoolType: 'twelveYear', stages: ['primary', 'junior'] },
      { schoolType: 'completeSecondary', stages: ['junior'], parent: '城关学区' },
    ]);
  });

  it('is told everything that is wrong, by cell', async () => {
    const rows = [
      head,
      line({ 1: ' ', 2: '小学校' }),
      line({ 3: '初中', 5: 'x', 6: '海边', 7: '也许', 8: '去年' }),
      line({ 3: '幼儿园' }),
      ['合计', 3],
    ];
    const { lines, problems } = await readSchools(await workbook({ 名单: rows }));
    expect(lines).toEqual([]);
    expect(problems.map(({ cell, message }) => [cell, message.slice(0, 12)])).toEqual([
      ['B2', '没有写学校名称'],
      ['C2', '“小学校”不是办学类型，'],
      ['D3', '小学不设初中'],
      ['G3', '“海边”不是城乡类型，请'],
      ['H3', '“也许”看不懂，请写 是'],
      ['F3', '学校标识码应为4至20位'],
      ['I3', '“设立日期”“去年”看不'],
      ['D4', '“幼儿园”不是学段，请写'],
    ]);
  });

  it('may be our own template, filled in', async () => {
    await expect(readSchools(Buffer.from(await schoolListWorkbook()))).resolves.toMatchObject({
      lines: [],
      problems: [],
      columns: [
        { heading: '学校名称', meaning: '学校名称' },
        { meaning: '办学类型' },
        { meaning: '学段' },
        { meaning: '学区' },
        { meaning: '学校标识码' },
        { meaning: '城乡类型' },
        { meaning: '各学部共用校舍' },
        { meaning: '设立日期' },
      ],
    });
  });

  it('is nothing else', async () => {
    const other = await workbook({
      表: [
        ['学校', '学生数'],
        ['第一小学', 260],
      ],
    });
    await expect(readSchools(other)).rejects.toMatchObject({ code: 'workbook.no-schools' });
  });
});
