import { createHash } from 'node:crypto';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Attachments } from '@app/attachments';
import { EventStore } from '@app/event-store';
import { Api, type Client } from '@test/api';
import { workbook, type CellValue } from '@test/workbook';
import { xlsx } from '../submissions/workbook-file.js';

const head = [
  '序号',
  '检查时间',
  '检查人',
  '被检查单位',
  '存在的问题',
  '依据条款',
  '整改措施',
  '整改期限',
  '责任单位',
  '完成时间',
  '复查时间',
  '复查人',
  '复查结果',
];
const closed: readonly CellValue[] = [
  '1',
  '2023-10-12',
  '李雷',
  '第一小学',
  '操场护栏松动',
  '第六条',
  '更换',
  '2023-11-30',
  '第一小学',
  '2023-11-20',
  '2023-12-01',
  '韩梅梅',
  '合格',
];
const open: readonly CellValue[] = [
  '2',
  '2024.3.5',
  '李雷',
  '第一小学',
  '教室照明不足',
  null,
  '换灯',
  '2025年6月',
  '第一小学、财政局',
  null,
  null,
  null,
  null,
];
const unassigned: readonly CellValue[] = [
  '3',
  new Date('2024-09-10T00:00:00Z'),
  null,
  '第二小学',
  '图书陈旧',
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
];

let api: Api;
let county: string;
let school: string;
let director: Client;
let principal: Client;
let inspector: Client;
beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null);
  school = await api.unit('school', county, { name: '第一小学' });
  await api.unit('school', county, { name: '第二小学' });
  await api.unit('department', county, { name: '财政局' });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('inspector', county, ['inspector']);
  await api.account('principal', school, ['principal']);
  [director, principal, inspector] = [await api.as('director'), await api.as('principal'), await api.as('inspector')];
});
afterAll(() => api.close());

const bring = (client: Client, content: Uint8Array, confirm = false) => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), '整改台账.xlsx');
  return client.post(`/api/counties/${county}/ledger${confirm ? '?confirm=true' : ''}`, form);
};
const issues = async () => ((await director.get('/api/issues')).body as { items: Record<string, unknown>[] }).items;
const count = async () => (await api.app.get(EventStore).head()).count;

describe('the ledger that the bureau kept before', () => {
  it('is looked at first: what would come in, how it was understood, and nothing is written', async () => {
    const before = await count();
    const file = await workbook({ 台账: [head, closed, open, unassigned] });
    const { status, body } = await bring(director, file);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        confirmed: false,
        counts: { lines: 3, closed: 1, inProgress: 1, raised: 1, already: 0, wrong: 0 },
        problems: [],
        last: null,
      }),
    ]);
    expect((body as { columns: object[] }).columns).toContainEqual({
      sheet: '台账',
      heading: '检查人',
      meaning: null,
      note: '人名和联系方式不进入记录',
    });
    expect(await count()).toBe(before);
    expect(await api.app.get(Attachments).has(createHash('sha256').update(file).digest('hex'))).toBe(false);
  });

  it('tells everything that is wrong, and brings nothing in until it is put right', async () => {
    const before = await count();
    const wrong = (at: number, value: CellValue) => closed.map((cell, index) => (index === at ? value : cell));
    const rows = [
      head,
      open,
      wrong(3, '第一小学校'),
      wrong(1, '去年'),
      wrong(7, '2023-10-01'),
      wrong(10, '2023-11-01').map((cell) => (cell === '操场护栏松动' ? '门窗破损' : cell)),
      open,
    ];
    const file = await workbook({ 台账: rows });
    const problems = [
      { row: 3, cell: null, message: '机构名录中没有“第一小学校”，是不是“第一小学”' },
      { row: 4, cell: 'B4', message: '“检查时间”“去年”看不出是哪一天，请写成 2024-03-05' },
      { row: 5, cell: null, message: expect.stringContaining('检查时间2023年10月12日晚于整改期限2023年10月1日') },
      { row: 6, cell: null, message: expect.stringContaining('完成时间2023年11月20日晚于复查时间2023年11月1日') },
      { row: 7, cell: null, message: '与“台账”第 2 行是同一个问题，请只留一行' },
    ].map((problem) => ({ sheet: '台账', ...problem }));
    expect((await bring(director, file)).body).toMatchObject({ counts: { wrong: 5 }, problems });
    const { status, body } = await bring(director, file, true);
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({
        code: 'workbook.ledger-wrong',
        details: { count: 5 },
        errors: problems.map(({ row, cell, message }) => ({
          field: cell === null ? `台账!${row}:${row}` : `台账!${cell}`,
          detail: message,
        })),
      }),
    ]);
    expect(await count()).toBe(before);
  });

  it('is brought in with its own numbers and days, once', async () => {
    const file = await workbook({ 台账: [head, closed, open, unassigned] });
    const first = await bring(director, file, true);
    expect([first.status, first.body]).toEqual([200, expect.objectContaining({ confirmed: true, problems: [] })]);
    const rows = await issues();
    const hash = createHash('sha256').update(file).digest('hex');
    expect(
      rows.map(({ problem, status, raisedOn, dueDate, closedOn, broughtIn }) => [
        problem,
        status,
        raisedOn,
        dueDate,
        closedOn,
        broughtIn,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [
          '操场护栏松动',
          'closed',
          '2023-10-12',
          '2023-11-30',
          '2023-12-01',
          { number: '1', hash, sheet: '台账', row: 2 },
        ],
        ['教室照明不足', 'inProgress', '2024-03-05', '2025-06-30', null, { number: '2', hash, sheet: '台账', row: 3 }],
        ['图书陈旧', 'raised', '2024-09-10', null, null, { number: '3', hash, sheet: '台账', row: 4 }],
      ]),
    );
    expect(rows.find(({ problem }) => problem === '教室照明不足')).toMatchObject({
      noticeNumber: '原整改台账 2',
      leadUnitName: '第一小学',
      supportingUnitNames: ['财政局'],
      clause: '原台账未列条款',
    });
    const written = await count();
    const again = await bring(director, file, true);
    expect(again.body).toMatchObject({ counts: { already: 3, closed: 0, inProgress: 0, raised: 0 }, last: null });
    const longer = await workbook({
      台账: [head, closed, open, unassigned, [...closed.slice(0, 4), '门窗破损', ...closed.slice(5)]],
    });
    expect((await bring(director, longer)).body).toMatchObject({ counts: { already: 3, closed: 1 } });
    expect(await count()).toBe(written);
  });

  it('keeps people out of the record, and its own days in it', async () => {
    const stored = (await api.app.get(EventStore).readStored({ limit: 1000 })).filter(
      ({ type }) => type === 'rectification.issue-brought-in',
    );
    expect(stored).toHaveLength(3);
    expect(stored.map(({ data }) => data).join()).not.toMatch(/李雷|韩梅梅/);
    expect(JSON.parse(stored[0]!.meta)).toMatchObject({
      effectiveAt: '2023-10-12',
      occurredAt: '2023-10-11T16:00:00.000Z',
    });
  });

  it('goes on from there: the open one is worked on, the closed one can come back', async () => {
    const rows = await issues();
    const idOf = (problem: string) => rows.find((row) => row['problem'] === problem)!['issueId'] as string;
    const worked = { text: '灯已换', percent: 100, evidence: [] };
    expect((await principal.post(`/api/issues/${idOf('教室照明不足')}/progress`, worked)).status).toBe(201);
    const back = { reason: '护栏又松动', evidence: [] };
    expect((await inspector.post(`/api/issues/${idOf('操场护栏松动')}/reopening`, back)).status).toBe(201);
    expect((await director.get(`/api/issues/${idOf('操场护栏松动')}`)).body).toMatchObject({
      round: 2,
      status: 'raised',
    });
    expect((await director.get(`/api/issues/${idOf('操场护栏松动')}/timeline`)).body).toMatchObject([
      { type: 'IssueReopened' },
      { type: 'IssueBroughtIn', round: 1, effectiveAt: '2023-10-12', data: { number: '1', reviewResult: '合格' } },
    ]);
  });

  it.each([
    ['no workbook', async () => Buffer.from('%PDF-1.4\n'), 'workbook.not-xlsx'],
    ['no ledger', () => workbook({ 表: [['学校', '学生数']] }), 'workbook.no-ledger'],
  ])('is refused when it is %s', async (_, make, code) => {
    for (const confirm of [false, true])
      expect(await bring(director, await make(), confirm)).toMatchObject({ status: 422, body: { code } });
  });

  it('is the office’s to bring in', async () => {
    const file = await workbook({ 台账: [head, closed] });
    for (const client of [principal, inspector]) expect((await bring(client, file)).status).toBe(403);
  });
});

describe('the 台账 as a workbook', () => {
  const sheetOf = async (client: Client, query: string) => {
    const { status, headers, bytes } = await client.bytes(`/api/issues/workbook?${query}`);
    expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: xlsx });
    const book = new Workbook();
    await book.xlsx.load(bytes);
    return book.worksheets[0]!;
  };
  const column = (sheet: Worksheet, letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => sheet.getCell(`${letter}${index + 5}`).value);

  it('has the lines that the list has, in its order, and says of what and of when it is', async () => {
    const sheet = await sheetOf(director, 'form=notice&sort=raised');
    const listed = (await director.get('/api/issues?limit=100&sort=raised')).body as {
      items: readonly { problem: string }[];
    };
    const problems = listed.items.map(({ problem }) => problem);
    expect(column(sheet, 'E', problems.length)).toEqual(problems);
    expect(sheet.getCell('A2').value).toMatch(/^数据基准日期：\d+年\d+月\d+日　截至日志记录号：\d+$/);
    expect(sheet.getCell('A3').value).toBe('范围：全部问题');
    expect(sheet.getCell('L4').value).toBe('完成情况');
    expect(column(sheet, 'H', problems.length)).toContainEqual(new Date('2025-06-30T00:00:00Z'));
  });

  it('takes the filters of the list, and shows a school its own', async () => {
    const filtered = await sheetOf(director, `form=governance&status=raised&unit=${school}`);
    expect(filtered.getCell('A3').value).toBe('范围：单位：第一小学；状态：待交办');
    expect(filtered.getCell('E5').value).toBe('操场护栏松动');
    const own = await sheetOf(principal, `form=closure&unit=${county}`);
    expect(own.getCell('A1').value).toBe('第一小学检查问题销号申请单');
    expect(own.getCell('A3').value).toBe('范围：单位：范围以外的单位');
    expect(column(own, 'B', 4)).not.toContain('第二小学');
  });

  it.each(['', 'form=other', 'form=notice&status=lost'])('is refused with %j', async (query) => {
    expect(await director.get(`/api/issues/workbook?${query}`)).toMatchObject({ status: 400 });
  });
});
