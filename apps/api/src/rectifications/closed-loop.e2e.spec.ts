import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Evidence, Outcome } from '@app/domain/kernel';
import type { Role } from '@app/domain/access';
import { Api, type Answer } from '@test/api';

type Blocked = Readonly<{ code: string; detail: string }> | null;

let api: Api;
let county: string;
let school: string;
let other: string;
let treasury: string;
let inspectorIds: string[];
let principalId: string;
let photo: Evidence;

const clause = '教督〔2017〕6号 第六条第三项';

beforeAll(async () => {
  api = await Api.start();
  photo = await api.evidence();
  county = await api.unit('county', null);
  school = await api.unit('school', county);
  other = await api.unit('school', county);
  treasury = await api.unit('department', county);
  const open = (name: string, unit: string, role: Role) => api.account(name, unit, [role]);
  await open('director', county, 'supervisionDirector');
  inspectorIds = [];
  for (const name of ['inspector1', 'inspector2', 'inspector3'])
    inspectorIds.push(await open(name, county, 'inspector'));
  principalId = await open('principal', school, 'principal');
  await open('reporter', school, 'reporter');
  await open('neighbour', other, 'principal');
  await open('treasurer', treasury, 'responsibleUnit');
  await open('auditor', county, 'auditor');
});
afterAll(() => api.close());

/** Signs in on that day (sessions do not last for weeks) and asks. */
const ask = async (day: string, who: string, path: string, body: object = {}): Promise<Answer> => {
  api.clock.set(`${day}T01:00:00.000Z`);
  return (await api.as(who)).post(`/api${path}`, body);
};
const read = async (who: string, path: string) => (await api.as(who)).get(`/api${path}`);
const idOf = ({ body }: Answer) => (body as Outcome).id;

const raise = (more: object = {}) => ({
  unitId: school,
  problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
  clause,
  severity: 'ordinary',
  evidence: [photo],
  ...more,
});
const notice = (more: object = {}) => ({
  noticeNumber: '彰教督整〔2025〕3号',
  leadUnitId: school,
  supportingUnitIds: [],
  dueDate: '2025-05-10',
  ...more,
});

describe('the loop over HTTP', () => {
  // Signs in eighteen times, which costs a hash each.
  it('drives an issue from finding to 销号, and back', async () => {
    const id = idOf(await ask('2025-03-10', 'inspector1', '/issues', raise()));
    const at = `/issues/${id}`;
    const plan = {
      goal: '达到 73 平方米',
      measures: '打通隔墙',
      steps: [{ text: '施工', dueDate: '2025-04-20' }],
      responsibleAccountId: principalId,
    };
    const done: [day: string, who: string, path: string, body?: object][] = [
      ['2025-03-11', 'director', '/assignment', notice({ supportingUnitIds: [treasury] })],
      ['2025-03-12', 'principal', '/acknowledgement'],
      ['2025-03-13', 'reporter', '/plan', plan],
      ['2025-03-14', 'director', '/plan/return', { reason: '没有资金来源' }],
      ['2025-03-15', 'reporter', '/plan', { ...plan, measures: '打通隔墙，财政出资' }],
      ['2025-03-16', 'director', '/plan/approval', { note: '同意' }],
      [
        '2025-05-20',
        'treasurer',
        '/progress',
        { text: '隔墙已打通', percent: 100, evidence: [], effectiveAt: '2025-05-03' },
      ],
      ['2025-05-20', 'principal', '/report/approval', { report: '现为 76 平方米' }],
      ['2025-05-20', 'principal', '/closure', { statement: '请予销号', evidence: [photo], rectifiedOn: '2025-05-03' }],
      [
        '2025-05-22',
        'inspector2',
        '/closure/verification',
        { on: '2025-05-22', finding: '实测 72 平方米', evidence: [], adequate: false },
      ],
      ['2025-05-22', 'director', '/closure/rejection', { reworkRequirement: '再扩 1 平方米以上' }],
      ['2025-05-28', 'reporter', '/progress', { text: '再扩 2 平方米', percent: 100, evidence: [photo] }],
      ['2025-05-28', 'principal', '/report/approval', { report: '现为 74 平方米' }],
      ['2025-05-28', 'principal', '/closure', { statement: '再请销号', evidence: [photo], rectifiedOn: '2025-05-28' }],
      [
        '2025-05-30',
        'inspector2',
        '/closure/verification',
        { on: '2025-05-30', finding: '实测 74 平方米', evidence: [photo], adequate: true },
      ],
      ['2025-05-30', 'director', '/closure/approval'],
      ['2025-09-10', 'inspector3', '/reopening', { reason: '隔墙又砌上了', evidence: [photo] }],
    ];
    for (const [day, who, path, body] of done) {
      const { status, body: answer } = await ask(day, who, `${at}${path}`, body);
      expect({ path, status, answer }).toMatchObject({ path, status: 201, answer: { outcome: 'done' } });
    }
    const { body: timeline } = await read('auditor', `${at}/timeline`);
    const acts = timeline as { type: string; sequence: number; effectiveAt: string; recordedAt: string }[];
    // The finding before them; and after the refusal, which comes when the day is over, the ladder goes on.
    expect(acts).toHaveLength(done.length + 2);
    expect(acts[0]).toMatchObject({ type: 'IssueReopened', round: 2 });
    expect(
      acts.find(({ type, effectiveAt }) => type === 'ProgressReported' && effectiveAt === '2025-05-03'),
    ).toBeDefined();

    // Known on 15 May: overdue. Known now: it was put right on 28 May, late.
    const approved = acts.find(({ type }) => type === 'RectificationPlanApproved')!.sequence;
    expect((await read('auditor', `${at}?asOf=2025-05-15&knownAt=${approved}`)).body).toMatchObject({
      status: 'inProgress',
      overdue: true,
    });
    const closed = acts.find(({ type }) => type === 'IssueClosed')!.sequence;
    expect((await read('auditor', `${at}?knownAt=${closed}`)).body).toMatchObject({
      status: 'closed',
      attempt: 2,
      rectifiedInTime: false,
    });
    const last = acts[0]!.sequence;
    const { body: told } = await read('auditor', `${at}/difference?fromKnownAt=${closed}`);
    expect(told).toMatchObject({
      from: { sequence: closed, asOf: '2025-09-10', status: 'closed' },
      to: { sequence: last, asOf: '2025-09-10', status: 'raised' },
    });
    // Whatever others recorded meanwhile: an answer has the issue's own numbers.
    await api.unit('county', null);
    expect((await read('auditor', `${at}/difference?fromKnownAt=${closed}`)).body).toEqual(told);
    const raised = acts.at(-1)!.sequence;
    expect((await read('auditor', `${at}?knownAt=${raised - 1}`)).status).toBe(404);
    expect((await read('auditor', `${at}/due-dates?knownAt=${raised}`)).body).toEqual([]);
    for (const part of [
      '',
      '/timeline',
      '/due-dates',
      '/lateness',
      '/figures',
      '/difference',
      '/ladder',
      '/step-deadlines',
    ])
      for (const wrong of ['0', '99999999', '00000000-0000-5000-8000-00000000ffff', 'yesterday'])
        expect(await read('auditor', `${at}${part}?knownAt=${wrong}`)).toMatchObject({
          status: 400,
          body: { errors: [{ field: 'knownAt', detail: expect.stringMatching(/^截至记录：/) }] },
        });
    expect((await read('auditor', '/issues?asOf=2999-01-01')).body).toMatchObject({
      status: 400,
      errors: [{ field: 'asOf', detail: '基准日期：日期还没有到，请填今天或以前的日期。' }],
    });
    expect((await read('auditor', '/issues?knownBy=soon')).body).toMatchObject({
      errors: [{ field: 'knownBy', detail: expect.stringMatching(/^截至时间：应为日期/) }],
    });
    expect((await read('treasurer', at)).body).toMatchObject({ status: 'raised', round: 2 });
    expect((await read('neighbour', at)).status).toBe(404);
    expect((await read('auditor', `${at}/due-dates`)).body).toMatchObject([
      { dueDate: '2025-05-10', cause: 'RectificationAssigned', deducted: [], addedDays: null, unpublished: [] },
    ]);
  });

  it('takes no evidence that nobody brought', async () => {
    const hash = 'e'.repeat(64);
    const cited = await ask('2025-10-01', 'inspector1', '/issues', raise({ evidence: [{ ...photo, hash }] }));
    expect(cited).toMatchObject({
      status: 422,
      body: { code: 'attachments.not-kept', detail: expect.stringContaining(hash) },
    });
  });

  it('sends only inspectors of the county', async () => {
    const plan = { kind: 'routine', unitId: school, subject: '经常性督导', date: '2025-10-10', checklist: [] };
    const sent = await ask('2025-10-01', 'director', '/inspections', { ...plan, team: [principalId] });
    expect(sent).toMatchObject({ status: 422, body: { code: 'inspection.not-inspectors', details: { count: 1 } } });
  });

  it('tells a refusal in words, with the datum that explains it', async () => {
    const id = idOf(await ask('2025-10-01', 'director', '/issues', raise({ problem: '大班额' })));
    const at = `/issues/${id}`;
    const early = await ask('2025-10-01', 'principal', `${at}/acknowledgement`);
    expect(early.body).toMatchObject({ code: 'rectification.not-assigned' });
    await ask('2025-10-01', 'director', `${at}/assignment`, notice({ dueDate: '2025-10-10' }));
    const late = { requestedDate: '2025-11-30', reason: '停工', progress: '一半', forecast: '2025-11-20' };
    const refused = await ask('2025-10-11', 'principal', `${at}/extension`, late);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'rectification.extension-too-late',
      detail: '整改期限为2025年10月10日，今天2025年10月11日已过期，不能再申请延期。',
    });
    expect((await ask('2025-10-11', 'neighbour', `${at}/acknowledgement`)).status).toBe(404);
    expect((await ask('2025-10-11', 'treasurer', `${at}/acknowledgement`)).status).toBe(404);
    expect((await ask('2025-10-11', 'reporter', `${at}/closure/approval`)).status).toBe(403);
  });

  it.each([
    ['/issues', { clause: '' }, 'clause'],
    ['/issues', { severity: 'onTheSpot' }, 'severity'],
    ['/issues', { problem: 7 }, 'problem'],
    ['/issues', { evidence: [{ hash: 'x', mediaType: 'image/jpeg', bytes: 1 }] }, 'evidence[0].hash'],
    ['/issues', { evidence: [[]] }, 'evidence[0]'],
    ['/issues', { evidence: [null] }, 'evidence'],
    ['/issues', { colour: 'red' }, 'colour'],
  ])('names the field of a bad form: %s %j', async (path, wrong, field) => {
    const { status, body } = await ask('2025-10-12', 'director', path, raise(wrong));
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });

  it('takes acts without a body, and dates that do not exist are never a 500', async () => {
    const id = idOf(await ask('2025-10-12', 'director', '/issues', raise({ problem: '标牌' })));
    await ask('2025-10-12', 'director', `/issues/${id}/assignment`, notice({ dueDate: '2025-12-31' }));
    const dateless = await ask('2025-10-12', 'principal', `/issues/${id}/acknowledgement`, {
      effectiveAt: '2025-02-30',
    });
    expect(dateless.status).toBeGreaterThanOrEqual(400);
    expect(dateless.status).toBeLessThan(500);
    const bare = await (await api.as('principal')).post(`/api/issues/${id}/acknowledgement`);
    expect(bare.body).toMatchObject({ outcome: 'done' });
  });

  it('shows each person what waits for them, and the ledger by state', async () => {
    const todos = async (who: string) =>
      ((await read(who, '/todos')).body as { items: { act: string }[] }).items.map(({ act }) => act);
    expect(await todos('director')).toEqual(['AssignRectification']);
    expect(await todos('principal')).toEqual(['AcknowledgeRectification', 'SubmitRectificationPlan']);
    expect(await todos('neighbour')).toEqual([]);
    expect(await todos('auditor')).toEqual([]);
    const possible = async (who: string, query: string) => {
      const [{ issueId }] = ((await read(who, `/issues?${query}`)).body as { items: [{ issueId: string }] }).items;
      const { acts } = (await read(who, `/issues/${issueId}`)).body as { acts: { act: string; blockedBy: Blocked }[] };
      return acts.map(({ act, blockedBy }) => (blockedBy === null ? act : `(${act}: ${blockedBy.code})`));
    };
    expect(await possible('principal', 'status=assigned')).toEqual([
      'AcknowledgeRectification',
      '(SubmitRectificationPlan: rectification.acknowledge-first)',
      '(ReportProgress: rectification.not-in-progress)',
      '(ApproveRectificationReport: rectification.not-in-progress)',
      '(RequestClosure: rectification.unit-head-first)',
      '(WithdrawClosureRequest: rectification.no-closure-requested)',
      '(RequestExtension: rectification.extension-too-late)',
      '(HandOverResponsibility: rectification.nobody-responsible)',
      '(RequestLongTerm: rectification.extension-too-late)',
    ]);
    expect(await possible('director', 'status=raised,closed')).toEqual(expect.arrayContaining(['AssignRectification']));
    expect(await possible('auditor', 'status=assigned&status=closed')).toEqual([]);
    expect((await read('director', '/issues?status=lost')).status).toBe(400);
    expect((await read('auditor', '/issues/board?each=1')).body).toMatchObject({
      columns: expect.arrayContaining([
        expect.objectContaining({ status: 'assigned', total: 1, overdue: 1 }),
      ]) as unknown,
    });
    expect((await read('auditor', '/issues/counts')).body).toEqual([
      { status: 'acknowledged', issues: 1, overdue: 0 },
      { status: 'assigned', issues: 1, overdue: 1 },
      { status: 'raised', issues: 1, overdue: 0 },
    ]);
    expect((await read('auditor', '/issues?overdue=true')).body).toMatchObject({
      total: 1,
      items: [{ problem: '大班额' }],
    });
    expect((await read('neighbour', '/issues')).body).toMatchObject({ total: 0 });
    expect((await read('auditor', '/issues?status=nowhere')).status).toBe(400);
    expect((await read('auditor', '/issues?reopened=true')).body).toMatchObject({ total: 1 });
    expect((await read('auditor', '/issues?reopened=false')).body).toMatchObject({ total: 2 });
    expect((await read('auditor', '/issues?unassigned=true')).body).toMatchObject({
      total: 1,
      items: [{ status: 'raised' }],
    });
    expect((await read('auditor', '/issues?unassigned=false')).body).toMatchObject({ total: 2 });
    expect((await read('auditor', '/issues?unassigned=maybe')).status).toBe(400);
    expect((await read('auditor', '/issues?reopened=maybe')).status).toBe(400);
  });
});

describe('an inspection over HTTP', () => {
  const checklist = [{ id: 'q1', text: '音乐专用教室', indicator: null, clause }];
  const plan = (more: object = {}) => ({
    kind: 'thematic',
    unitId: school,
    subject: '专用教室专项督导',
    team: inspectorIds,
    date: '2025-11-10',
    checklist,
    ...more,
  });

  it('goes from plan to letter', async () => {
    expect(
      (await ask('2025-11-01', 'director', '/inspections', plan({ team: inspectorIds.slice(1) }))).body,
    ).toMatchObject({
      code: 'inspection.team-too-small',
    });
    const id = idOf(await ask('2025-11-01', 'director', '/inspections', plan()));
    const at = `/inspections/${id}`;
    const finding = { problem: '面积不足', clause, severity: 'serious', evidence: [photo], proposedLeadUnitId: school };
    const steps: [day: string, who: string, path: string, body?: object][] = [
      ['2025-11-05', 'director', '/notice', { noticeNumber: '彰教督通〔2025〕2号' }],
      ['2025-11-10', 'inspector1', '/start'],
      ['2025-11-10', 'inspector2', '/answers/q1', { answer: 'yes', evidence: [] }],
      ['2025-11-10', 'inspector1', '/answers/q1', { answer: 'no', evidence: [photo] }],
      ['2025-11-10', 'inspector1', '/findings', finding],
      ['2025-11-10', 'inspector1', '/completion', { summary: '实测' }],
      ['2025-11-12', 'director', '/preliminary-opinion', { opinion: '面积不足' }],
      ['2025-11-15', 'principal', '/defences', { text: '建于 2016 年前', evidence: [] }],
    ];
    for (const [day, who, path, body] of steps) {
      const { status, body: answer } = await ask(day, who, `${at}${path}`, body);
      expect({ path, status, answer }).toMatchObject({ path, status: 201, answer: { outcome: 'done' } });
    }
    const detail = (await read('principal', at)).body as { defenceList: { defenceId: string }[] };
    expect(detail).toMatchObject({
      status: 'hearing',
      issues: 1,
      questions: [{ answer: 'no', corrections: 1 }],
      findingList: [{ severity: 'serious' }],
      papers: { preliminary: { defenceDueDate: '2025-11-22', basis: { days: 10, calendar: 'natural' } } },
    });
    const letter = { letterNumber: '彰教督意〔2025〕1号', opinion: '限期整改', rectificationDueDate: '2025-12-31' };
    expect((await ask('2025-11-16', 'director', `${at}/opinion-letter`, letter)).body).toMatchObject({
      code: 'inspection.defence-unanswered',
    });
    await ask('2025-11-16', 'director', `${at}/defences/${detail.defenceList[0]!.defenceId}/answer`, {
      upheld: false,
      answer: '不属过渡',
    });
    expect((await ask('2025-11-22', 'director', `${at}/opinion-letter`, letter)).body).toMatchObject({
      code: 'inspection.window-open',
    });
    expect((await read('director', '/todos?place=inspections')).body).toMatchObject({ total: 0 });
    expect((await ask('2025-11-23', 'director', `${at}/opinion-letter`, letter)).status).toBe(201);
    expect((await read('neighbour', at)).status).toBe(404);
    expect((await read('auditor', '/inspections?kind=thematic')).body).toMatchObject({
      total: 1,
      items: [{ status: 'concluded' }],
    });

    // The list of any point is that of the page then, and filtered by what was so then.
    type List = Readonly<{ total: number; items: Readonly<Record<string, unknown>>[] }>;
    const list = async (query: string, who = 'auditor') => (await read(who, `/inspections?${query}`)).body as List;
    const points = ['asOf=2025-11-09', 'knownBy=2025-11-05', 'asOf=2025-11-09&knownBy=2025-11-12', 'asOf=2025-11-15'];
    const stood: unknown[] = [];
    for (const point of points) {
      const { total, items } = await list(point);
      expect([point, total, (await read('auditor', `${at}?${point}`)).body]).toMatchObject([point, 1, items[0]!]);
      stood.push([items[0]!['status'], items[0]!['noticeNumber'] !== null, items[0]!['findings']]);
    }
    const noticed = ['planned', true, 0];
    expect(stood).toEqual([noticed, noticed, noticed, ['hearing', true, 1]]);
    const totals = ['status=concluded&asOf=2025-11-22', 'status=hearing&asOf=2025-11-22', 'knownBy=2025-10-31'];
    expect(await Promise.all(totals.map(async (query) => (await list(query)).total))).toEqual([0, 1, 0]);
    expect(await list('asOf=2025-11-15', 'neighbour')).toMatchObject({ total: 0, items: [] });
    expect(await list('asOf=2025-11-24')).toMatchObject({ status: 400, errors: [{ field: 'asOf' }] });
  });

  it('sends nobody who is recused, and lets nobody lift their own recusal', async () => {
    const mine = { accountId: inspectorIds[0], unitId: school, ground: 'familyThere' };
    expect((await ask('2025-12-01', 'inspector2', '/recusals', mine)).body).toMatchObject({
      code: 'recusal.for-another',
    });
    expect((await ask('2025-12-01', 'inspector1', '/recusals', mine)).status).toBe(201);
    expect((await ask('2025-12-02', 'director', '/inspections', plan({ date: '2025-12-10' }))).body).toMatchObject({
      code: 'inspection.recused',
    });
    const section = await api.unit('section', school, { stage: 'primary' });
    const inSection = plan({ date: '2025-12-10', unitId: section });
    expect((await ask('2025-12-02', 'director', '/inspections', inSection)).body).toMatchObject({
      code: 'inspection.recused',
    });
    const end = { unitId: school, ground: 'familyThere', reason: '已毕业' };
    expect((await ask('2025-12-03', 'inspector1', `/recusals/${inspectorIds[0]}/ending`, end)).status).toBe(403);
    expect((await ask('2025-12-03', 'director', `/recusals/${inspectorIds[0]}/ending`, end)).status).toBe(201);
    expect((await ask('2025-12-03', 'director', '/inspections', plan({ date: '2025-12-10' }))).status).toBe(201);
    expect((await read('director', '/recusals')).body).toMatchObject({ total: 1, items: [{ until: '2025-12-03' }] });
  });
});
