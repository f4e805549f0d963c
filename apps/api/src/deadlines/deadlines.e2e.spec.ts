import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, type Client } from '@test/api';
import { WorkerModule } from '../../../worker/src/worker.module.js';

let api: Api;
let county: string;
let director: Client;
let keeper: Client;
let school: string;

beforeAll(async () => {
  api = await Api.start({}, { imports: [WorkerModule] });
  county = await api.unit('county', null, { name: '荣昌区', effectiveAt: '2000-01-01' });
  school = await api.unit('school', county, { name: '城南小学', effectiveAt: '2000-01-01' });
  await api.account('head', school, ['principal']);
  await api.account('director', county, ['supervisionDirector']);
  await api.account('keeper', county, ['administrator']);
  director = await api.as('director');
  keeper = await api.as('keeper');
});
afterAll(() => api.close());

const year = {
  notice: '《国务院办公厅关于2027年部分节假日安排的通知》',
  off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
  worked: ['2027-02-20'],
};
const due = (from: string, count: number, unit: string) =>
  director.get(`/api/deadlines/due?from=${from}&count=${count}&unit=${unit}`);

describe('the calendar over HTTP', () => {
  it('answers a due date with each day that is passed over and why', async () => {
    expect((await due('2024-02-02', 1, 'working')).body).toEqual({
      due: '2024-02-04',
      unit: 'working',
      skipped: [{ date: '2024-02-03', kind: 'weekend', name: null, clause: '《国务院关于职工工作时间的规定》第七条' }],
      provisional: false,
    });
    expect((await due('2025-01-31', 1, 'month')).body).toMatchObject({ due: '2025-02-28' });
    expect((await due('2025-02-30', 1, 'working')).status).toBe(400);
    expect((await due('9999-12-01', 1, 'working')).body).toMatchObject({ status: 422, code: 'deadlines.period' });
  });

  it('is extended by who oversees the store: what was 暂定 is then certain', async () => {
    expect((await due('2026-12-31', 1, 'working')).body).toMatchObject({ due: '2027-01-01', provisional: true });
    expect((await keeper.get('/api/calendars/2027')).body).toMatchObject({ source: 'none', notice: null });
    expect((await director.post('/api/calendars/2027', year)).status).toBe(403);
    expect((await keeper.post('/api/calendars/2027', { ...year, worked: ['2027-02-19'] })).body).toMatchObject({
      status: 422,
      code: 'deadlines.worked-no-weekend',
      detail: expect.stringContaining('2027年2月19日'),
    });
    expect((await keeper.post('/api/calendars/2027', year)).body).toMatchObject({ outcome: 'done' });
    expect((await due('2026-12-31', 1, 'working')).body).toMatchObject({ due: '2027-01-04', provisional: false });
    expect((await keeper.get('/api/calendars/2027')).body).toMatchObject({ ...year, source: 'entered', reason: null });
    expect((await keeper.get('/api/calendars')).body).toContainEqual({
      year: '2024',
      source: 'published',
      notice: '《国务院办公厅关于2024年部分节假日安排的通知》（国办发明电〔2023〕7号）',
    });
  });

  it('keeps the terms of a county', async () => {
    const path = `/api/counties/${county}/school-terms`;
    const terms = { first: { from: '2024-09-01', to: '2025-01-17' }, second: { from: '2025-02-17', to: '2025-07-04' } };
    expect((await keeper.post(`${path}/2024-2025`, terms)).body).toMatchObject({ outcome: 'done' });
    expect((await director.get(path)).body).toEqual([{ schoolYear: '2024-2025', ...terms }]);
    const wrong = { ...terms, second: { from: '2025-01-10', to: '2025-07-04' } };
    expect((await director.post(`${path}/2024-2025`, wrong)).body).toMatchObject({
      code: 'deadlines.terms-disorder',
    });
  });
});

describe('limits over HTTP', () => {
  const path = () => `/api/counties/${county}/deadline-rules`;

  it('are published with their articles', async () => {
    const { body } = await keeper.get('/api/deadline-profiles');
    expect((body as { name: string }[]).map(({ name }) => name)).toEqual([
      '国家',
      '重庆',
      '上海',
      '浙江',
      '山东',
      '辽宁',
      '江西',
    ]);
  });

  it('hold from the day on which a county adopts them, with its own where the law sets none', async () => {
    const adopt = { profileId: 'chongqing', basis: '重庆市教育督导条例', effectiveAt: '2025-03-01' };
    expect((await keeper.post(`${path()}/adoption`, adopt)).status).toBe(403);
    expect((await director.get(path())).body).toMatchObject({ adopted: null, inForce: { id: 'national' } });
    expect((await director.post(`${path()}/adoption`, adopt)).body).toMatchObject({ outcome: 'done' });
    expect((await director.post(`${path()}/adoption`, adopt)).body).toMatchObject({ outcome: 'nothing' });
    const own = { count: 3, unit: 'working', basis: '荣昌教督发〔2025〕3号', effectiveAt: '2025-03-01' };
    expect((await director.post(`${path()}/steps/acknowledgement`, own)).body).toMatchObject({ outcome: 'done' });
    expect((await director.post(`${path()}/steps/report`, own)).body).toMatchObject({
      status: 422,
      code: 'deadlines.set-by-law',
      detail: expect.stringContaining('第二十八条'),
    });
    expect((await director.get(path())).body).toMatchObject({
      adopted: { name: '重庆', effectiveFrom: '2025-03-01', until: null },
      own: [{ stepName: '签收', count: 3, unit: 'working' }],
      inForce: {
        id: 'chongqing',
        rules: expect.arrayContaining([
          expect.objectContaining({ step: 'acknowledgement', count: 3, level: 'county', none: null }),
        ]),
      },
    });
    expect((await director.get(`${path()}?asOf=2025-02-28`)).body).toMatchObject({
      inForce: { id: 'national' },
      coming: [{ profileId: 'chongqing' }],
    });
  });
});

describe('the step of an issue', () => {
  it('is due by the county’s rule of the day of the act, and is met by the act that does it', async () => {
    const raised = await director.post('/api/issues', {
      unitId: school,
      problem: '音乐教室不足',
      clause: '教督〔2017〕6号 第六条',
      severity: 'ordinary',
      evidence: [],
    });
    const { id } = raised.body as { id: string };
    const order = { noticeNumber: '1号', leadUnitId: school, supportingUnitIds: [], dueDate: '2025-06-30' };
    expect((await director.post(`/api/issues/${id}/assignment`, order)).body).toMatchObject({ outcome: 'done' });
    const path = `/api/issues/${id}/step-deadlines`;
    const seen = async (many: number) => {
      for (let tries = 0; tries < 3000; tries++) {
        const { body } = await director.get(path);
        const met = (body as { state: string }[]).filter(({ state }) => state === 'met').length;
        if ((body as unknown[]).length === 2 && met === many) return body;
        await new Promise((resume) => setTimeout(resume, 20));
      }
      throw new Error(JSON.stringify((await director.get(path)).body));
    };
    expect(await seen(0)).toMatchObject([
      {
        step: 'acknowledgement',
        stepName: '签收',
        anchorName: '下达整改通知书',
        dueDate: '2025-03-06',
        basis: {
          from: '2025-03-03',
          days: 3,
          clause: '县级规定：荣昌教督发〔2025〕3号',
          rule: 'chongqing/acknowledgement',
        },
        state: 'open',
        daysLate: 0,
        counted: 3,
        provisional: false,
      },
      { step: 'report', dueDate: '2025-07-10', basis: { from: '2025-06-30', days: 10 }, anchorName: '整改期满' },
    ]);
    // Another rule of a later day moves nothing that is due.
    const other = { count: 1, unit: 'working', basis: '改', effectiveAt: '2025-03-01' };
    expect(
      (await director.post(`/api/counties/${county}/deadline-rules/steps/acknowledgement`, other)).status,
    ).toBeLessThan(300);
    const head = await api.as('head');
    expect((await head.post(`/api/issues/${id}/acknowledgement`, {})).body).toMatchObject({ outcome: 'done' });
    expect(await seen(1)).toMatchObject([
      { dueDate: '2025-03-06', state: 'met', metOn: '2025-03-03', recordedOn: '2025-03-03', daysLate: 0 },
      { state: 'open' },
    ]);
    // As it was known when the act stood in the log and its clock had not heard of it; and before anything was ordered.
    const { body: acts } = await director.get(`/api/issues/${id}/timeline`);
    const told = (acts as { type: string; sequence: number }[]).find(
      ({ type }) => type === 'RectificationAcknowledged',
    )!;
    const past = async (query: string, who = director) => (await who.get(`${path}?${query}`)).body;
    expect(await past(`knownAt=${told.sequence}`)).toMatchObject([
      { step: 'acknowledgement', state: 'open', metOn: null, recordedOn: null, daysLate: 0 },
      { step: 'report', state: 'open' },
    ]);
    expect(await past('asOf=2025-03-03', head)).toEqual(await seen(1));
    expect(await past('asOf=2025-03-02')).toEqual([]);
    expect(await past(`knownAt=${told.sequence - 4}`)).toEqual([]);
    for (const query of ['knownAt=999999', 'knownBy=2099-01-01', 'asOf=2099-01-01', 'knownBy=1999-12-31'])
      expect(await past(query)).toMatchObject({ status: 400, errors: [{ field: query.split('=')[0] }] });
  });

  it('stands with the clock of an order that was given as a period, and runs again with it', async () => {
    const raised = await director.post('/api/issues', {
      unitId: school,
      problem: '图书不足',
      clause: '教督〔2017〕6号 第六条',
      severity: 'ordinary',
      evidence: [],
    });
    const { id } = raised.body as { id: string };
    const order = { noticeNumber: '2号', leadUnitId: school, supportingUnitIds: [] };
    const assign = (limit: object) => director.post(`/api/issues/${id}/assignment`, { ...order, ...limit });
    const period = { count: 10, unit: 'working' };
    expect((await assign({})).body).toMatchObject({ status: 422, code: 'rectification.limit-missing' });
    expect((await assign({ dueDate: '2025-06-30', period })).body).toMatchObject({
      status: 422,
      code: 'rectification.limit-twice',
    });
    expect((await assign({ period })).body).toMatchObject({ outcome: 'done' });
    expect((await director.get(`/api/issues/${id}/due-dates`)).body).toMatchObject([
      { dueDate: '2025-03-17', counted: 10, basis: { rule: 'period-by-letter', from: '2025-03-03', days: 10 } },
    ]);
    const states = async (wanted: string) => {
      for (let tries = 0; tries < 3000; tries++) {
        const { body } = await director.get(`/api/issues/${id}/step-deadlines`);
        const [first] = body as { state: string; stoppedFrom: string | null }[];
        if (first?.state === wanted) return first;
        await new Promise((resume) => setTimeout(resume, 20));
      }
      throw new Error(`never ${wanted}`);
    };
    await states('open');
    await director.post(`/api/issues/${id}/suspension`, { reason: '等待批复', evidence: [] });
    expect(await states('stopped')).toMatchObject({ step: 'acknowledgement', stoppedFrom: '2025-03-04' });
    expect((await director.post(`/api/issues/${id}/resumption`, { reason: '已批' })).body).toMatchObject({
      outcome: 'done',
    });
    expect(await states('open')).toMatchObject({ stoppedFrom: null });
  });
});

describe('the step of an inspection', () => {
  it('was late by what was known, and in time by the day on which it was done', async () => {
    const names = ['first', 'second', 'third'];
    const team: string[] = [];
    for (const name of names) team.push(await api.account(name, county, ['inspector']));
    const visit = { kind: 'thematic', unitId: school, subject: '专项督导', team, date: '2025-03-03' };
    const checklist = [{ id: 'q1', text: '班额', clause: '教督〔2017〕6号 第六条' }];
    const planned = await director.post('/api/inspections', { ...visit, checklist });
    const at = `/api/inspections/${(planned.body as { id: string }).id}`;
    const first = await api.as('first');
    await director.post(`${at}/notice`, { noticeNumber: '通1号' });
    await first.post(`${at}/start`, {});
    await first.post(`${at}/answers/q1`, { answer: 'yes', evidence: [] });
    const completed = await first.post(`${at}/completion`, { summary: '实测、访谈' });
    expect(completed.body).toMatchObject({ outcome: 'done' });
    const steps = async (query = '', who = 'director') =>
      (await (await api.as(who)).get(`${at}/step-deadlines${query}`)).body as { state: string }[];
    const seen = async (state: string) => {
      for (let tries = 0; tries < 3000; tries++) {
        if ((await steps())[0]?.state === state) return steps();
        await new Promise((resume) => setTimeout(resume, 20));
      }
      throw new Error(JSON.stringify(await steps()));
    };
    await seen('open');
    // Done on the 6th, told on the 20th: due on the 8th.
    api.clock.set('2025-03-20T01:00:00.000Z');
    const opinion = { opinion: '班额偏大', effectiveAt: '2025-03-06' };
    expect((await (await api.as('director')).post(`${at}/preliminary-opinion`, opinion)).body).toMatchObject({
      outcome: 'done',
    });
    const now = await seen('met');
    const step = { step: 'preliminaryOpinion', dueDate: '2025-03-08', anchorName: expect.any(String) };
    const done = { ...step, state: 'met', metOn: '2025-03-06', recordedOn: '2025-03-20', daysLate: 0 };
    expect(now).toMatchObject([
      { ...done, daysLateRecorded: 12 },
      { step: 'opinionLetter', state: 'open' },
    ]);
    const late = { ...step, state: 'overdue', metOn: null, recordedOn: null, daysLate: 2 };
    expect(await steps('?asOf=2025-03-10&knownBy=2025-03-10')).toMatchObject([late]);
    expect(await steps('?asOf=2025-03-10', 'first')).toMatchObject([done, { dueDate: '2025-04-05' }]);
    expect(await steps('?asOf=2025-03-05')).toMatchObject([{ ...step, state: 'open', metOn: null, daysLate: 0 }]);
    expect(await steps('?asOf=2025-03-20')).toEqual(now);
    expect(await steps('?asOf=2025-03-02')).toEqual([]);
    expect(await steps('?knownBy=1999-12-31')).toMatchObject({ code: 'point.before-first-record' });
    expect(await steps('?asOf=2025-03-10', 'keeper')).toMatchObject({ status: 403 });

    // So is its page.
    const page = async (query: string, who = 'director') => (await (await api.as(who)).get(`${at}${query}`)).body;
    const heard = { status: 'hearing', papers: { preliminary: { on: '2025-03-06' } } };
    expect(await page('?asOf=2025-03-10&knownBy=2025-03-10')).toMatchObject({
      status: 'completed',
      papers: { summary: '实测、访谈' },
      questions: [{ answer: 'yes' }],
      acts: [],
    });
    expect(await page('?asOf=2025-03-10&knownBy=2025-03-10')).not.toMatchObject({ papers: { preliminary: {} } });
    expect(await page('?asOf=2025-03-10', 'first')).toMatchObject({ ...heard, acts: [] });
    expect(await page('?asOf=2025-03-05')).toMatchObject({ status: 'completed', defenceDueDate: null });
    expect(await page('')).toMatchObject({ ...heard, acts: expect.arrayContaining([expect.any(Object)]) });
    expect(await page('?asOf=2025-02-01')).toMatchObject({ status: 'planned', startedOn: null, acts: [] });
    for (const [query, status] of [
      ['?knownAt=1', 404],
      ['?knownAt=999999', 400],
      ['?asOf=2025-02-30', 400],
      ['?asOf=2099-01-01', 400],
      ['?knownBy=1999-12-31', 400],
    ] as const)
      expect(await page(query)).toMatchObject({ status });
  });
});
