import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '@app/api-client';
import type { Outcome } from '@app/domain/kernel';
import { Api, type Answer } from '@test/api';
import { Processes } from '../../../worker/src/processes/processes.service.js';
import { WorkerModule } from '../../../worker/src/worker.module.js';

let api: Api;
let county: string;
let elsewhere: string;
const schools: string[] = [];

/** Signs in on that day (sessions do not last for weeks), asks, and waits for what follows by itself. */
const ask = async (day: string, who: string, path: string, body: object = {}): Promise<Answer> => {
  api.clock.set(`${day}T01:00:00.000Z`);
  const answer = await (await api.as(who)).post(`/api${path}`, body);
  await api.app.get(Processes).settled(60_000);
  return answer;
};
const read = async (who: string, path: string): Promise<Answer> => (await api.as(who)).get(`/api${path}`);
type Detail = Schemas['CommonIssueDetailDto'];
const shown = async (id: string) => (await read('auditor', `/common-issues/${id}`)).body as Detail;
/** Of each issue in turn: where it stands and whose plan it goes by. */
const standing = async (id: string) => (await shown(id)).children.map(({ status, plan }) => [status, plan]);

beforeAll(async () => {
  api = await Api.start({}, { imports: [WorkerModule] });
  county = await api.unit('county', null, { name: '彰武县' });
  elsewhere = await api.unit('school', await api.unit('county', null, { name: '荣昌区' }));
  for (const name of ['一小', '二小', '三小']) schools.push(await api.unit('school', county, { name }));
  await api.account('director', county, ['supervisionDirector']);
  await api.account('auditor', county, ['auditor']);
  for (const [index, school] of schools.entries()) await api.account(`principal${index}`, school, ['principal']);
});
afterAll(() => api.close());

const finding = { problem: '实验室危险化学品未做到双人双锁', clause: '第六条第三项', severity: 'ordinary' };
const plan = {
  goal: '全县学校危险化学品全部双人双锁',
  measures: '统一采购专用柜，逐校验收',
  steps: [{ text: '专用柜到校', dueDate: '2025-04-10' }],
};

it('raises one issue a school, carries one plan to each, and ends when each of them has', async () => {
  const form = { ...finding, countyId: county, unitIds: schools };
  const outside = await ask('2025-03-10', 'director', '/common-issues', { ...form, unitIds: [schools[0], elsewhere] });
  expect(outside).toMatchObject({ status: 422, body: { code: 'common-issue.unfit-units' } });
  const single = await ask('2025-03-10', 'director', '/common-issues', { ...form, unitIds: [schools[0]] });
  expect(single).toMatchObject({ status: 422, body: { code: 'common-issue.units' } });
  expect((await ask('2025-03-10', 'auditor', '/common-issues', form)).status).toBe(403);
  expect((await read('auditor', '/common-issues')).body).toMatchObject({ total: 0 });

  const raised = await ask('2025-03-10', 'director', '/common-issues', form);
  expect(raised.status).toBe(201);
  const { id } = raised.body as Outcome;
  expect(await standing(id)).toEqual(schools.map(() => ['raised', null]));
  const issues = (await shown(id)).children.map(({ issueId }) => issueId);

  const notice = (index: number) => ({
    noticeNumber: `彰教督整〔2025〕${index}号`,
    leadUnitId: schools[index],
    supportingUnitIds: [],
    dueDate: '2025-04-30',
  });
  for (const [index, issue] of issues.entries())
    expect((await ask('2025-03-11', 'director', `/issues/${issue}/assignment`, notice(index))).status).toBe(201);
  expect((await ask('2025-03-12', 'principal0', `/issues/${issues[0]}/acknowledgement`)).status).toBe(201);
  expect((await ask('2025-03-13', 'principal0', `/common-issues/${id}/plan`, plan)).status).toBe(403);
  expect((await ask('2025-03-13', 'director', `/common-issues/${id}/plan`, plan)).status).toBe(201);
  // Signed for before the plan came, not signed for: left alone.
  expect(await standing(id)).toEqual([
    ['inProgress', 'common'],
    ['assigned', null],
    ['assigned', null],
  ]);
  expect((await ask('2025-03-14', 'principal1', `/issues/${issues[1]}/acknowledgement`)).status).toBe(201);
  expect((await standing(id))[1]).toEqual(['inProgress', 'common']);

  // A second version reaches those that go by the first; the page says whom not, and why.
  await ask('2025-03-17', 'director', `/common-issues/${id}/plan`, { ...plan, measures: '借用后统一采购' });
  expect((await shown(id)).children.map(({ planVersion, leftAlone }) => [planVersion, leftAlone])).toEqual([
    [2, null],
    [2, null],
    [null, 'notSigned'],
  ]);
  expect((await shown(id)).plans.map(({ version }) => version)).toEqual([2, 1]);
  // A school sees the matter and the plan from its own issue: no other school, and nothing of where it stands.
  const own = await read('principal0', `/issues/${issues[0]}/common-issue`);
  expect(own.body).toMatchObject({
    common: { problem: finding.problem, plan: { version: 2 }, own: { planVersion: 2 } },
  });
  for (const other of [schools[1], schools[2], issues[1], issues[2], '二小', '三小'])
    expect(JSON.stringify(own.body)).not.toContain(other);
  expect((await read('principal0', `/issues/${issues[1]}/common-issue`)).status).toBe(404);

  for (const issue of issues) {
    expect((await shown(id)).closed).toBe(false);
    await ask('2025-03-20', 'director', `/issues/${issue}/withdrawal`, { reason: '经复核不成立' });
  }
  expect(await shown(id)).toMatchObject({
    closed: true,
    issues: 3,
    latestDueDate: '2025-04-30',
    counts: [{ status: 'withdrawn', issues: 3 }],
    countyName: '彰武县',
  });
  expect((await read('auditor', `/common-issues?county=${county}&issue=${issues[2]}`)).body).toMatchObject({
    total: 1,
  });
  expect((await read('principal0', `/common-issues/${id}`)).status).toBe(403);
  expect(await api.app.get(Processes).parked()).toEqual([]);
});

it('makes one matter of issues that are there, and keeps the issue of a school that has one', async () => {
  const raised = async (unitId: string, problem: string) =>
    ((await ask('2025-04-01', 'director', '/issues', { ...finding, unitId, problem, evidence: [] })).body as Outcome)
      .id;
  const named = await raised(schools[0]!, '消防通道堆物');
  const alike = await raised(schools[1]!, '安全通道堵塞');
  const form = { ...finding, problem: '安全通道堵塞', countyId: county, unitIds: [schools[1]], issueIds: [named] };
  const { id } = (await ask('2025-04-02', 'director', '/common-issues', form)).body as Outcome;
  expect((await shown(id)).children.map(({ issueId, there, unitNow }) => [issueId, there, unitNow])).toEqual([
    [alike, true, 'open'],
    [named, true, 'open'],
  ]);
  const again = await ask('2025-04-03', 'director', '/common-issues', { ...form, unitIds: [schools[2]] });
  expect(again).toMatchObject({ status: 422, body: { code: 'common-issue.issue-taken' } });
  expect((await read('director', `/issues?unit=${schools[1]}&search=安全通道`)).body).toMatchObject({ total: 1 });
});
