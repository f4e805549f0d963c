import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { Waker } from '@app/application/deadlines';
import { OrganizationRequest } from '@app/application/organizations';
import type { Evidence, Outcome } from '@app/domain/kernel';
import { Api, type Client } from '@test/api';
import { Processes } from '../../../worker/src/processes/processes.service.js';
import { WorkerModule } from '../../../worker/src/worker.module.js';

let api: Api;
let county: string;
let school: string;
let section: string;
let elsewhere: string;
let director: Client;
let stranger: Client;
let auditor: Client;

beforeAll(async () => {
  api = await Api.start({}, { imports: [WorkerModule] });
  evidence.push(await api.evidence());
  county = await api.unit('county', null, { name: '荣昌区', effectiveAt: '2000-01-01' });
  school = await api.unit('school', county, { effectiveAt: '2000-01-01' });
  section = await api.unit('section', school, { stage: 'primary', effectiveAt: '2000-01-01' });
  elsewhere = await api.unit('county', null, { name: '彰武县', effectiveAt: '2000-01-01' });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('auditor', county, ['auditor']);
  await api.account('keeper', county, ['administrator']);
  await api.account('stranger', elsewhere, ['supervisionDirector']);
  director = await api.as('director');
  auditor = await api.as('auditor');
  stranger = await api.as('stranger');
});
afterAll(() => api.close());

/** An ISO date so many days from the day on which this happens. */
const dayIn = (days: number): string =>
  new Date(Date.parse(api.clock.now()) + days * 86_400_000).toISOString().slice(0, 10);
const standardId = 'hqb-2017';
const evidence: Evidence[] = [];
const record = (part = '') => `/api/counties/${county}/records/2024-2025${part}`;
const figures = { specialSchoolFunds: '870000', specialSchoolStudents: '126' };
const item = { standardId, item: 'B7', judgement: 'met', figures, evidence };

describe('published standards over HTTP', () => {
  it('are listed by the day, and shown with every clause', async () => {
    const { body } = await auditor.get('/api/standards?asOf=2015-01-01');
    expect(body).toMatchObject([{ id: 'basic-2012', indicators: 8 }]);
    expect((await auditor.get('/api/standards')).body).toMatchObject([
      { id: standardId, indicators: 7, items: 24 },
      { id: 'basic-2012' },
    ]);
    const whole = await auditor.get(`/api/standards/${standardId}`);
    expect(whole.body).toMatchObject({ instrument: '教督〔2017〕6号', schoolRule: { atLeastMet: 6 } });
    expect((await auditor.get('/api/standards/hqb-2030')).status).toBe(404);
    expect((await auditor.get('/api/standards?asOf=soon')).status).toBe(400);
  });

  it('are adopted by who may, for whom they may', async () => {
    const adoption = { standardId, basis: '荣委办发〔2023〕5号', effectiveAt: '2023-03-01' };
    const path = `/api/standards/units/${county}`;
    expect((await auditor.post(`${path}/adoption`, adoption)).status).toBe(403);
    expect((await stranger.post(`${path}/adoption`, adoption)).status).toBe(404);
    expect((await director.post(`${path}/adoption`, adoption)).body).toMatchObject({ outcome: 'done' });
    expect((await director.post(`${path}/adoption`, adoption)).body).toMatchObject({ outcome: 'nothing' });
    expect((await director.get(`${path}?asOf=2023-03-01`)).body).toMatchObject([{ standardId, unitId: county }]);
    expect((await director.get(`${path}?asOf=2023-02-28`)).body).toEqual([]);
    const ahead = { standardId: 'basic-2012', basis: '年度监测', effectiveAt: dayIn(60) };
    expect((await director.post(`${path}/adoption`, ahead)).body).toMatchObject({ outcome: 'done' });
    expect((await director.get(`${path}?asOf=${dayIn(59)}`)).body).toHaveLength(1);
    expect((await director.get(`${path}?asOf=${dayIn(61)}`)).body).toHaveLength(2);
    // What is decided ahead is announced, and can be taken back before its day.
    expect((await director.get(`${path}?coming=true`)).body).toMatchObject([
      { standardId, until: null },
      { standardId: 'basic-2012', effectiveFrom: dayIn(60), until: null },
    ]);
    expect((await director.get(path)).body).toHaveLength(1);
    const end = { standardId, reason: '换用新办法', effectiveAt: dayIn(60) };
    expect((await director.post(`${path}/withdrawal`, end)).body).toMatchObject({ outcome: 'done' });
    expect((await director.get(path)).body).toMatchObject([{ standardId, until: dayIn(60) }]);
    const back = { standardId: 'basic-2012', reason: '上级暂缓', effectiveAt: dayIn(60) };
    expect((await director.post(`${path}/withdrawal`, back)).body).toMatchObject({ outcome: 'done' });
    expect((await director.get(`${path}?coming=true`)).body).toMatchObject([{ standardId, until: dayIn(60) }]);
    const again = { standardId, basis: '荣委办发〔2025〕1号', effectiveAt: dayIn(60) };
    expect((await director.post(`${path}/adoption`, again)).body).toMatchObject({ outcome: 'done' });
    expect((await director.get(`${path}?asOf=${dayIn(61)}`)).body).toMatchObject([{ standardId, until: null }]);
    const unknown = await director.post(`${path}/adoption`, { standardId: 'hqb-2030', basis: '无' });
    expect(unknown.body).toMatchObject({ status: 422, code: 'standards.unknown-standard' });
  });
});

describe('a county’s record over HTTP', () => {
  it('keeps what was said, and corrects it with a reason', async () => {
    expect((await director.post(record('/items'), item)).body).toMatchObject({ outcome: 'done' });
    const changed = { ...item, judgement: 'notMet' };
    expect((await director.post(record('/items'), changed)).body).toMatchObject({
      status: 422,
      code: 'standards.correction-needs-reason',
    });
    expect((await director.post(record('/items'), { ...changed, reason: '核算后更正' })).body).toMatchObject({
      outcome: 'done',
    });
    expect((await auditor.get(`${record()}?standardId=${standardId}`)).body).toMatchObject([
      {
        kind: 'item',
        subject: 'B7',
        content: { judgement: 'notMet', figures, reason: '核算后更正' },
        byName: 'director',
      },
    ]);
    expect((await stranger.get(`${record()}?standardId=${standardId}`)).status).toBe(404);
  });

  it('takes survey, vetoes and exemptions', async () => {
    const survey = { standardId, percent: '91.2', source: '省级问卷调查', evidence };
    expect((await director.post(record('/recognition'), survey)).body).toMatchObject({ outcome: 'done' });
    const finding = { standardId, finding: '某校设重点班，经查属实', evidence };
    expect((await director.post(record('/vetoes/V3'), finding)).body).toMatchObject({ outcome: 'done' });
    const cleared = { ...finding, finding: '重点班已取消' };
    expect((await director.post(record('/vetoes/V3/clearance'), cleared)).body).toMatchObject({ outcome: 'done' });
    const relief = { standardId, subject: 'L5', plan: '扩建运动场', expires: '2099-12-31', evidence };
    for (const sectionId of [county, school]) {
      const refused = await director.post(record('/exemptions'), { ...relief, sectionId });
      expect(refused.body).toMatchObject({
        status: 422,
        code: 'standards.section-elsewhere',
        errors: [{ field: 'sectionId' }],
      });
    }
    const granted = await director.post(record('/exemptions'), { ...relief, sectionId: section });
    expect(granted.body).toMatchObject({ outcome: 'done' });
    const { body } = await director.get(`${record()}?standardId=${standardId}`);
    const entries = body as readonly { kind: string; subject: string }[];
    expect(entries.map(({ kind }) => kind)).toEqual(['item', 'recognition', 'veto', 'exemption']);
    const path = record(`/exemptions/${entries[3]?.subject}/revocation`);
    expect((await director.post(path, { standardId, reason: '未按规划推进' })).body).toMatchObject({ outcome: 'done' });
    expect((await director.get(`${record()}?standardId=${standardId}`)).body).toHaveLength(3);
  });

  it.each([
    [{ figures: { specialSchoolFunds: 870000 } }, 422, 'standards.figure-malformed'],
    [{ figures: { pool: '1' } }, 422, 'standards.unknown-figure'],
    [{ item: 'B99' }, 422, 'standards.unknown-item'],
    [{ judgement: 'perhaps' }, 400, 'request.invalid'],
    [{ evidence: [{ hash: 'x', mediaType: 'a/b', bytes: 1 }] }, 400, 'request.invalid'],
    [{ evidence: [{ hash: 'ab'.repeat(32), mediaType: 'a/b', bytes: 1 }] }, 422, 'attachments.not-kept'],
    [{ extra: 1 }, 400, 'request.invalid'],
  ])('refuses %j', async (wrong, status, code) => {
    expect((await director.post(record('/items'), { ...item, ...wrong })).body).toMatchObject({ status, code });
  });
});

describe('a survey with its sample', () => {
  const group = { people: '900', parents: '400' };
  const survey = { residents: '700000', questionnaire: group };
  const told = { standardId, percent: '91.2', source: '省级问卷调查', survey, evidence, reason: '补登样本' };

  it('is told beside the result, which alone decides', async () => {
    expect((await director.post(record('/recognition'), told)).body).toMatchObject({ outcome: 'done' });
    const path = `/api/counties/${county}/explanation?dataYear=2024-2025&subject=recognition`;
    expect((await director.get(path)).body).toMatchObject({
      verdict: 'met',
      reasons: ['问卷900人，不足常住人口700000人的1.5‰', '问卷900人中家长400人，不足50%'],
    });
    const history = `${record('/history')}?standardId=${standardId}&kind=recognition`;
    expect((await auditor.get(history)).body).toMatchObject([
      { content: { survey: null }, byName: 'director' },
      { content: { survey: { residents: '700000', questionnaire: group, visit: null }, reason: '补登样本' } },
    ]);
    expect((await stranger.get(history)).status).toBe(404);
  });

  it.each([
    [{ residents: '七十万', questionnaire: group }, 422, 'survey.residents'],
    [{ residents: '700000' }, 422, 'survey.questionnaire'],
    [{ residents: '700000', questionnaire: { ...group, parents: '901' } }, 422, 'survey.questionnaire.parents'],
    [{ residents: '700000', visit: { people: '9' } }, 400, 'survey.visit.parents'],
  ])('of %j is refused by its field', async (wrong, status, field) => {
    const answer = await director.post(record('/recognition'), { ...told, survey: wrong });
    expect(answer).toMatchObject({ status, body: { errors: [{ field }] } });
  });
});

describe('an exemption', () => {
  const list = async (query = '') =>
    (await director.get(`/api/counties/${county}/exemptions?standardId=${standardId}${query}`)).body as unknown;
  const relief = { standardId, subject: 'B3', plan: '新建“艺术楼”<二期>𠮷', expires: '2025-03-20', evidence };

  it('counts until its last day, and is a finding the day after, once', async () => {
    expect((await director.post(record('/exemptions'), { ...relief, sectionId: section })).body).toMatchObject({
      outcome: 'done',
    });
    expect(await list()).toMatchObject([
      { subject: 'B3', state: 'ending', daysLeft: 17, plan: relief.plan, grantedByName: 'director', issueId: null },
      { subject: 'L5', state: 'revoked', revokedReason: '未按规划推进' },
    ]);
    const nextYear = `/api/counties/${county}/records/2025-2026/exemptions`;
    expect((await director.post(nextYear, { ...relief, sectionId: section })).body).toMatchObject({
      status: 409,
      code: 'standards.exemption-overlaps',
      detail: '该学校的政府保障程度第3项已有放宽（至2025年3月20日），请先撤销。',
    });
    const [{ exemptionId }] = (await list()) as [{ exemptionId: string }];
    const wake = () => api.app.get(Waker).wake(`exemption/${exemptionId}`, api.clock.now());
    expect(await wake()).toBeNull();
    api.clock.set('2025-03-20T16:00:00.000Z');
    const woken = await Promise.all([wake(), wake()]);
    for (const one of woken) if (one) await api.shown(one);
    expect(await wake()).toBeNull();
    await api.app.get(Processes).settled(60_000);
    // Sessions do not last for weeks.
    [director, stranger] = [await api.as('director'), await api.as('stranger')];
    const { items } = (await director.get('/api/issues')).body as { items: { issueId: string }[] };
    expect(items).toMatchObject([{ indicator: 'B3', status: 'raised' }]);
    expect(await list()).toMatchObject([{ state: 'expired', daysLeft: 0, issueId: items[0]!.issueId }, {}]);
    expect(await list('&asOf=2025-03-20')).toMatchObject([{ state: 'ending', daysLeft: 0 }, {}]);
    // A school goes by the name of the day, as it was known then.
    const [{ section: before }] = (await list()) as [{ section: string }];
    const name = { name: '棠香小学', effectiveAt: '2025-03-15' };
    const renamed = await (await api.as('keeper')).post(`/api/organizations/units/${school}/name`, name);
    expect(renamed.body).toMatchObject({ outcome: 'done' });
    const { sequence } = renamed.body as { sequence: number };
    const after = expect.stringMatching(/^棠香小学/);
    expect(await list()).toMatchObject([{ section: after }, { section: after }]);
    expect(await list('&asOf=2025-03-14')).toMatchObject([{ section: before }, { section: before }]);
    expect(await list(`&knownAt=${sequence - 1}`)).toMatchObject([{ section: before }, { section: before }]);
    const late = await director.post(record(`/exemptions/${exemptionId}/revocation`), { standardId, reason: '已达标' });
    expect(late.body).toMatchObject({ status: 409, code: 'standards.exemption-ended' });
    expect((await stranger.get(`/api/counties/${county}/exemptions?standardId=${standardId}`)).status).toBe(404);
    expect((await director.get(`/api/counties/${county}/exemptions?standardId=hqb-2030`)).status).toBe(404);
  });

  it('is a finding of the county that the school has moved to by then, and none when it is closed', async () => {
    const schoolWithGrant = async () => {
      const id = await api.unit('school', county, { effectiveAt: '2000-01-01' });
      const sectionId = await api.unit('section', id, { stage: 'primary', effectiveAt: '2000-01-01' });
      const asked = { ...relief, expires: '2025-03-25', sectionId };
      expect((await director.post(record('/exemptions'), asked)).body).toMatchObject({ outcome: 'done' });
      const [{ exemptionId }] = (await list()) as [{ exemptionId: string }];
      return { id, sectionId, exemptionId };
    };
    const [moved, closed] = [await schoolWithGrant(), await schoolWithGrant()];
    const change = async (id: string, command: OrganizationRequest['command']) =>
      api.shown(
        await api.app
          .get(CommandBus)
          .execute<OrganizationRequest, Outcome>(new OrganizationRequest(id, command, api.system())),
      );
    await change(moved.id, { type: 'MoveUnit', parentId: elsewhere, effectiveAt: '2025-03-20' });
    await change(closed.id, { type: 'CloseUnit', reason: '生源不足', effectiveAt: '2025-03-20' });
    api.clock.set('2025-03-25T16:00:00.000Z');
    for (const { exemptionId } of [moved, closed]) {
      const woken = await api.app.get(Waker).wake(`exemption/${exemptionId}`, api.clock.now());
      expect(woken).toMatchObject({ outcome: 'done' });
      await api.shown(woken!);
    }
    await api.app.get(Processes).settled(60_000);
    [director, stranger] = [await api.as('director'), await api.as('stranger')];
    const { items } = (await stranger.get('/api/issues')).body as { items: { issueId: string; unitId: string }[] };
    expect(items).toMatchObject([{ unitId: moved.sectionId, indicator: 'B3' }]);
    expect(await list()).toMatchObject([
      { exemptionId: closed.exemptionId, state: 'expired', issueId: null },
      { exemptionId: moved.exemptionId, state: 'expired', issueId: items[0]!.issueId },
      {},
      {},
    ]);
    expect((await director.get('/api/issues')).body).toMatchObject({ items: [{ unitId: section }] });
  });
});

it('a county with no figures stands under both standards, pending', async () => {
  const { body } = await director.get(`/api/counties/${county}/standards?dataYear=2024-2025`);
  expect(body).toMatchObject({
    county: '荣昌区',
    standards: [
      { standardId, adopted: true, verdict: 'notMet', items: { met: 0, notMet: 1, pending: 23 } },
      { standardId: 'basic-2012', adopted: false, verdict: 'pending', items: { met: 0, notMet: 0, pending: 2 } },
    ],
  });
});

describe('the way to certification over HTTP', () => {
  const year = 'dataYear=2024-2025';
  const way = (of: string, part = '') => `/api/counties/${of}/certifications/${standardId}${part}`;
  const paper = (document: string) => ({ document, evidence });

  it('records what happened with what contradicts it; the county’s own word is refused', async () => {
    auditor = await api.as('auditor');
    expect((await director.get(`${way(county)}?${year}`)).body).toMatchObject({
      status: 'preparing',
      expected: '提交县级自评',
      acts: ['FileApplication', 'RecordBasicBalance'],
    });
    expect((await auditor.get(`${way(county)}?${year}`)).body).toMatchObject({ acts: [] });
    expect((await stranger.get(`${way(county)}?${year}`)).status).toBe(404);
    expect((await director.get(`/api/counties/${county}/certifications/hqb-2030?${year}`)).status).toBe(404);
    const basic = { ...paper('教督〔2015〕1号'), certifiedOn: '2015-06-01' };
    expect((await auditor.post(way(county, '/basic-balance'), basic)).status).toBe(403);
    expect((await director.post(way(county, '/basic-balance'), basic)).body).toMatchObject({ outcome: 'done' });
    const apply = { ...paper('荣府〔2025〕3号'), dataYear: '2024-2025' };
    expect((await director.post(way(county, '/self-assessment'), apply)).body).toMatchObject({
      status: 409,
      code: 'certification.conditions-not-held',
      detail: expect.stringContaining('2024-2025学年测算结论为未达到'),
    });
    expect((await director.post(way(county, '/application'), { ...apply, evidence: [] })).body).toMatchObject({
      status: 422,
      code: 'certification.evidence-missing',
      errors: [{ field: 'evidence' }],
    });
    expect((await director.post(way(county, '/application'), apply)).body).toMatchObject({ outcome: 'done' });
    expect((await director.post(way(county, '/application'), apply)).body).toMatchObject({ outcome: 'nothing' });
    const review = { ...paper('复核意见'), step: 'cityReview', outcome: 'passed', finding: '同意' };
    expect((await director.post(way(county, '/conclusions'), { ...review, step: 'decision' })).body).toMatchObject({
      status: 409,
      code: 'certification.out-of-order',
      detail: '还不到这一步，现在应登记市级复核的结论。',
    });
    expect((await director.post(way(county, '/conclusions'), review)).body).toMatchObject({ outcome: 'done' });
    const notice = { ...paper('公示第1号'), place: '网站' };
    expect((await director.post(way(county, '/notice'), notice)).body).toMatchObject({ outcome: 'done' });
    const objection = { evidence, from: 'unit', about: '班额与公示不符' };
    expect((await director.post(way(county, '/notice/objections'), objection)).body).toMatchObject({ outcome: 'done' });
    expect((await director.post(way(county, '/notice/end'), paper('公示情况'))).body).toMatchObject({
      code: 'certification.notice-running',
      detail: expect.stringMatching(/^公示到2025年\d+月\d+日为止/),
    });
    const { body } = await auditor.get(`${way(county)}?${year}`);
    expect(body).toMatchObject({
      status: 'underWay',
      round: 1,
      notice: { objections: 1, unanswered: 1 },
      records: [
        { type: 'ObjectionReceived', text: '班额与公示不符', byName: 'director' },
        { type: 'NoticePosted', contradicted: false },
        { type: 'StepConcluded', entered: 'document', contradicted: true },
        {
          type: 'ApplicationFiled',
          contradicted: true,
          conditions: {
            verdict: 'notMet',
            checked: expect.arrayContaining([
              {
                condition: 'basicMonitoring',
                holds: false,
                sentence: '基本均衡年度监测：2024-2025学年测算结论为待定',
              },
            ]),
          },
        },
        { type: 'BasicBalanceRecorded', on: '2015-06-01' },
      ],
    });
    const { objectionId } = (body as { records: { objectionId: string }[] }).records[0]!;
    const answer = { evidence, upheld: false, answer: '经核查不属实' };
    const path = way(county, `/notice/objections/${objectionId}/answer`);
    const waiting = async () => {
      const { items } = (await director.get('/api/todos')).body as { items: { kind: string }[] };
      return items.map(({ kind }) => kind).filter((kind) => kind.startsWith('certifications.'));
    };
    expect(await waiting()).toEqual(['certifications.answerObjection']);
    expect((await director.post(path, answer)).body).toMatchObject({ outcome: 'done' });
    // It runs: there is nothing to do but wait, and that is what is said.
    expect(await waiting()).toEqual([]);
    expect((await director.get(`${way(county)}?${year}`)).body).toMatchObject({
      expected: expect.stringMatching(/^等公示期满/),
    });
    expect((await auditor.get(`${way(county)}?${year}&asOf=2024-09-01`)).body).toMatchObject({
      status: 'preparing',
      records: [],
    });
  });

  it('a city that works here reviews itself, and does not pass what the figures deny', async () => {
    const city = await api.unit('city', null, { name: '重庆市', effectiveAt: '2000-01-01' });
    const below = await api.unit('county', city, { name: '大足区', effectiveAt: '2000-01-01' });
    await api.account('city-director', city, ['supervisionDirector']);
    await api.account('below', below, ['supervisionDirector']);
    const [ofCity, own] = [await api.as('city-director'), await api.as('below')];
    const letter = [await api.evidence('%PDF-1.4\n2 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')];
    const apply = { document: '大足府〔2025〕3号', evidence: letter, dataYear: '2024-2025' };
    expect((await own.post(way(below, '/application'), apply)).body).toMatchObject({ outcome: 'done' });
    const acts = async (who: Client) => ((await who.get(`${way(below)}?${year}`)).body as { acts: string[] }).acts;
    // Offered is what would be taken: to the office whose step it is.
    expect(await acts(own)).toEqual(['RecordBasicBalance']);
    expect(await acts(ofCity)).toEqual(['ConcludeStep', 'RecordBasicBalance']);
    const review = { document: '复核意见', evidence: letter, step: 'cityReview', outcome: 'passed', finding: '同意' };
    expect((await own.post(way(below, '/conclusions'), review)).body).toMatchObject({
      status: 403,
      code: 'certification.other-office',
    });
    expect((await ofCity.post(way(below, '/conclusions'), review)).body).toMatchObject({
      status: 409,
      code: 'certification.conditions-not-held',
    });
    const failed = { ...review, outcome: 'failed', finding: '数据未填' };
    expect((await ofCity.post(way(below, '/conclusions'), failed)).body).toMatchObject({ outcome: 'done' });
    expect((await own.get(`${way(below)}?${year}`)).body).toMatchObject({
      status: 'notPassed',
      setback: { step: 'cityReview', feedbackDue: null },
      acts: ['ReceiveFeedback', 'RecordBasicBalance'],
      records: [{ entered: 'own', outcome: 'failed' }, {}],
    });
    const told = { document: '反馈意见', evidence: letter, problems: '数据未填', dueDate: '2099-12-31' };
    expect((await own.post(way(below, '/feedback'), told)).body).toMatchObject({ outcome: 'done' });
    const righted = { document: '整改报告', evidence: letter, summary: '已补填' };
    expect((await own.post(way(below, '/rectification-report'), righted)).body).toMatchObject({ outcome: 'done' });
    expect(await acts(own)).toEqual(['RecordBasicBalance']);
    expect(await acts(ofCity)).toEqual(['ConcludeReexamination', 'RecordBasicBalance']);
    const again = { document: '复查意见', evidence: letter, outcome: 'passed', finding: '已补填' };
    expect((await own.post(way(below, '/re-examinations'), again)).body).toMatchObject({
      status: 403,
      code: 'certification.other-office',
      detail: '复查由主管的教育督导机构在本系统登记，本单位不能代为登记；有材料请转交。',
    });
    expect((await ofCity.post(way(below, '/re-examinations'), again)).body).toMatchObject({ outcome: 'done' });
  });
});
