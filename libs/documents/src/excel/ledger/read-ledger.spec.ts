import { describe, expect, it } from '@jest/globals';
import { workbook, type CellValue } from '@test/workbook';
import { readLedger } from './read-ledger.js';

/** A workbook with the rows of one sheet, and of others by name. */
const book = (rows: readonly (readonly CellValue[])[], more: Parameters<typeof workbook>[0] = {}) =>
  workbook({ 台账: rows, ...more });

const head = [
  '序号',
  '检查时间',
  '被检查单位',
  '存在的问题',
  '整改措施',
  '整改期限',
  '责任单位',
  '完成时间',
  '复查时间',
  '复查结果',
];
const line: readonly CellValue[] = [
  '1',
  '2023-10-12',
  '第一小学',
  '操场护栏松动',
  '更换',
  '2023-11-30',
  '第一小学',
  '2023-11-20',
  '2023-12-01',
  '合格',
];
const changed = (column: string, value: CellValue): readonly CellValue[] =>
  line.map((cell, at) => (head[at] === column ? value : cell));

describe('the ledger that a bureau kept', () => {
  it('is read with its own numbers, days and ends', async () => {
    const open = [
      '2',
      new Date('2024-03-05T00:00:00Z'),
      '第二小学',
      '教室照明不足',
      null,
      '2024年6月',
      '第二小学、财政局',
      null,
      null,
      null,
    ];
    const read = await readLedger(await book([['某县督导问题整改台账'], head, line, open]));
    expect(read.problems).toEqual([]);
    expect(read.lines).toEqual([
      {
        sheet: '台账',
        row: 3,
        number: '1',
        unit: '第一小学',
        leads: ['第一小学'],
        foundOn: '2023-10-12',
        category: null,
        problem: '操场护栏松动',
        clause: null,
        severity: 'ordinary',
        measures: '更换',
        outcome: null,
        dueDate: '2023-11-30',
        rectifiedOn: '2023-11-20',
        reviewedOn: '2023-12-01',
        reviewResult: '合格',
        closedOn: '2023-12-01',
      },
      expect.objectContaining({
        row: 4,
        foundOn: '2024-03-05',
        dueDate: '2024-06-30',
        leads: ['第二小学', '财政局'],
        closedOn: null,
      }),
    ]);
  });

  it('shows how each heading was understood, and leaves people out', async () => {
    const names = ['序 号', '检查\n日期', '检查人', '具体地点', '问题（隐患）', '责任人', '整改资金(元)', '存在问题'];
    const { columns, lines } = await readLedger(
      await book([names, ['1', '2024.3.5', '李雷', '操场', '护栏松动', '韩梅梅', 300, '重复'], ['单位：第一小学']]),
    );
    expect(columns.map(({ heading, meaning, note }) => [heading, meaning ?? note])).toEqual([
      ['序号', '原编号'],
      ['检查日期', '检查时间'],
      ['检查人', '人名和联系方式不进入记录'],
      ['具体地点', '地点（并入问题）'],
      ['问题（隐患）', '问题'],
      ['责任人', '人名和联系方式不进入记录'],
      ['整改资金(元)', '不认识这一列的名称'],
      ['存在问题', '前面已有一列作为“问题”'],
    ]);
    expect(lines).toEqual([]);
    expect(
      JSON.stringify(
        await readLedger(
          await book([['学校：第一小学'], names, ['1', '2024.3.5', '李雷', '操场', '护栏松动', '韩梅梅']]),
        ),
      ),
    ).not.toMatch(/李雷|韩梅梅/);
  });

  it('takes the unit from above the table when the table is of one school', async () => {
    const names = [
      '序号',
      '检查时间',
      '检查人',
      '类别',
      '问题',
      '措施',
      '完成时间',
      '责任人',
      '复查时间',
      '复查人',
      '复查结果',
    ];
    const rows = [
      ['学校', '第一小学'],
      names,
      ['1', '2024/3/5', '甲', '安全', '护栏松动', '更换', '2024/4/1', '乙', null, null, null],
    ];
    const { lines, problems } = await readLedger(await book(rows));
    expect(problems).toEqual([]);
    // No column of terms: the day in 完成时间 is when it is to be done, as long as nobody has passed it.
    expect(lines).toMatchObject([
      { unit: '第一小学', leads: ['第一小学'], dueDate: '2024-04-01', rectifiedOn: null, closedOn: null },
    ]);
  });

  it('reads every visible sheet that is one, and passes over heads that repeat, empty rows and footers', async () => {
    const read = await readLedger(
      await book([head, line, [], head, changed('序号', '2'), ['签发单位负责人：', null, null, null]], {
        说明: [['填表说明']],
        二季度: [head, changed('存在的问题', '门窗破损')],
      }),
    );
    expect(read.problems).toEqual([]);
    expect(read.lines.map(({ sheet, row }) => [sheet, row])).toEqual([
      ['台账', 2],
      ['台账', 5],
      ['二季度', 2],
    ]);
  });

  it.each([
    ['立行立改', '2023-10-12'],
    ['长期坚持', null],
    ['2023年11月底', '2023-11-30'],
    ['２０２３．１１．３０', '2023-11-30'],
    [45260, '2023-11-30'],
    ['/', null],
  ])('understands the term %j', async (term, dueDate) => {
    const { lines, problems } = await readLedger(await book([head, changed('整改期限', term)]));
    expect([problems, lines[0]?.dueDate]).toEqual([[], dueDate]);
  });

  it.each([
    ['合格', '2023-12-01'],
    ['已整改到位', '2023-12-01'],
    ['不合格', null],
    ['未完成整改', null],
    ['整改中', null],
  ])('closes it, or not, by the word %j', async (word, closedOn) => {
    const { lines } = await readLedger(await book([head, changed('复查结果', word)]));
    expect(lines[0]?.closedOn).toBe(closedOn);
  });

  it.each<[string, CellValue, string, string]>([
    ['检查时间', null, 'B2', '没有检查时间'],
    ['检查时间', '2023-02-30', 'B2', '“检查时间”日历上没有 2023年2月30日'],
    ['检查时间', '去年秋天', 'B2', '“检查时间”“去年秋天”看不出是哪一天，请写成 2024-03-05'],
    ['检查时间', '2023年10月', 'B2', '“检查时间”“2023年10月”只写到月，请写明是哪一天'],
    ['检查时间', '10月12日', 'B2', '“检查时间”“10月12日”看不出是哪一天，请写成 2024-03-05'],
    ['检查时间', 12, 'B2', '“检查时间”“12”看不出是哪一天，请写成 2024-03-05'],
    ['存在的问题', null, 'D2', '没有写问题'],
    ['存在的问题', '联系 13812345678', 'D2', '“问题”里有手机号或身份证号，请删去后再导入'],
    ['存在的问题', '长'.repeat(2001), 'D2', '“问题”超过 2000 字，请缩写'],
    ['存在的问题', { error: '#N/A' }, 'D2', '“问题”是错误值 #N/A'],
    ['存在的问题', { formula: '[1]另表!A1', result: '护栏' }, 'D2', '“问题”引用了另一个文件，请改成文字'],
    ['复查结果', '见附件', 'J2', '“见附件”看不出是否已办结，请写“已销号”或“整改中”'],
    ['复查结果', null, 'J2', '有复查时间而没有复查结果，请写“合格”或“不合格”'],
  ])('with %s %j is told the cell and why', async (column, value, cell, message) => {
    const { lines, problems } = await readLedger(await book([head, changed(column, value), line]));
    expect(problems).toEqual([{ sheet: '台账', row: 2, cell, message }]);
    expect(lines.map(({ row }) => row)).toEqual([3]);
  });

  it('tells everything that is wrong, not the first', async () => {
    const rows = [head, changed('检查时间', null), changed('存在的问题', null), changed('完成时间', '某天')];
    const { problems } = await readLedger(await book(rows));
    expect(problems.map(({ row }) => row)).toEqual([2, 3, 4]);
  });

  it('closed without any day, and of no unit, says so', async () => {
    const rows = [
      ['检查时间', '问题', '是否销号', '责任单位'],
      ['2024-3-5', '护栏', '已销号', null],
      ['2024-3-5', '护栏', '已销号', '一小'],
    ];
    const { problems } = await readLedger(await book(rows));
    expect(problems.map(({ message }) => message)).toEqual(['没有写单位', '写明已办结，但没有销号、复查或完成的时间']);
  });

  it.each([
    [
      'a table of something else',
      () =>
        book([
          ['学校', '学生数'],
          ['第一小学', 900],
        ]),
      'workbook.no-ledger',
    ],
    ['an empty workbook', () => book([]), 'workbook.no-ledger'],
    ['no workbook', async () => Buffer.from('%PDF-1.4'), 'workbook.not-xlsx'],
    ['nothing', async () => Buffer.alloc(0), 'workbook.empty'],
    ['half of one', async () => (await book([head, line])).subarray(0, 900), 'workbook.truncated'],
    [
      'an encrypted one',
      async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'workbook.encrypted',
    ],
    ['too many lines', () => book([head, ...Array.from({ length: 5001 }, () => line)]), 'workbook.too-many'],
  ])('refuses %s', async (_, make, code) => {
    await expect(readLedger(await make())).rejects.toMatchObject({ name: 'Refusal', code });
  });
});
