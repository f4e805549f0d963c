import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { Api, type Client } from '@test/api';
import { workbook, type CellValue } from '@test/workbook';

let api: Api;
let county: string;
let clerk: Client;
beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2000-01-01' });
  await api.unit('schoolDistrict', county, { name: '城关学区', effectiveAt: '2010-09-01' });
  await api.account('zhou.min', county, ['administrator']);
  clerk = await api.as('zhou.min');
});
afterAll(() => api.close());

const count = async () => (await api.app.get(EventStore).head()).count;
const head = ['学校名称', '办学类型', '学区', '学校标识码', '设立日期'];
const bring = async (rows: readonly (readonly CellValue[])[], confirm = false, to = county) => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await workbook({ 名单: [head, ...rows] }))]), '名单.xlsx');
  return clerk.post(`/api/organizations/${to}/schools/import${confirm ? '?confirm=true' : ''}`, form);
};
const list = [
  ['第一小学', '小学', null, '2121000001', null],
  ['城关九年制学校', '九年一贯制学校', '城关学区', '2121000002', '2019-09-01'],
];
const units = async (kind: string) =>
  ((await clerk.get(`/api/organizations/units?kind=${kind}`)).body as { items: { name: string }[] }).items;

describe('schools from a workbook', () => {
  it('are looked at first, and nothing is written', async () => {
    const before = await count();
    const { status, body } = await bring(list);
    expect([status, body]).toMatchObject([
      200,
      {
        confirmed: false,
        counts: { lines: 2, schools: 2, sections: 3, already: 0, wrong: 0 },
        problems: [],
        last: null,
      },
    ]);
    expect(await count()).toBe(before);
  });

  it('are not written while a single line is wrong, and every fault is told', async () => {
    const before = await count();
    const rows = [
      ...list,
      ['第一小学 ', '小学', null, null, null],
      ['第二小学', '小学', '城南学区', null, null],
      ['第三小学', '小学', '城关学区', null, '2001-09-01'],
      ['第四小学', '中学', null, null, null],
    ];
    const problems = [
      { row: 4, cell: null, message: '与“名单”第 2 行是同一所学校（名称或标识码相同），请只留一行' },
      { row: 5, cell: null, message: '没有学区“城南学区”，请先登记学区，或留空（学校直属区县）' },
      { row: 6, cell: null, message: '所选单位在生效日期时尚未设立（设立日期：2010年9月1日）。' },
      { row: 7, cell: 'B7', message: expect.stringContaining('“中学”不是办学类型') },
    ];
    expect((await bring(rows)).body).toMatchObject({ counts: { wrong: 4 }, problems });
    const { status, body } = await bring(rows, true);
    expect([status, body]).toMatchObject([
      422,
      {
        code: 'workbook.schools-wrong',
        details: { count: 4 },
        errors: [{ field: '名单!4:4' }, {}, {}, { field: '名单!B7' }],
      },
    ]);
    expect(await count()).toBe(before);
  });

  it('are registered with their sections when it is confirmed, once', async () => {
    const first = await bring(list, true);
    expect([first.status, first.body]).toMatchObject([200, { confirmed: true, counts: { schools: 2, sections: 3 } }]);
    expect(await units('school')).toMatchObject([
      { name: '第一小学', parentId: county, registeredFrom: '2000-01-01', code: '2121000001' },
      { name: '城关九年制学校', schoolType: 'nineYear', registeredFrom: '2019-09-01' },
    ]);
    expect((await units('section')).map(({ name }) => name)).toEqual(['小学部', '小学部', '初中部']);
    const written = await count();
    for (const rows of [list, [list[1]!, ['（第一）小学', '小学', null, null, null]]]) {
      const again = await bring(rows, true);
      expect(again.body).toMatchObject({ confirmed: true, counts: { schools: 0, already: 2 }, last: null });
    }
    expect(await count()).toBe(written);
  });

  it('do not contradict what is registered, here or elsewhere', async () => {
    const elsewhere = await api.unit('county', null, { name: '荣昌区' });
    await api.unit('school', elsewhere, { name: '棠香小学', code: '5001000001' });
    const { body } = await bring([
      ['第一小学', '初中', null, null, null],
      ['城关九年制学校', '九年一贯制学校', null, '2121000009', null],
      ['新小学', '小学', null, '5001000001', null],
    ]);
    expect((body as { problems: { message: string }[] }).problems.map(({ message }) => message)).toEqual([
      '系统中“第一小学”的办学类型是小学，请核对',
      '系统中“城关九年制学校”的标识码是 2121000002，请核对',
      '标识码 5001000001 已是另一个单位的，请核对',
    ]);
    expect((await bring(list, false, elsewhere)).status).toBe(404);
  });

  it('have a template', async () => {
    const { status, headers, bytes } = await clerk.bytes('/api/organizations/schools/template');
    expect([status, headers.get('content-disposition')]).toEqual([200, expect.stringContaining('filename*=UTF-8')]);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), '模板.xlsx');
    const { body } = await clerk.post(`/api/organizations/${county}/schools/import`, form);
    expect(body).toMatchObject({ counts: { lines: 0, wrong: 0 }, problems: [] });
  });
});
