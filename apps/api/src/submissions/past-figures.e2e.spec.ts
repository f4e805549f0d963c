import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Attachments } from '@app/attachments';
import { EventStore } from '@app/event-store';
import { Api, type Answer, type Client } from '@test/api';
import { workbook, type CellValue } from '@test/workbook';

const head = [
  '学校名称',
  '学段',
  '学生数',
  '高于规定学历教师数',
  '教学及辅助用房面积',
  '教学仪器设备值（万元）',
  '小学在校生数',
  '初中在校生数',
  '高中在校生数',
  '填报时间',
  '审核时间',
];
const days = ['2022-10-08', '2022年11月1日'];
const plain: readonly CellValue[] = ['第一小学', null, '１，０００', 20, 5000, 77.607691, null, null, null, ...days];
const primaryOf: readonly CellValue[] = ['四堡子九年制学校', '小学', 166, 9, null, null, null, null, null, ...days];
const juniorOf: readonly CellValue[] = ['四堡子九年制学校', '初中', 210, '未填', null, null, null, null, null, ...days];
const roomsOf: readonly CellValue[] = ['四堡子九年制学校', '共用校舍', null, null, 23226, 100, 166, 210, 0, ...days];
const table = (...lines: readonly (readonly CellValue[])[]) => workbook({ '2022-2023学年': [head, ...lines] });

let api: Api;
let county: string;
let plainSection: string;
let sharedPrimary: string;
let director: Client;
let deputy: Client;
let reporter: Client;
let inspector: Client;
beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2000-01-01' });
  await api.account('keeper', county, ['administrator']);
  await api.account('director', county, ['supervisionDirector']);
  await api.account('deputy', county, ['supervisionDirector']);
  await api.account('inspector', county, ['inspector']);
  const keeper = await api.as('keeper');
  const founded = async (name: string, schoolType: string, sharedBuildings: boolean, stages: readonly string[]) => {
    const { body } = await keeper.post('/api/organizations/schools', {
      parentId: county,
      kind: 'school',
      name,
      schoolType,
      sharedBuildings,
      effectiveAt: '2010-09-01',
      sections: stages.map((stage) => ({ stage, name: stage === 'primary' ? '小学部' : '初中部' })),
    });
    return body as { id: string; sectionIds: string[] };
  };
  const one = await founded('第一小学', 'primary', false, ['primary']);
  const nine = await founded('四堡子九年制学校', 'nineYear', true, ['primary', 'junior']);
  plainSection = one.sectionIds[0]!;
  sharedPrimary = nine.sectionIds[0]!;
  await api.account('reporter', one.id, ['reporter']);
  director = await api.as('director');
  deputy = await api.as('deputy');
  reporter = await api.as('reporter');
  inspector = await api.as('inspector');
});
afterAll(() => api.close());

const bring = (client: Client, content: Uint8Array, confirm = false) => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), '往年数据.xlsx');
  return client.post(`/api/counties/${county}/past-figures${confirm ? '?confirm=true' : ''}`, form);
};
const count = async () => (await api.app.get(EventStore).head()).count;
const standing = (query = '') => director.get(`/api/counties/${county}/standing?dataYear=2022-2023${query}`);
const valuesOf = ({ body }: Answer, id: string) =>
  (body as { standing: { sections: { id: string; values: (string | null)[] }[] } }).standing.sections.find(
    (section) => section.id === id,
  )?.values;

describe('figures of the years before there was this system', () => {
  it('are looked at first: what would come in, how it was understood, and nothing is written', async () => {
    const before = await count();
    const file = await table(plain, primaryOf, juniorOf, roomsOf);
    const { status, body } = await bring(director, file);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        confirmed: false,
        counts: { lines: 4, new: 4, already: 0, wrong: 0, years: { '2022-2023': 4 } },
        problems: [],
        last: null,
      }),
    ]);
    expect((body as { columns: object[] }).columns).toContainEqual({
      sheet: '2022-2023学年',
      heading: '教学仪器设备值（万元）',
      meaning: '教学仪器设备值（元），按“万”换算',
      note: null,
    });
    expect(await count()).toBe(before);
    expect(await api.app.get(Attachments).has(createHash('sha256').update(file).digest('hex'))).toBe(false);
  });

  it('are told everything that is wrong, and none comes in until it is put right', async () => {
    const before = await count();
    const wrong = (line: readonly CellValue[], at: number, value: CellValue) =>
      line.map((cell, index) => (index === at ? value : cell));
    const file = await table(
      plain,
      wrong(plain, 0, '第一小学校'),
      wrong(juniorOf, 2, '约210'),
      wrong(primaryOf, 1, null),
      wrong(primaryOf, 4, 300),
      wrong(primaryOf, 10, '2022-10-01'),
      plain,
    );
    const problems = [
      { row: 3, cell: null, message: '机构名录中没有“第一小学校”，是不是“第一小学”' },
      { row: 4, cell: 'C4', message: '学生数（人）：“约210”不是数字' },
      { row: 5, cell: null, message: '“四堡子九年制学校”有 2 个学部，请在“学段”一列写明是哪一个' },
      { row: 6, cell: null, message: expect.stringContaining('教学及辅助用房面积由共用校舍的学校统一填报') },
      { row: 7, cell: null, message: '与“2022-2023学年”第 6 行是同一学部、同一学年，请只留一行' },
      { row: 8, cell: null, message: '与“2022-2023学年”第 2 行是同一学部、同一学年，请只留一行' },
    ].map((problem) => ({ sheet: '2022-2023学年', ...problem }));
    expect((await bring(director, file)).body).toMatchObject({ counts: { wrong: 6, new: 1 }, problems });
    expect(await bring(director, file, true)).toMatchObject({
      status: 422,
      body: {
        code: 'workbook.figures-wrong',
        details: { count: 6 },
        errors: [{ field: '2022-2023学年!3:3' }, {}, {}, {}, {}, {}],
      },
    });
    const running = await workbook({ '2024-2025学年': [head, plain] });
    expect((await bring(director, running)).body).toMatchObject({
      problems: [{ row: 2, message: expect.stringContaining('补录只用于已经结束的学年') }],
    });
    expect(await count()).toBe(before);
  });

  it('count once they are brought in: the standing of that year is there, and was not before', async () => {
    const pending = await standing();
    expect(valuesOf(pending, plainSection)?.every((value) => value === null)).toBe(true);
    const { sequence } = pending.body as { sequence: number };
    const file = await table(plain, primaryOf, juniorOf, roomsOf);
    const before = await count();
    expect(await bring(director, file, true)).toMatchObject({ status: 200, body: { confirmed: true, problems: [] } });
    expect(await count()).toBe(before + 4);

    const now = await standing('&asOf=2023-08-31');
    expect(valuesOf(now, plainSection)?.slice(0, 6)).toEqual(['2.000000', null, null, '5.000000', null, '776.076910']);
    expect(valuesOf(now, sharedPrimary)?.[3]).toBe('58.503778');
    expect(valuesOf(await standing(), plainSection)).toEqual(valuesOf(now, plainSection));
    expect(valuesOf(await standing(`&knownAt=${sequence}`), plainSection)).toEqual(valuesOf(pending, plainSection));
    expect(valuesOf(await standing('&asOf=2022-08-31'), plainSection)?.[3]).toBeNull();
  });

  it('say that they were brought in, from where, and with the days of then', async () => {
    const hash = createHash('sha256')
      .update(await table(plain, primaryOf, juniorOf, roomsOf))
      .digest('hex');
    const detail = await director.get(`/api/submissions/${plainSection}/2022-2023`);
    const place = { sheet: '2022-2023学年', row: 2, filedOn: '2022-10-08', acceptedOn: '2022-11-01' };
    expect(detail.body).toMatchObject({ status: 'accepted', versions: [{ status: 'accepted', broughtIn: place }] });
    const { versions } = detail.body as { versions: { broughtIn: { hash: string }; figures: object }[] };
    expect(versions[0]!.broughtIn.hash).toHaveLength(hash.length);
    expect(versions[0]!.figures).toMatchObject({
      students: '1000',
      teachingEquipmentValue: '776076.91',
      backboneTeachers: null,
    });
    expect((await director.get('/api/submissions?dataYear=2022-2023')).body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ unitId: plainSection, broughtIn: true, status: 'accepted' }),
      ]),
    });
    const why = await director.get(`/api/sections/${plainSection}/explanation?dataYear=2022-2023&indicator=L4`);
    expect(why.body).toMatchObject({ value: '5.000000', inputs: [{ broughtIn: place }, {}] });
    expect((why.body as { paragraph: string }).paragraph).toMatch(/补录（记录号\d+），见补录表格“2022-2023学年”第2行/);
    const stored = (await api.app.get(EventStore).readStored({ limit: 1000 })).filter(
      ({ type }) => type === 'submission.figures-brought-in',
    );
    expect(stored.map(({ meta }) => JSON.parse(meta) as object)).toEqual(
      stored.map(() => expect.objectContaining({ effectiveAt: '2022-09-01', occurredAt: '2022-10-31T16:00:00.000Z' })),
    );
  });

  it('come in once, never override, and change by an ordinary correction', async () => {
    const written = await count();
    const file = await table(plain, primaryOf, juniorOf, roomsOf);
    expect((await bring(director, file, true)).body).toMatchObject({ counts: { new: 0, already: 4 }, last: null });
    const other = await table(plain.map((cell) => (cell === 5000 ? 6000 : cell)));
    expect((await bring(director, other)).body).toMatchObject({
      problems: [{ row: 2, message: '该单位2022-2023学年在系统中已有数据，补录不能覆盖；如需修改请提出更正申请。' }],
    });
    expect(await count()).toBe(written);
    const correction = {
      figures: { students: '1000', aboveStandardQualifiedTeachers: '20', teachingAncillaryArea: '6000' },
      reason: '原表漏计新楼',
      evidence: [await api.evidence()],
    };
    const at = `/api/submissions/${plainSection}/2022-2023/correction`;
    expect((await reporter.post(at, correction)).status).toBe(201);
    expect((await deputy.post(`${at}/acceptance`, { version: 2 })).status).toBe(201);
    expect(valuesOf(await standing(), plainSection)?.[3]).toBe('6.000000');
    expect((await bring(director, file)).body).toMatchObject({ counts: { new: 0, already: 4 }, problems: [] });
    expect((await director.get(`/api/submissions/${plainSection}/2022-2023`)).body).toMatchObject({
      versions: [
        { status: 'superseded', broughtIn: { row: 2 } },
        { status: 'accepted', broughtIn: null },
      ],
    });
  });

  it.each([
    ['no workbook', async () => Buffer.from('%PDF-1.4\n'), 'workbook.not-xlsx'],
    ['no such table', () => workbook({ 表: [['学校', '问题']] }), 'workbook.no-figures'],
  ])('are refused when the file is %s', async (_, make, code) => {
    for (const confirm of [false, true])
      expect(await bring(director, await make(), confirm)).toMatchObject({ status: 422, body: { code } });
  });

  it('are the office’s to bring in', async () => {
    const file = await table(plain);
    for (const client of [reporter, inspector]) expect((await bring(client, file)).status).toBe(403);
  });
});
