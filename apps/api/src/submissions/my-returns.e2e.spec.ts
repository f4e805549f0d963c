import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Operations } from '@app/vault';
import { Api, type Answer, type Client } from '@test/api';

type Body = Readonly<Record<string, unknown>>;
type Line = Readonly<
  { field: string; value: string | null; state: string; findings: { rule: string; message: string }[] } & Body
>;
type Page = Readonly<{ lines: readonly Line[]; draft: { revision: number }; unconfirmed: string[] } & Body>;

let api: Api;
let reporter: Client;
let principal: Client;
let director: Client;
let county: string;
let nine: string;
let section: string;
const year = '2024-2025';

beforeAll(async () => {
  api = await Api.start();
  const effectiveAt = '2010-09-01';
  county = await api.unit('county', null, { name: '彰武县', effectiveAt });
  nine = await api.unit('school', county, {
    name: '四堡子九年制学校',
    schoolType: 'nineYear',
    sharedBuildings: true,
    effectiveAt,
  });
  section = await api.unit('section', nine, { name: '小学部', stage: 'primary', effectiveAt });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('reporter', nine, ['reporter']);
  await api.account('principal', nine, ['principal']);
  [director, reporter, principal] = (await Promise.all(
    ['director', 'reporter', 'principal'].map((name) => api.as(name)),
  )) as [Client, Client, Client];
});
afterAll(() => api.close());

const done = <T = Body>({ status, body }: Answer): T => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
};
const path = (unit: string, of = year) => `/api/my-returns/${unit}/${of}`;
const read = async (client: Client, unit: string) => done<Page>(await client.get(path(unit)));
const save = (client: Client, unit: string, revision: number, values: Record<string, string | null>) =>
  client.call('PUT', `${path(unit)}/draft`, {
    revision,
    entries: Object.entries(values).map(([field, value]) => ({ field, value })),
  });
const lineOf = ({ lines }: Page, field: string) => lines.find((line) => line.field === field);

it('shows the form that is asked of the unit, with definitions and units', async () => {
  const page = await read(reporter, section);
  expect(page).toMatchObject({
    unit: '小学部',
    parent: '四堡子九年制学校',
    form: { id: 'section', title: '学部填报表' },
    draft: { revision: 0, updatedAt: null },
    status: null,
    split: null,
  });
  expect(lineOf(page, 'students')).toMatchObject({ label: '在校学生数', unit: '人', state: 'empty', value: null });
  expect(String(lineOf(page, 'students')?.['source'])).not.toBe('');
  // Nothing is filled in yet, which is said when it is filed, not before it is begun.
  expect(page.lines.flatMap(({ findings }) => findings)).toEqual([]);
  // Its school shares its buildings, and files them once.
  expect(lineOf(page, 'sportsGroundArea')).toBeUndefined();
  expect(lineOf(await read(reporter, nine), 'sportsGroundArea')).toMatchObject({ unit: '平方米' });
  for (const none of ['2024', 'xx', '2025-2027'])
    expect(await reporter.get(path(section, none))).toMatchObject({
      status: 422,
      body: { code: 'submission.data-year' },
    });
  expect((await director.get(path(county))).status).toBe(200);
});

it('says of a school whose sections file that it files nothing itself', async () => {
  const plain = await api.unit('school', county, { name: '二小', schoolType: 'primary', effectiveAt: '2010-09-01' });
  expect(await director.get(path(plain))).toMatchObject({
    status: 422,
    body: { code: 'submission.not-a-filing-unit' },
  });
});

it('is told what is wrong with a draft that is no list, or names a field twice', async () => {
  const put = (entries: unknown) => reporter.call('PUT', `${path(section)}/draft`, { revision: 0, entries });
  expect(await put({ students: '1' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'entries', detail: '填报内容：应为列表。' }] },
  });
  const one = { field: 'students', value: '1' };
  expect(await put([one, one])).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'entries', detail: '填报内容：同一填报项只能填一次。' }] },
  });
  expect((await put([null, null])).status).toBe(400);
});

it('keeps a draft that the school’s people share, and answers with what is wrong at once', async () => {
  const first = done<Body>(await save(reporter, section, 0, { students: '260', fullTimeTeachers: '-1' }));
  expect(first).toMatchObject({ revision: 1, updatedByName: 'reporter' });
  // Its school files the rooms; what its own teachers come to is told at once.
  expect((first['effects'] as Body[]).map(({ indicator, state }) => [indicator, state])).toEqual([
    ['L1', 'missing'],
    ['L2', 'missing'],
    ['L3', 'missing'],
  ]);
  expect((first['findings'] as Line['findings'][]).length).toBeGreaterThan(0);
  const page = await read(principal, section);
  expect(lineOf(page, 'students')).toMatchObject({ value: '260', state: 'draft', origin: { kind: 'typed' } });
  expect(lineOf(page, 'fullTimeTeachers')?.findings.length).toBeGreaterThan(0);
  expect(page.draft).toMatchObject({ revision: 1 });
});

it('reads what is typed as it will be filed, and shows it as it was typed', async () => {
  const before = path(section, '2023-2024');
  const entries = [
    { field: 'students', value: '２６０人' },
    { field: 'classes', value: '１２' },
  ];
  const answer = done<Body>(await principal.call('PUT', `${before}/draft`, { revision: 0, entries }));
  expect(answer['findings']).toMatchObject([{ field: 'students', rule: 'not-a-number' }]);
  const page = done<Page>(await principal.get(before));
  expect(lineOf(page, 'classes')).toMatchObject({ value: '１２', findings: [] });
});

it('tells whoever saves on an older draft both versions', async () => {
  done(await save(principal, section, 1, { students: '261' }));
  const stale = await save(reporter, section, 1, { students: '262' });
  expect([stale.status, stale.body]).toMatchObject([
    412,
    {
      code: 'draft.changed',
      details: {
        expected: 1,
        actual: 2,
        mine: { students: { value: '262' } },
        theirs: { revision: 2, entries: { students: { value: '261' } } },
      },
    },
  ]);
  expect(await save(reporter, section, 9, { students: '261' })).toMatchObject({ status: 200, body: { revision: 2 } });
});

it('is each unit’s own', async () => {
  expect((await save(director, section, 2, { students: '1' })).body).toMatchObject({ code: 'draft.not-yours' });
  expect((await save(reporter, section, 2, { pupils: '1' })).body).toMatchObject({ code: 'draft.unknown-fields' });
  expect((await save(reporter, county, 0, {})).status).toBe(404);
});

it('shows the split beside the whole-school figures', async () => {
  const figures = {
    primaryStudents: '166',
    juniorStudents: '210',
    seniorStudents: '0',
    networkedMultimediaClassrooms: '10',
  };
  const saved = done<Body>(await save(reporter, nine, 0, figures));
  expect(saved['split']).toMatchObject({
    ratio: '1:1.1',
    stages: [
      { stage: 'primary', share: '0.418136', figures: { networkedMultimediaClassrooms: '4.18' } },
      { stage: 'junior', share: '0.581864' },
    ],
  });
  expect((await read(reporter, nine))['split']).toEqual(saved['split']);
  expect(saved['effects']).toContainEqual(
    expect.objectContaining({ stage: 'primary', indicator: 'L7', value: '2.518892', state: 'met' }),
  );
  expect((await read(reporter, nine))['effects']).toEqual(saved['effects']);
});

it('offers what the statistics hold, marked until somebody confirms it, and then keeps where it came from', async () => {
  const row = JSON.stringify({ 在校生数: '270', 专任教师数: '18' });
  await api.app.get(Operations).statistics.put(`${year}/${county}/${section}`, row);
  const page = await read(reporter, section);
  expect(lineOf(page, 'students')).toMatchObject({ value: '261', state: 'draft' });
  expect(lineOf(page, 'fullTimeTeachers')).toMatchObject({ value: '18', state: 'prefilled' });
  expect(page.unconfirmed).toEqual(['fullTimeTeachers']);
  const confirm = (body: Body) => reporter.post(`${path(section)}/draft/confirmation`, body);
  expect((await confirm({ revision: 2, fields: ['students', 'classCount'] })).status).toBe(422);
  const confirmed = done<Body>(await confirm({ revision: 2 }));
  expect(confirmed).toMatchObject({ revision: 3, unconfirmed: [] });
  expect(done(await confirm({ revision: 2 }))).toMatchObject({ revision: 3 });
  expect(lineOf(await read(reporter, section), 'fullTimeTeachers')).toMatchObject({
    state: 'draft',
    origin: { kind: 'prefilled', from: 'statistics', dataYear: year },
  });
});

it('lists what is owed, by when, and how far it has come', async () => {
  const notice = {
    countyId: county,
    name: '春季填报',
    dataYear: year,
    forms: ['section', 'premises'],
    dueDate: '2025-03-20',
  };
  const { id } = done<{ id: string }>(await director.post('/api/campaigns', notice));
  const owed = done<{ items: Body[]; total: number }>(await reporter.get('/api/my-returns'));
  expect(owed).toMatchObject({
    total: 2,
    items: [
      { unitId: nine, form: 'premises', campaign: '春季填报', dueDate: '2025-03-20', status: 'draft' },
      { unitId: section, form: 'section', status: 'draft' },
    ],
  });
  done(await reporter.post(`/api/campaigns/${id}/units/${nine}/acknowledgement`));
  const day = '2025-03-03';
  expect((await read(reporter, section))['campaigns']).toMatchObject([
    { campaignId: id, status: 'open', dueDate: '2025-03-20', overdue: false, acknowledgedOn: day },
  ]);
  const board = done<{ items: Body[] }>(await director.get(`/api/campaigns/${id}/units?status=draft`));
  expect(board.items.map(({ unitId, draftAt }) => [unitId, typeof draftAt])).toEqual([
    [nine, 'string'],
    [section, 'string'],
  ]);
});

it('goes on from what was filed, with the reviewer’s word on each field and why it came back', async () => {
  const filing = `/api/submissions/${nine}/${year}`;
  done(await reporter.post(`${filing}/by-form`, { form: { id: 'premises', version: 1 } }));
  done(await principal.post(`${filing}/confirmation`, { version: 1 }));
  const filed = await read(reporter, nine);
  expect(filed).toMatchObject({ status: 'submitted', version: 1, draft: { revision: 1 } });
  expect(filed['confirmedAt']).not.toBeNull();
  expect(lineOf(filed, 'juniorStudents')).toMatchObject({ value: '210', state: 'filed', mark: null, returned: null });

  const items = [
    { field: 'primaryStudents', verdict: 'accepted' },
    { field: 'juniorStudents', verdict: 'returned', reason: '与学籍不符' },
  ];
  done(await director.post(`${filing}/review/items`, { version: 1, items }));
  const reasons = [{ figure: 'juniorStudents', reason: '与学籍不符' }, { reason: '请附说明' }];
  done(await director.post(`${filing}/return`, { version: 1, reasons }));
  const back = await read(reporter, nine);
  expect(back).toMatchObject({ status: 'returned', returned: ['请附说明'] });
  expect(lineOf(back, 'juniorStudents')).toMatchObject({ mark: 'returned', returned: '与学籍不符', state: 'filed' });
  expect(lineOf(back, 'primaryStudents')).toMatchObject({ mark: 'accepted', returned: null });

  api.clock.advance(60_000);
  done(await save(reporter, nine, 1, { primaryStudents: '166', juniorStudents: '211' }));
  const again = await read(reporter, nine);
  expect(lineOf(again, 'primaryStudents')).toMatchObject({ value: '166', state: 'draft', mark: 'accepted' });
  expect(lineOf(again, 'juniorStudents')).toMatchObject({ value: '211', state: 'draft', mark: null });
  expect(lineOf(again, 'networkedMultimediaClassrooms')).toMatchObject({ state: 'empty', value: null });
});
