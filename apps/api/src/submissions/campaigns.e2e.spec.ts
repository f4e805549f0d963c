import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api, type Answer, type Client } from '@test/api';

type Body = Readonly<Record<string, unknown>>;
type Line = Readonly<{ unitId: string; standing: string; status: string; endedIntoNames: string[] } & Body>;

let api: Api;
let director: Client;
let reporter: Client;
let reader: Client;
let county: string;
let district: string;
let nine: string;
const schools: string[] = [];
const sections: string[] = [];
let campaign: string;

const school = async (name: string, stage: 'primary' | 'junior' = 'primary') => {
  const effectiveAt = '2010-09-01';
  const id = await api.unit('school', district, { name, schoolType: stage, effectiveAt });
  const section = await api.unit('section', id, { name: `${name}学部`, stage, effectiveAt });
  return { id, section };
};

beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2000-01-01' });
  district = await api.unit('schoolDistrict', county, { name: '东部学区', effectiveAt: '2000-01-01' });
  nine = await api.unit('school', county, {
    name: '四堡子九年制学校',
    schoolType: 'nineYear',
    sharedBuildings: true,
    effectiveAt: '2010-09-01',
  });
  for (const stage of ['primary', 'junior'] as const)
    sections.push(await api.unit('section', nine, { name: stage, stage, effectiveAt: '2010-09-01' }));
  for (const name of ['一小', '二小', '三小']) {
    const made = await school(name);
    schools.push(made.id);
    sections.push(made.section);
  }
  await api.account('director', county, ['supervisionDirector']);
  await api.account('nine', nine, ['reporter']);
  await api.account('first', schools[0]!, ['principal']);
  [director, reporter, reader] = (await Promise.all(['director', 'nine', 'first'].map((name) => api.as(name)))) as [
    Client,
    Client,
    Client,
  ];
});
afterAll(() => api.close());

const done = <T = Body>({ status, body }: Answer): T => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
};
const refusal = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
const lines = async (client: Client, query = '') =>
  done<{ items: readonly Line[]; total: number; counts: Body }>(
    await client.get(`/api/campaigns/${campaign}/units?${query}`),
  );
const counts = async () => (await lines(director)).counts;
const statuses = async (client: Client, query = '') =>
  Object.fromEntries(
    (await lines(client, query)).items.map(({ unitId, standing, status }) => [unitId, `${standing} ${status}`]),
  );

const notice = {
  name: '2025春季填报',
  dataYear: '2024-2025',
  forms: ['section', 'premises', 'county'],
  dueDate: '2025-03-20',
};

/** What a reader may do with the round now. */
const legal = async (client: Client): Promise<string[]> =>
  done<{ acts: { act: string; blockedBy: object | null }[] }>(
    await client.get(`/api/campaigns/${campaign}`),
  ).acts.flatMap(({ act, blockedBy }) => (blockedBy ? [] : act));
/** Whose 签收 a reader could give now, by unit; null when a rule is in the way. */
const tasks = async (client: Client) =>
  Object.fromEntries(
    done<{ items: { unitId: string; acts: { blockedBy: { code: string } | null }[] }[] }>(
      await client.get('/api/my-returns'),
    ).items.map(({ unitId, acts }) => [unitId, acts.map(({ blockedBy }) => blockedBy?.code ?? null)]),
  );

it('is opened for every filing unit of the county, once', async () => {
  const opened = done<{ id: string; revision: number }>(
    await director.post('/api/campaigns', { ...notice, countyId: county }),
  );
  campaign = opened.id;
  expect(done(await director.post('/api/campaigns', { ...notice, countyId: county }))).toMatchObject({
    id: campaign,
    outcome: 'nothing',
  });
  expect(await counts()).toMatchObject({ owed: 7, byStatus: { unacknowledged: 7 }, outstanding: 7, overdue: 0 });
  expect(done(await director.get(`/api/campaigns/${campaign}`))).toMatchObject({
    status: 'open',
    county: '彰武县',
    openedByName: 'director',
    revision: opened.revision,
    basis: { rule: 'set-by-letter', clause: '2025春季填报通知' },
  });
  expect(await legal(director)).toEqual(['RemindUnits', 'ReleaseUnits', 'ChangeDueDate', 'CloseCampaign']);
  expect(await legal(reporter)).toEqual([]);
  const later = { ...notice, countyId: county, dueDate: '2025-03-02', name: '过期' };
  expect(refusal(await director.post('/api/campaigns', later))).toEqual([422, 'campaign.due-in-past']);
  expect(refusal(await reporter.post('/api/campaigns', { ...notice, countyId: nine }))).toEqual([
    403,
    'access.not-permitted',
  ]);
});

it('is acknowledged by each unit itself: a school for all of its parts, the bureau for its own form', async () => {
  const acknowledge = (client: Client, unit: string) =>
    client.post(`/api/campaigns/${campaign}/units/${unit}/acknowledgement`);
  expect(await tasks(reporter)).toEqual({ [nine]: [null], [sections[0]!]: [null], [sections[1]!]: [null] });
  expect(await tasks(director)).toMatchObject({ [county]: [null], [sections[2]!]: ['campaign.not-yours'] });
  expect(done(await acknowledge(reporter, nine))).toMatchObject({ unitIds: [nine, sections[0], sections[1]] });
  expect(done(await acknowledge(reporter, sections[0]!))).toMatchObject({ outcome: 'nothing' });
  expect(await tasks(reporter)).toEqual({ [nine]: [], [sections[0]!]: [], [sections[1]!]: [] });
  expect(refusal(await acknowledge(director, sections[2]!))).toEqual([403, 'campaign.not-yours']);
  expect(refusal(await acknowledge(director, schools[1]!))).toEqual([403, 'campaign.not-yours']);
  expect(done(await acknowledge(director, county))).toMatchObject({ unitIds: [county] });
  expect((await acknowledge(reporter, sections[2]!)).status).toBe(404);
  expect(await counts()).toMatchObject({ byStatus: { unacknowledged: 3, acknowledged: 4 } });
});

it('shows each school its own lines only', async () => {
  expect(Object.keys(await statuses(reporter))).toEqual([nine, sections[0], sections[1]]);
  expect(await statuses(reader)).toEqual({ [sections[2]!]: 'owed unacknowledged' });
  expect(done(await reader.get(`/api/campaigns/${campaign}`))).toMatchObject({
    counts: { owed: 1 },
    openedByName: null,
  });
  const mine = done<{ items: Body[] }>(await reader.get('/api/campaigns?dataYear=2024-2025&status=open'));
  expect(mine).toMatchObject({ total: 1, items: [{ campaignId: campaign, dueDate: '2025-03-20' }] });
  expect(await statuses(director, `under=${nine}&status=acknowledged&limit=2`)).toEqual({
    [nine]: 'owed acknowledged',
    [sections[0]!]: 'owed acknowledged',
  });
  expect(await statuses(director, 'search=二小')).toEqual({ [sections[3]!]: 'owed unacknowledged' });
});

it('follows what is filed, returned and accepted', async () => {
  const [section] = [sections[2]!];
  done(await reader.post(`/api/submissions/${section}/2024-2025`, { figures: { students: '260' } }));
  expect(await statuses(reader)).toEqual({ [section]: 'owed submitted' });
  const reasons = [{ figure: 'students', reason: '与学籍不符' }];
  done(await director.post(`/api/submissions/${section}/2024-2025/return`, { version: 1, reasons }));
  expect(await statuses(reader)).toEqual({ [section]: 'owed returned' });
  done(await reader.post(`/api/submissions/${section}/2024-2025`, { figures: { students: '261' } }));
  done(await director.post(`/api/submissions/${section}/2024-2025/acceptance`, { version: 2 }));
  expect(await statuses(reader)).toEqual({ [section]: 'owed accepted' });
});

it('shows whom it founded, merged or closed meanwhile, and takes in the new ones with one call', async () => {
  await api.account('administrator', county, ['administrator']);
  const administrator = await api.as('administrator');
  const young = await school('新建小学');
  const effectiveAt = '2025-03-03';
  done(await administrator.post(`/api/organizations/units/${schools[1]}/merger`, { into: schools[0], effectiveAt }));
  done(await administrator.post(`/api/organizations/units/${schools[2]}/closure`, { reason: '生源不足', effectiveAt }));
  const board = await lines(director);
  expect(board.counts).toMatchObject({ owed: 5, besides: { ended: 2, notIncluded: 1 } });
  expect(board.items.find(({ unitId }) => unitId === sections[3])).toMatchObject({
    standing: 'ended',
    ended: 'merged',
    endedFrom: effectiveAt,
    endedIntoNames: ['一小'],
  });
  expect(board.items.find(({ unitId }) => unitId === sections[4])).toMatchObject({
    standing: 'ended',
    ended: 'closed',
    endedReason: '生源不足',
  });
  expect(await statuses(director, 'standing=notIncluded')).toEqual({ [young.section]: 'notIncluded unacknowledged' });
  expect(await legal(director)).toContain('AddUnits');
  done(await director.post(`/api/campaigns/${campaign}/units`, {}));
  expect(done(await director.post(`/api/campaigns/${campaign}/units`, {}))).toMatchObject({ outcome: 'nothing' });
  expect(await counts()).toMatchObject({ owed: 6, besides: { notIncluded: 0 } });
  const release = { unitIds: [young.section], reason: '本学期未招生' };
  done(await director.post(`/api/campaigns/${campaign}/release`, release));
  expect((await lines(director, 'standing=released')).items).toMatchObject([{ releasedReason: '本学期未招生' }]);
  const stranger = { unitIds: [nine, district], reason: '误' };
  expect(refusal(await director.post(`/api/campaigns/${campaign}/release`, stranger))).toEqual([
    422,
    'campaign.units-not-asked',
  ]);
});

it('names the laggards once the day has passed, and reminds them all with one call, once a day', async () => {
  expect((await lines(director, 'overdue=true')).total).toBe(0);
  api.clock.set('2025-03-21T01:00:00.000Z');
  [director, reporter, reader] = (await Promise.all(['director', 'nine', 'first'].map((name) => api.as(name)))) as [
    Client,
    Client,
    Client,
  ];
  expect(await counts()).toMatchObject({ owed: 5, outstanding: 4, overdue: 4 });
  expect(Object.keys(await statuses(director, 'overdue=true'))).toEqual([county, nine, sections[0], sections[1]]);
  done(await director.post(`/api/campaigns/${campaign}/reminder`));
  expect(done(await director.post(`/api/campaigns/${campaign}/reminder`))).toMatchObject({ outcome: 'nothing' });
  expect(await legal(director)).not.toContain('RemindUnits');
  expect((await lines(reporter)).items.map(({ reminders, remindedOn }) => [reminders, remindedOn])).toEqual(
    Array.from({ length: 3 }, () => [1, '2025-03-21']),
  );
});

it('gets another day, is closed, and opened again', async () => {
  const later = { dueDate: '2025-03-25', reason: '统计系统停机' };
  done(await director.post(`/api/campaigns/${campaign}/due-date`, later));
  expect(await counts()).toMatchObject({ overdue: 0 });
  done(await director.post(`/api/campaigns/${campaign}/closure`, { reason: '已报齐' }));
  expect(refusal(await director.post(`/api/campaigns/${campaign}/reminder`))).toEqual([409, 'campaign.closed']);
  expect(refusal(await reader.post(`/api/campaigns/${campaign}/units/${sections[2]}/acknowledgement`))).toEqual([
    409,
    'campaign.closed',
  ]);
  expect(await legal(director)).toEqual(['ReopenCampaign']);
  const again = { dueDate: '2025-04-30', reason: '市级复核要求补报' };
  const stale = { 'if-match': '"0"' };
  expect(refusal(await director.post(`/api/campaigns/${campaign}/reopening`, again, stale))).toEqual([
    412,
    'precondition.revision',
  ]);
  done(await director.post(`/api/campaigns/${campaign}/reopening`, again));
  expect(done(await director.get(`/api/campaigns/${campaign}`))).toMatchObject({
    status: 'open',
    dueDate: '2025-04-30',
    reason: '市级复核要求补报',
    basis: { act: 'CampaignReopened', from: '2025-03-21' },
  });
});
