import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workbook, type CellValue } from '@test/workbook';
import { headed } from './headings.js';
import { dataYearIn } from './line.js';
import { numberIn, shifted } from './numbers.js';
import { readFigures } from './read-figures.js';

const head: readonly CellValue[] = [
  '序号',
  '学校名称',
  '学段',
  '学年',
  '学生数（人）',
  '高于规定学历教师数',
  '教学及辅助用房面积（㎡）',
  '教学仪器设备值（万元）',
  '填报人',
  '审核时间',
];
const line: readonly CellValue[] = [
  1,
  '第一小学',
  '小学',
  '2022-2023学年',
  '１，２６０',
  14,
  1407.03,
  77.607691,
  '李雷',
  '2022年11月1日',
];
const read = async (rows: readonly (readonly CellValue[])[], sheet = '往年') =>
  readFigures(await workbook({ [sheet]: rows }));
const changed = (column: string, value: CellValue): readonly CellValue[] =>
  line.map((cell, index) => (head[index] === column ? value : cell));

describe('a table of past figures', () => {
  it('is read line by line, in the unit of each figure, and shows how each heading was understood', async () => {
    const { columns, lines, problems } = await read([['往年数据'], head, line, ['合计', null, null, null, 1260]]);
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      {
        sheet: '往年',
        row: 3,
        school: '第一小学',
        part: 'primary',
        dataYear: '2022-2023',
        figures: {
          students: '1260',
          aboveStandardQualifiedTeachers: '14',
          teachingAncillaryArea: '1407.03',
          teachingEquipmentValue: '776076.91',
        },
        enrolment: null,
        filedOn: null,
        acceptedOn: '2022-11-01',
      },
    ]);
    expect(columns.map(({ heading, meaning, note }) => [heading, meaning ?? note])).toEqual([
      ['序号', '不认识这一列的名称'],
      ['学校名称', '学校'],
      ['学段', '学部（学段）'],
      ['学年', '学年'],
      ['学生数（人）', '学生数（人）'],
      ['高于规定学历教师数', '高于规定学历教师数（人）'],
      ['教学及辅助用房面积（㎡）', '教学及辅助用房面积（平方米）'],
      ['教学仪器设备值（万元）', '教学仪器设备值（元），按“万”换算'],
      ['填报人', '人名和联系方式不进入记录'],
      ['审核时间', '审核日期'],
    ]);
  });

  it('leaves 未填 empty, which is not 0, and knows 不适用', async () => {
    const { lines } = await read([
      head,
      changed('学生数（人）', null),
      changed('学生数（人）', '未填'),
      changed('学生数（人）', 0),
      changed('高于规定学历教师数', '不适用'),
    ]);
    expect(lines.map(({ figures }) => [figures.students, figures.aboveStandardQualifiedTeachers])).toEqual([
      [undefined, '14'],
      [undefined, '14'],
      ['0', '14'],
      ['1260', 'n/a'],
    ]);
  });

  it('takes the school year from above the table, or from the sheet’s name', async () => {
    const rows = [
      ['学校', '学生数'],
      ['第一小学', 900],
    ];
    const above = await read([['某县2021—2022学年度数据'], ...rows], '2020-2021');
    const named = await read(rows, '2020-2021');
    expect([above, named].map(({ lines }) => lines[0]?.dataYear)).toEqual(['2021-2022', '2020-2021']);
    expect((await read(rows)).problems).toMatchObject([{ row: 2, cell: null, message: '没有写学年' }]);
  });

  it.each([
    ['学生数（人）', '约260', 'E2', '学生数（人）：“约260”不是数字'],
    ['学生数（人）', new Date('2024-03-06T00:00:00Z'), 'E2', '学生数（人）：“2024-03-06”不是数字'],
    ['学生数（人）', '1,26', 'E2', '学生数（人）：“1,26”不是数字'],
    ['学生数（人）', -3, 'E2', '学生数（人）：不能为负数'],
    ['学生数（人）', { error: '#N/A' }, 'E2', '“学生数（人）”是错误值 #N/A'],
    ['学生数（人）', { formula: '[1]另表!A1', result: 9 }, 'E2', '“学生数（人）”引用了另一个文件，请改成数值'],
    ['学段', '中学', 'C2', '“中学”不是学部，请写 小学、初中、高中 或 共用校舍'],
    ['学年', '2022', 'D2', '“2022”不是学年，请写成 2022-2023'],
    ['学校名称', null, 'B2', '没有写学校'],
    ['审核时间', '去年', 'J2', '“审核日期”“去年”看不出是哪一天，请写成 2024-03-05'],
  ] as const)('with %s %j is told the cell and why', async (column, value, cell, message) => {
    const { lines, problems } = await read([head, changed(column, value), line]);
    expect(problems).toEqual([{ sheet: '往年', row: 2, cell, message }]);
    expect(lines.map(({ row }) => row)).toEqual([3]);
  });

  it('does not guess whether money is yuan or ten thousand of them, nor how large a mu is', async () => {
    const rows = [
      ['学校', '学年', '设备值', '运动场地面积（亩）'],
      ['甲', '2022-2023', 776, null],
      ['乙', '2022-2023', '77.6万元', null],
    ];
    const { lines, problems } = await read(rows);
    expect(lines.map(({ figures }) => figures)).toEqual([{ teachingEquipmentValue: '776000' }]);
    expect(problems.map(({ cell, message }) => [cell, message])).toEqual([
      ['D1', '“运动场地面积（亩）”的单位不能换算成平方米，请换算后再导入'],
      ['C2', '教学仪器设备值（元）：没有写明单位，请在表头写“（元）”或“（万元）”'],
    ]);
  });

  it.each([
    [
      'a table of something else',
      () =>
        workbook({
          表: [
            ['学校', '校长'],
            ['甲', '乙'],
          ],
        }),
      'workbook.no-figures',
    ],
    ['no workbook', async () => Buffer.from('%PDF-1.4'), 'workbook.not-xlsx'],
    [
      'too many lines',
      () =>
        workbook({
          '2022-2023': [['学校', '学生数'], ...Array.from({ length: 5001 }, () => ['甲', 1] satisfies CellValue[])],
        }),
      'workbook.too-many',
    ],
  ])('refuses %s', async (_, make, code) => {
    await expect(readFigures(await make())).rejects.toMatchObject({ name: 'Refusal', code });
  });
});

describe('a number of a table', () => {
  it('in 万元 is exactly ten thousand times as many yuan, however it is written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.boolean(), (fen, wide) => {
        const [whole, decimals] = [fen / 1_000_000n, (fen % 1_000_000n).toString().padStart(6, '0')];
        const grouped = whole.toString().replace(/\B(?=(\d{3})+$)/g, wide ? '，' : ',');
        const wanted = `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`.replace(/\.?0+$/, '');
        const digits = wanted.includes('.') || fen % 100n !== 0n ? wanted : (fen / 100n).toString();
        expect(numberIn('teachingEquipmentValue', `${grouped}.${decimals}`, 4)).toEqual({ value: digits });
      }),
    );
    expect(['0', '0.5', '12', '1.23456', '007'].map((text) => shifted(text, 4))).toEqual([
      '0',
      '5000',
      '120000',
      '12345.6',
      '70000',
    ]);
  });

  it('is a number, nothing or a fault, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const number = numberIn('students', text, 0);
        expect('fault' in number || number.value === null || /^(\d+(\.\d+)?|n\/a)$/.test(number.value)).toBe(true);
      }),
    );
  });
});

it('headings are known in the spellings of bureaus', () => {
  const all = [
    '学生 数',
    '教学仪器设备值\n（万元）',
    '设备值万元',
    '在校生数(人)',
    '体育、艺术专任教师数',
    '图书（万册）',
  ];
  expect(all.map(headed)).toEqual([
    { field: 'students', unit: '' },
    { field: 'teachingEquipmentValue', unit: '万元' },
    { field: 'teachingEquipmentValue', unit: '万元' },
    { field: 'students', unit: '人' },
    { field: 'peArtsFullTimeTeachers', unit: '' },
    { field: 'books', unit: '万册' },
  ]);
  expect(headed('生均面积')).toBeUndefined();
});

it('school years are known in the spellings of bureaus', () => {
  const all = ['2022-2023', '2022—2023学年', '2022/23学年度', '２０２２～２０２３', '2022-2024', '2022年', '20222023'];
  expect(all.map(dataYearIn)).toEqual(['2022-2023', '2022-2023', '2022-2023', '2022-2023', null, null, null]);
});
