import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Role } from '@app/domain/access';
import type { Outcome } from '@app/domain/kernel';
import { Api, type Answer } from '@test/api';

let api: Api;
let school: string;
let reporter: string;
let issue: string;

/** Signs in on that day (sessions do not last for weeks) and asks. */
const ask = async (day: string, who: string, path: string, body: object = {}): Promise<Answer> => {
  api.clock.set(`${day}T01:00:00.000Z`);
  return (await api.as(who)).post(`/api${path}`, body);
};
const read = async (who: string, path: string) => (await api.as(who)).get(`/api${path}`);

beforeAll(async () => {
  api = await Api.start();
  const county = await api.unit('county', null);
  school = await api.unit('school', county);
  const open = (name: string, unit: string, role: Role) => api.account(name, unit, [role]);
  await open('director', county, 'supervisionDirector');
  await open('leader', county, 'bureauLeader');
  const principal = await open('principal', school, 'principal');
  reporter = await open('reporter', school, 'reporter');
  const raised = await ask('2025-03-10', 'director', '/issues', {
    unitId: school,
    problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
    clause: '教督〔2017〕6号 第六条第三项',
    severity: 'ordinary',
    evidence: [],
  });
  issue = `/issues/${(raised.body as Outcome).id}`;
  const steps: [day: string, who: string, path: string, body?: object][] = [
    [
      '2025-03-11',
      'director',
      '/assignment',
      { noticeNumber: '彰教督整〔2025〕3号', leadUnitId: school, supportingUnitIds: [], dueDate: '2025-04-30' },
    ],
    ['2025-03-12', 'principal', '/acknowledgement'],
    [
      '2025-03-13',
      'reporter',
      '/plan',
      {
        goal: '达标',
        measures: '打通隔墙',
        steps: [{ text: '施工', dueDate: '2025-04-20' }],
        responsibleAccountId: principal,
      },
    ],
    ['2025-03-14', 'director', '/plan/approval'],
  ];
  for (const [day, who, path, body] of steps) expect((await ask(day, who, issue + path, body)).status).toBe(201);
});
afterAll(() => api.close());

it('stops and starts the clock, hands over, and grants a second extension at two levels', async () => {
  const refused = await ask('2025-04-01', 'principal', `${issue}/suspension`, { reason: '等批复' });
  expect(refused.status).toBe(403);
  const steps: [day: string, who: string, path: string, body: object, status?: number][] = [
    ['2025-04-01', 'director', '/suspension', { reason: '等待消防设计批复' }],
    [
      '2025-04-02',
      'principal',
      '/extension',
      { requestedDate: '2025-05-31', reason: '工期', progress: '一半', forecast: '2025-05-31' },
      409,
    ],
    ['2025-04-11', 'director', '/resumption', { reason: '批复已到' }],
    ['2025-04-12', 'principal', '/handover', { toAccountId: reporter, reason: '原责任人调离' }],
    [
      '2025-04-13',
      'principal',
      '/extension',
      { requestedDate: '2025-05-20', reason: '工期', progress: '一半', forecast: '2025-05-20' },
    ],
    ['2025-04-14', 'director', '/extension/grant', {}],
    [
      '2025-05-18',
      'principal',
      '/extension',
      { requestedDate: '2025-05-31', reason: '雨季', progress: '八成', forecast: '2025-05-31' },
    ],
    ['2025-05-19', 'leader', '/extension/grant', {}, 409],
    ['2025-05-19', 'director', '/extension/grant', {}],
    ['2025-05-19', 'leader', '/extension/grant', {}],
  ];
  for (const [day, who, path, body, status = 201] of steps) {
    const answer = await ask(day, who, issue + path, body);
    expect([path, answer.status]).toEqual([path, status]);
  }
  api.clock.set('2025-05-28T01:00:00.000Z');
  expect((await read('director', issue)).body).toMatchObject({ dueDate: '2025-05-31', stopped: null, above: null });
  // Ordered for 30 April; the clock stood for ten days: without the extensions it would be due on 10 May.
  expect((await read('principal', `${issue}/lateness`)).body).toMatchObject({
    lateness: {
      orderedDue: '2025-04-30',
      dueDate: '2025-05-31',
      extensions: 2,
      stoppedDays: 10,
      byDeed: { days: 0 },
      without: { dueDate: '2025-05-10', byDeed: { on: '2025-05-28', days: 18, workingDays: 13 } },
    },
  });
});

it('lets a leader waive until a day, and grants a plan of stages that the office looks at', async () => {
  const past = await ask('2025-05-28', 'leader', `${issue}/waiver`, { reason: '列入拆迁', until: '2025-05-01' });
  expect([past.status, past.body]).toMatchObject([422, { code: 'rectification.waiver-ends-before' }]);
  const stages = [
    { goal: '立项', reviewOn: '2025-10-31' },
    { goal: '竣工', reviewOn: '2026-08-31' },
  ];
  const plan = { expectedOn: '2026-08-31', stages, reason: '须新建', progress: '已选址' };
  expect((await ask('2025-05-28', 'principal', `${issue}/long-term`, { ...plan, stages: [] })).status).toBe(422);
  expect((await ask('2025-05-28', 'principal', `${issue}/long-term`, plan)).status).toBe(201);
  expect((await read('leader', '/todos')).body).toMatchObject({
    items: [{ kind: 'issues.decideLongTerm', mine: true }],
  });
  expect((await ask('2025-05-29', 'director', `${issue}/long-term/grant`)).status).toBe(403);
  expect((await ask('2025-05-29', 'leader', `${issue}/long-term/grant`)).status).toBe(201);
  const look = { reached: true, finding: '批文已出' };
  expect((await ask('2025-11-02', 'director', `${issue}/stages/review`, look)).status).toBe(201);
  expect((await read('director', issue)).body).toMatchObject({ dueDate: '2026-08-31', stageOn: '2026-08-31' });
  const rest = { reason: '校区规划调整', until: '2025-12-31' };
  expect((await ask('2025-11-03', 'leader', `${issue}/waiver`, rest)).status).toBe(201);
  expect((await read('principal', issue)).body).toMatchObject({
    stopped: { grounds: 'waiver', from: '2025-11-03', until: '2025-12-31' },
  });
});

it('does one act to many issues in one call, with an answer each, and nothing twice', async () => {
  const ids: string[] = [];
  for (const problem of ['图书册数不足', '生均体育场地不足']) {
    const raised = await ask('2026-01-05', 'director', '/issues', {
      unitId: school,
      problem,
      clause: '教督〔2017〕6号 第六条',
      severity: 'ordinary',
      evidence: [],
    });
    ids.push((raised.body as Outcome).id);
  }
  const stranger = '00000000-0000-4000-8000-000000000001';
  const form = { act: 'AssignRectification', noticeNumber: '彰教督整〔2026〕1号', dueDate: '2026-03-31' };
  const batch = async (who: string, body: object) => (await api.as(who)).post('/api/issues/batch', body);
  const first = await batch('director', { ...form, issueIds: [...ids, stranger, issue.slice('/issues/'.length)] });
  expect(first.body).toMatchObject({
    done: 2,
    refused: 2,
    items: [
      { issueId: ids[0], done: true },
      { issueId: ids[1], done: true },
      { issueId: stranger, done: false, code: 'resource.not-found' },
      { done: false, code: 'rectification.already-assigned', detail: expect.stringContaining('转办') as unknown },
    ],
  });
  expect((await read('director', `/issues/${ids[1]}`)).body).toMatchObject({ status: 'assigned', leadUnitId: school });
  expect((await batch('director', { act: 'RemindNow', issueIds: ids })).body).toMatchObject({ done: 2, refused: 0 });
  // A school signs for all that lies before it; what is another's to do it may do for none.
  const signed = await batch('principal', { act: 'AcknowledgeRectification', issueIds: ids });
  expect(signed.body).toMatchObject({ done: 2, refused: 0, sequence: expect.any(Number) });
  const closing = await batch('director', { act: 'CloseIssue', issueIds: ids });
  expect(closing.status).toBe(400);
  expect((await batch('principal', { ...form, issueIds: ids })).status).toBe(403);
  expect((await batch('director', { act: 'AssignRectification', issueIds: ids })).status).toBe(400);
});
