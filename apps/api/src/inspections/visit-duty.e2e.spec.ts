import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api, type Answer, type Client } from '@test/api';

let api: Api;
let county: string;
let [first, second, elsewhere]: string[] = [];
let [li, han]: string[] = [];
let director: Client;
const body = ({ body: content }: Answer) => content as Record<string, unknown>;
const duty = () => director.get(`/api/counties/${county}/visit-duty`).then(body);
const march = 'from=2025-03-01&to=2025-03-31';
const proposals = async () =>
  body(await director.get(`/api/counties/${county}/visit-proposals?${march}`)) as {
    proposals: { unitId: string; accountId: string; date: string }[];
    notPlaced: { unitId: string; reason: string }[];
  };

beforeAll(async () => {
  api = await Api.start();
  const since = { effectiveAt: '2016-09-01' };
  const city = await api.unit('city', null, since);
  county = await api.unit('county', city, since);
  const district = await api.unit('schoolDistrict', county, { name: '城关学区', ...since });
  first = await api.unit('school', district, { name: '第一小学', ...since });
  second = await api.unit('school', county, { name: '第二小学', ...since });
  elsewhere = await api.unit('school', await api.unit('county', city, since), since);
  await api.account('director', county, ['supervisionDirector']);
  await api.account('principal', first, ['principal']);
  li = await api.account('li', county, ['inspector']);
  han = await api.account('han', county, ['inspector']);
  director = await api.as('director');
});
afterAll(() => api.close());

it('says nothing of what is owed until the county has set its terms', async () => {
  expect(await duty()).toMatchObject({
    schoolDay: { kind: 'unknown' },
    counts: { unknown: 2 },
    schools: [
      { unitName: '第一小学', districtName: '城关学区', state: 'unknown', owed: 0, lastVisit: null },
      { unitName: '第二小学', districtName: null },
    ],
  });
  const terms = { first: { from: '2024-09-01', to: '2025-01-17' }, second: { from: '2025-02-24', to: '2025-07-10' } };
  await director.post(`/api/counties/${county}/school-terms/2024-2025`, terms);
  const rule = { perMonth: 1, leastDays: 10, basis: '彰教督〔2025〕1号' };
  expect((await director.post(`/api/counties/${county}/visit-rule`, rule)).status).toBe(201);
  expect(await duty()).toMatchObject({
    schoolDay: { kind: 'term', schoolYear: '2024-2025', half: 2 },
    rule: { perMonth: 1, effectiveFrom: '2025-03-03' },
    counts: { onTime: 2 },
    schools: [{ owed: 2, dueBy: '2025-07-10' }, {}],
  });
  const answer = await director.post(`/api/counties/${county}/visit-rule`, { ...rule, effectiveAt: '2025-03-01' });
  expect([answer.status, body(answer)['code']]).toEqual([422, 'visit-rule.dated-back']);
});

it('names the 责任督学 of a school, and who must not be', async () => {
  const named = { accountId: li, unitId: first, basis: '彰教督〔2025〕2号', effectiveAt: '2024-09-01' };
  expect((await director.post('/api/responsible-inspectors', named)).status).toBe(201);
  await director.post('/api/recusals', { accountId: han, unitId: second, ground: 'staff' });
  const refused = await director.post('/api/responsible-inspectors', {
    accountId: han,
    unitId: second,
    basis: '彰教督〔2025〕2号',
  });
  expect([refused.status, body(refused)['code']]).toEqual([409, 'responsibility.recused']);
  expect(body(await director.get(`/api/counties/${county}/responsible-inspectors`))).toMatchObject({
    most: 20,
    inspectors: [
      { name: 'li', holds: 1, schools: [{ unitName: '第一小学', since: '2024-09-01', until: null }] },
      { name: 'han', holds: 0, schools: [] },
    ],
    without: [{ unitName: '第二小学' }],
  });
  const ending = { unitId: second, reason: '轮岗' };
  expect((await director.post(`/api/responsible-inspectors/${li}/ending`, ending)).status).toBe(404);
});

it('proposes visits and plans those that are taken, each with its answer', async () => {
  expect(await proposals()).toMatchObject({ proposals: [], notPlaced: [] });
  const term = `from=2025-03-01&to=2025-07-31`;
  const { proposals: found } = body(await director.get(`/api/counties/${county}/visit-proposals?${term}`)) as Awaited<
    ReturnType<typeof proposals>
  >;
  expect(found.map(({ unitId, accountId }) => [unitId === first, accountId === li])).toContainEqual([true, true]);
  expect(new Set(found.map(({ accountId }) => accountId))).toEqual(new Set([li]));
  const mine = found.find(({ unitId }) => unitId === first)!;
  const visits = [
    { unitId: first, accountId: li, date: mine.date },
    { unitId: second, accountId: han, date: mine.date },
    { unitId: elsewhere, accountId: li, date: mine.date },
  ];
  const answer = await director.post(
    `/api/counties/${county}/visit-proposals/acceptance`,
    { subject: '三月经常性督导', visits },
    { 'idempotency-key': '0f1f7c1a-0000-4000-8000-00000000d001' },
  );
  expect(body(answer)).toMatchObject({
    done: 1,
    refused: 2,
    items: [
      { done: true, unitName: '第一小学' },
      { done: false, code: 'inspection.recused' },
      { done: false, code: 'inspection.unknown-unit' },
    ],
  });
  const { items } = body(answer) as { items: { inspectionId: string }[] };
  expect(body(await director.get(`/api/inspections/${items[0]!.inspectionId}`))).toMatchObject({
    kind: 'routine',
    subject: '三月经常性督导',
    date: mine.date,
  });
  const wrong = await director.get(`/api/counties/${county}/visit-proposals?from=2025-03-31&to=2025-03-01`);
  expect([wrong.status, body(wrong)['code']]).toEqual([422, 'visit-rule.period']);
});

it('shows a school when it was last visited and by whom', async () => {
  const principal = await api.as('principal');
  expect(body(await principal.get(`/api/organizations/${first}/visit-duty`))).toMatchObject({
    school: { unitId: first, responsible: [{ name: 'li' }], lastVisit: null, planned: [{ kind: 'routine' }] },
  });
  expect((await principal.get(`/api/organizations/${second}/visit-duty`)).status).toBe(404);
  expect((await principal.get(`/api/counties/${county}/visit-duty`)).status).toBe(404);
  expect((await director.get(`/api/organizations/${county}/visit-duty`)).status).toBe(404);
});
