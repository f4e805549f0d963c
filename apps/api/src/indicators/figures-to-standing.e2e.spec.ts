import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { Api, type Answer, type Client } from '@test/api';

let api: Api;
let county: string;
let elsewhere: string;
let school: string;
let primary: string;
let junior: string;
let keeper: Client;
let director: Client;
let deputy: Client;
let reporter: Client;
let stranger: Client;

beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2000-01-01' });
  elsewhere = await api.unit('county', null, { name: '荣昌区', effectiveAt: '2000-01-01' });
  await api.account('keeper', county, ['administrator']);
  await api.account('director', county, ['supervisionDirector']);
  await api.account('deputy', county, ['supervisionDirector']);
  await api.account('stranger', elsewhere, ['supervisionDirector', 'administrator']);
  keeper = await api.as('keeper');
  director = await api.as('director');
  deputy = await api.as('deputy');
  stranger = await api.as('stranger');
  const made = await keeper.post('/api/organizations/schools', {
    parentId: county,
    kind: 'school',
    name: '四堡子九年制学校',
    code: '2121000001',
    schoolType: 'nineYear',
    sharedBuildings: true,
    urbanRural: 'rural',
    effectiveAt: '2010-09-01',
    sections: [
      { stage: 'primary', name: '小学部' },
      { stage: 'junior', name: '初中部' },
    ],
  });
  const { id, sectionIds } = made.body as { id: string; sectionIds: [string, string] };
  school = id;
  [primary, junior] = sectionIds;
  await api.account('reporter', school, ['reporter']);
  reporter = await api.as('reporter');
});
afterAll(() => api.close());

const at = (unitId: string, act = '') => `/api/submissions/${unitId}/2024-2025${act}`;
const teachers = {
  aboveStandardQualifiedTeachers: '20',
  backboneTeachers: '4',
  peArtsFullTimeTeachers: '4',
};
const rooms = {
  teachingAncillaryArea: '23226',
  sportsVenueArea: '5000',
  teachingEquipmentValue: '1000000',
  networkedMultimediaClassrooms: '12',
};
const standing = (query = '', headers: Record<string, string> = {}) =>
  director.get(`/api/counties/${county}/standing?dataYear=2024-2025${query}`, headers);
const valuesOf = ({ body }: Answer, id: string) =>
  (body as { standing: { sections: { id: string; values: string[] }[] } }).standing.sections.find(
    (section) => section.id === id,
  )?.values;

describe('the tree over HTTP', () => {
  it('shows a school with where it stands and what stands under it', async () => {
    const { body } = await reporter.get(`/api/organizations/units/${school}`);
    expect(body).toMatchObject({
      name: '四堡子九年制学校',
      ancestors: [{ unitId: county }],
      children: [{ unitId: primary }, { unitId: junior }],
      history: [{ effectiveFrom: '2010-09-01', effectiveTo: '9999-12-31' }],
    });
    expect((await stranger.get(`/api/organizations/units/${school}`)).status).toBe(404);
    const { body: list } = await stranger.get('/api/organizations/units');
    expect(list).toMatchObject({ total: 1, items: [{ unitId: elsewhere }] });
    expect((await keeper.get(`/api/organizations/units/${county}/tree`)).body).toHaveLength(4);
  });

  it('gives a code to one unit only, and names what is wrong', async () => {
    const unit = { parentId: county, kind: 'school', name: '另一校', schoolType: 'primary' };
    const again = await keeper.post('/api/organizations/units', { ...unit, code: '2121000001' });
    expect(again.body).toMatchObject({ status: 409, code: 'organization.code-taken' });
    const wrong = await keeper.post('/api/organizations/units', { ...unit, stage: 'primary', schoolType: null });
    expect(wrong.body).toMatchObject({
      status: 422,
      code: 'organization.form',
      errors: [{ field: 'schoolType' }, { field: 'stage' }],
    });
    const future = await keeper.post('/api/organizations/units', { ...unit, effectiveAt: '2030-01-01' });
    expect(future.body).toMatchObject({ status: 422, code: 'time.in-future' });
    const form = await keeper.post('/api/organizations/units', { ...unit, kind: 'planet', colour: 'red' });
    expect(form.body).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([{ field: 'kind', detail: expect.any(String) }]),
    });
    expect((await reporter.post('/api/organizations/units', unit)).status).toBe(403);
  });

  it('keeps the days of a name', async () => {
    const id = await api.unit('school', county, { name: '旧名', effectiveAt: '2012-09-01' });
    const renamed = await keeper.post(`/api/organizations/units/${id}/name`, {
      name: '新名',
      effectiveAt: '2020-09-01',
    });
    expect(renamed.body).toMatchObject({ outcome: 'done', revision: 1 });
    const past = `/api/organizations/units/${id}/history`;
    const { sequence } = renamed.body as { sequence: number };
    expect((await keeper.get(`${past}?knownAt=${sequence - 1}`)).body).toMatchObject([
      { name: '旧名', effectiveTo: '9999-12-31' },
    ]);
    expect((await keeper.get(past)).body).toMatchObject([
      { name: '旧名', effectiveTo: '2020-09-01' },
      { name: '新名' },
    ]);
    expect((await keeper.get(`${past}?knownAt=1`)).status).toBe(404);
    expect((await stranger.get(past)).status).toBe(404);
    const closed = { reason: '生源不足', effectiveAt: '2024-09-01' };
    expect((await keeper.post(`/api/organizations/units/${id}/closure`, closed)).status).toBe(201);
    expect((await keeper.post(`/api/organizations/units/${id}/closure`, closed)).body).toMatchObject({
      outcome: 'nothing',
    });
    const late = await keeper.post(`/api/organizations/units/${id}/name`, { name: '再改' });
    expect(late.body).toMatchObject({ status: 409, code: 'organization.ended' });
    expect((await keeper.get(`/api/organizations/units/${id}`)).body).toMatchObject({
      status: 'closed',
      history: [{ name: '旧名' }, { name: '新名', effectiveTo: '2024-09-01' }, { status: 'closed' }],
    });
  });
});

describe('figures, from the school to the matrix', () => {
  it('count when another person has accepted them', async () => {
    const pending = await standing();
    expect(valuesOf(pending, primary)?.[3]).toBeNull();
    expect((await reporter.post(at(primary), { figures: { students: '166', ...teachers } })).status).toBe(201);
    expect((await reporter.post(at(junior), { figures: { students: '210', ...teachers } })).status).toBe(201);
    const enrolment = { primary: '166', junior: '210', senior: '0' };
    expect((await reporter.post(at(school), { figures: rooms, enrolment })).status).toBe(201);
    expect((await standing('', { 'if-none-match': pending.headers.get('etag') ?? '' })).status).toBe(304);

    expect((await reporter.post(at(primary, '/acceptance'), { version: 1 })).status).toBe(403);
    for (const unit of [primary, junior, school])
      expect((await director.post(at(unit, '/acceptance'), { version: 1 })).body).toMatchObject({ outcome: 'done' });
    const now = await standing('', { 'if-none-match': pending.headers.get('etag') ?? '' });
    expect(now.status).toBe(200);
    expect(valuesOf(now, primary)?.[3]).toBe('58.503778');
    expect(valuesOf(now, junior)?.[3]).toBe('64.354156');
  });

  it('are corrected since a day, and every earlier answer stays', async () => {
    const before = (await standing()).body as { sequence: number };
    const evidence = [await api.evidence()];
    const enrolment = { primary: '166', junior: '210', senior: '0' };
    const correction = {
      figures: { ...rooms, teachingAncillaryArea: '11613' },
      enrolment,
      reason: '危房停用',
      evidence,
    };
    const proposed = await director.post(at(school, '/correction'), { ...correction, effectiveAt: '2025-02-01' });
    expect(proposed.body).toMatchObject({ outcome: 'done' });
    expect((await director.post(at(school, '/correction/acceptance'), { version: 2 })).body).toMatchObject({
      status: 403,
      code: 'submission.own-work',
    });
    expect(valuesOf(await standing(), primary)?.[3]).toBe('58.503778');
    expect((await deputy.post(at(school, '/correction/acceptance'), { version: 2 })).status).toBe(201);

    expect(valuesOf(await standing(), primary)?.[3]).toBe('29.251889');
    expect(valuesOf(await standing('&asOf=2025-01-31'), primary)?.[3]).toBe('58.503778');
    expect(valuesOf(await standing(`&knownAt=${before.sequence}`), primary)?.[3]).toBe('58.503778');
    const why = await director.get(
      `/api/sections/${primary}/explanation?dataYear=2024-2025&indicator=L4&asOf=2025-03-01`,
    );
    expect(why.body).toMatchObject({
      value: '29.251889',
      formula: '11613 × (166 × 1) ÷ (166 × 1 + 210 × 1.1) ÷ 166 = 29.251889',
      inputs: [{ figure: 'teachingAncillaryArea', unitId: school, value: '11613', version: 2 }, {}, {}],
    });
  });

  it('count by another standard too, with what that one asks', async () => {
    const built = await keeper.post('/api/organizations/schools', {
      parentId: county,
      kind: 'school',
      name: '第二小学',
      schoolType: 'primary',
      sharedBuildings: false,
      effectiveAt: '2010-09-01',
      sections: [{ stage: 'primary', name: '小学部' }],
    });
    const { id, sectionIds } = built.body as { id: string; sectionIds: [string] };
    await api.account('second', id, ['reporter']);
    const second = await api.as('second');
    const [unit] = sectionIds;
    const asked = { fullTimeTeachers: '21', computers: '42', books: '7800', intermediateTitleTeachers: '9' };
    const figures = { students: '260', ...teachers, ...rooms, ...asked };
    expect(
      (await second.post(at(unit), { figures: { ...figures, intermediateTitleTeachers: '22' } })).body,
    ).toMatchObject({
      code: 'submission.figures',
      errors: [
        { field: 'figures.intermediateTitleTeachers', detail: '中级及以上专业技术职务教师数不能多于专任教师数（21）' },
      ],
    });
    expect((await second.post(at(unit), { figures })).status).toBe(201);
    expect((await director.post(at(unit, '/acceptance'), { version: 1 })).status).toBe(201);
    const basic = await standing('&standard=basic-2012');
    expect(valuesOf(basic, unit)?.slice(3)).toEqual(['16.153846', '30.000000', '0.080769', '0.076923', '0.034615']);
    expect(valuesOf(basic, primary)?.slice(3, 5)).toEqual([null, null]);
    const shared = await reporter.post(at(primary), { figures: { students: '166', computers: '3' } });
    expect(shared.body).toMatchObject({
      errors: [{ field: 'figures.computers', detail: '计算机台数由共用校舍的学校统一填报' }],
    });
  });

  it('are listed with who has filed, and refused by field', async () => {
    expect((await director.get('/api/submissions?dataYear=2024-2025')).body).toMatchObject({
      total: 4,
      items: [{ unitId: school, status: 'accepted', version: 2, acceptedVersion: 2 }, {}, {}, {}],
    });
    expect((await director.get(at(school))).body).toMatchObject({
      versions: [{ status: 'superseded' }, { status: 'accepted', said: '危房停用', supersedes: 1 }],
    });
    const wrong = await reporter.post(at(primary), { figures: { students: '-1', backboneTeachers: '1.5' } });
    expect(wrong.body).toMatchObject({
      status: 422,
      code: 'submission.figures',
      errors: [
        { field: 'figures.students', detail: '学生数不能为负数' },
        { field: 'figures.backboneTeachers', detail: '县级以上骨干教师数应为整数' },
      ],
    });
    const number = await reporter.post(at(primary), { figures: { students: 166, pencils: '9' } });
    expect(number.body).toMatchObject({ status: 400 });
    expect((number.body as { errors: { field: string }[] }).errors.map(({ field }) => field).sort()).toEqual([
      'figures.pencils',
      'figures.students',
    ]);
    expect((await reporter.post(at(primary), {})).body).toMatchObject({ status: 400, errors: [{ field: 'figures' }] });
    expect((await stranger.get(at(primary))).status).toBe(404);
    expect((await standing('&standard=none')).status).toBe(400);
    expect((await standing('&asOf=yesterday')).status).toBe(400);
    for (const path of [`/api/counties/${county}/standing`, '/api/submissions'])
      expect((await director.get(`${path}?dataYear=2024-2026`)).body).toMatchObject({
        status: 400,
        errors: [{ field: 'dataYear', detail: '数据年度：应为相连两年的学年，写作“2024-2025”的样式。' }],
      });
  });
});

describe('the rows of one school', () => {
  it('are shown to those who may see no more of the county', async () => {
    const other = await api.unit('school', county, { name: '另一校', schoolType: 'primary' });
    await api.unit('section', other, { name: '另一校', stage: 'primary' });
    const mine = `/api/units/${school}/standing?dataYear=2024-2025`;
    expect((await reporter.get(`/api/counties/${county}/standing?dataYear=2024-2025`)).status).toBe(404);
    expect((await reporter.get(mine)).body).toMatchObject({
      countyId: county,
      unit: '四堡子九年制学校',
      standardId: 'hqb-2017',
      indicators: expect.arrayContaining([
        expect.objectContaining({ id: 'L4', threshold: { primary: '4.5', junior: '5.8' } }),
        expect.objectContaining({ id: 'L4', floor: { primary: '3.825', junior: '4.93' } }),
      ]),
      sections: [{ id: primary }, { id: junior }],
      columns: [],
    });
    expect((await stranger.get(mine)).status).toBe(404);
    expect((await director.get(`/api/units/${other}/standing?dataYear=2024-2025`)).body).toMatchObject({
      sections: [{ name: '另一校' }],
    });
  });
});

describe('two points', () => {
  type Told = {
    from: object;
    to: object;
    changes: { unitId: string; subject: string; why: string[]; causes: number[]; sentence: string }[];
    causes: { id: number; sequence: number; personName: string | null; basis: string | null }[];
  };
  const asked = 'dataYear=2024-2025&fromAsOf=2025-01-31';
  const of = (path: string, query = asked) => `/api/${path}/difference?${query}`;

  it('differ by what came to hold between them, with the event, its actor and its grounds', async () => {
    const { body } = await director.get(of(`counties/${county}`));
    const { changes, causes } = body as Told;
    const change = changes.find(({ unitId, subject }) => unitId === primary && subject === 'L4');
    expect(change).toMatchObject({ why: ['record'], from: { value: '58.503778' }, to: { value: '29.251889' } });
    expect(change?.sentence).toContain(
      '更正四堡子九年制学校教学及辅助用房23,226 → 11,613平方米（自2025年2月1日起），依据：危房停用',
    );
    expect(change?.causes.map((id) => causes[id])).toMatchObject([
      {
        type: 'submission.correction-accepted',
        between: 'effective',
        personName: expect.any(String),
        basis: '危房停用',
      },
    ]);
  });

  it('are told to a school of its own alone', async () => {
    const { status, body } = await reporter.get(of(`units/${school}`));
    const { changes, from } = body as Told;
    expect([status, [...new Set(changes.map(({ unitId }) => unitId))].sort()]).toEqual([200, [primary, junior].sort()]);
    expect(from).not.toHaveProperty('verdict');
    expect((await reporter.get(of(`counties/${county}`))).status).toBe(404);
    expect((await stranger.get(of(`units/${school}`))).status).toBe(404);
  });

  it('may be named by number, by an event’s id, by an instant and by a day: all the same point', async () => {
    const { sequence } = (await standing()).body as { sequence: number };
    const auditor = await api.account('auditor', county, ['auditor']).then(() => api.as('auditor'));
    const { body: event } = await auditor.get(`/api/audit/events/${sequence}`);
    const { id, recordedAt } = event as { id: string; recordedAt: string };
    const known = await Promise.all(
      [`knownAt=${sequence}`, `knownAt=${id}`, `knownAt=${recordedAt}`, `knownBy=${recordedAt.slice(0, 10)}`].map(
        async (query) => ((await standing(`&${query}`)).body as { sequence: number }).sequence,
      ),
    );
    expect(known).toEqual([sequence, sequence, sequence, sequence]);
    const earlier = new Date(Date.parse(recordedAt) - 1).toISOString();
    expect(((await standing(`&knownAt=${earlier}`)).body as { status?: number }).status).not.toBe(500);
  });

  it('bound what is told year by year', async () => {
    const years = async (query: string) =>
      (
        (await director.get(`/api/counties/${county}/trend?${query}`)).body as { years: { dataYear: string }[] }
      ).years.map(({ dataYear }) => dataYear);
    expect(await years('')).toEqual(['2024-2025']);
    expect(await years('knownAt=1')).toEqual([]);
    expect(await years('asOf=2024-08-01')).toEqual([]);
    const { status, body } = await director.get(`/api/counties/${county}/trend?knownAt=someday`);
    expect([status, body]).toMatchObject([
      400,
      { errors: [{ field: 'knownAt', detail: expect.stringMatching(/^截至记录：应为/) }] },
    ]);
  });

  it.each([
    ['knownAt=0', 'knownAt', '截至记录：记录号从1开始'],
    ['knownAt=999999', 'knownAt', '截至记录：本账号的管辖范围内还没有到这个记录号'],
    ['knownAt=00000000-0000-5000-8000-00000000ffff', 'knownAt', '没有这个编号的记录'],
    ['knownAt=2999-01-01T00:00:00Z', 'knownAt', '：时间还没有到'],
    ['knownBy=1999-12-31', 'knownBy', '早于第一条记录'],
    ['knownBy=2999-01-01', 'knownBy', '：时间还没有到'],
    ['knownBy=2025-02-30', 'knownBy', '没有这个时间'],
    ['knownAt=yesterday', 'knownAt', '应为记录号'],
    ['asOf=2999-01-01', 'asOf', '基准日期：日期还没有到'],
    ['fromAsOf=2025-03-01&asOf=2025-02-01', 'fromAsOf', '起点日期：起点不能晚于终点'],
    ['knownAt=1&fromKnownAt=2', 'fromKnownAt', '起点截至记录：起点不能晚于终点'],
  ])('are refused by their field: %s', async (query, field, words) => {
    const { status, body } = await director.get(of(`counties/${county}`, `dataYear=2024-2025&${query}`));
    expect([status, body]).toMatchObject([400, { errors: [{ field, detail: expect.stringContaining(words) }] }]);
  });

  it('are played month by month, each step with what changed since the one before', async () => {
    const path = `/api/counties/${county}/series?dataYear=2024-2025&from=2025-01-01&to=2025-03-01`;
    const { sequence } = (await standing()).body as { sequence: number };
    const { body } = await director.get(`${path}&knownAt=${sequence}`);
    const { steps } = body as {
      steps: {
        day: string;
        indicators: object[] | null;
        sections: { id: string; states: string; values: string[]; students: string }[];
      }[];
    };
    expect(steps.map(({ day }) => day)).toEqual(['2025-01-01', '2025-02-01', '2025-03-01']);
    const first = steps[0]?.sections.find(({ id }) => id === primary);
    expect(first?.states).toHaveLength(7);
    // Everything that the matrix shows of a row, as the standing of that day has it.
    const day = (await standing(`&asOf=2025-01-01&knownAt=${sequence}`)).body as {
      standing: { indicators: object[]; sections: { id: string; values: string[]; students: string }[] };
    };
    const whole = day.standing.sections.find(({ id }) => id === primary);
    expect([first?.values, first?.students]).toEqual([whole?.values, whole?.students]);
    expect(steps.map(({ indicators }) => indicators)).toEqual([day.standing.indicators, null, null]);
    // A correction that turns no state changes its numbers all the same; after it nothing does.
    const corrected = steps[1]?.sections.find(({ id }) => id === primary);
    expect(corrected?.states).toBe(first?.states);
    expect(corrected?.values).not.toEqual(first?.values);
    expect(steps[2]?.sections).toEqual([]);
    const then = (await director.get(path)).body as { steps: { sequence: number | null }[] };
    expect(then.steps.map((one) => one.sequence)).toEqual([null, null, null]);
    const long = await director.get(`/api/counties/${county}/series?dataYear=2024-2025&from=2010-01-01`);
    expect(long.body).toMatchObject({ status: 400, errors: [{ field: 'from' }] });
  });
});

describe('a report, read beside the record', () => {
  const checked = (client: Client, target: string, content: string | Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.set('file', new Blob([content]), '报告.txt');
    return client.post(target, form);
  };
  const beside = (query = '') => `/api/counties/${county}/report-checks?dataYear=2024-2025${query}`;
  const report = '全县小学生165人，初中生210人。\n全县在校生370人，其中小学生165人，初中生210人。';

  it('is told what contradicts itself in it, with its place', async () => {
    const { status, body } = await checked(reporter, '/api/report-checks', report);
    expect([status, body]).toMatchObject([
      200,
      {
        text: report,
        figures: 5,
        contradictions: [
          {
            rule: 'sum-of-parts',
            title: '总数与“其中”各项之和',
            at: { line: 2, column: 6, quoted: '370人', start: report.indexOf('370'), end: report.indexOf('370') + 4 },
            shouldBe: '165 + 210 = 375',
            against: [{ quoted: '165人' }, { quoted: '210人' }],
          },
        ],
        remarks: [],
        more: 0,
        county: null,
      },
    ]);
  });

  it('has its numbers beside the county’s, of the point that is asked, and to nobody elsewhere', async () => {
    const recordedAt = async (query: string) => {
      const { body } = await checked(director, beside(query), `${report}9所小学中，达标学校总数9所。`);
      const { comparisons } = (body as { county: { comparisons: { name: string; recorded: string | null }[] } }).county;
      return comparisons.map(({ name, recorded }) => [name, recorded]);
    };
    type Stage = Readonly<{ sections: number; students: number | null; compliant: number | null }>;
    for (const query of ['', '&asOf=2024-08-31']) {
      const { primary: of } = ((await standing(query)).body as { standing: { stages: { primary: Stage } } }).standing
        .stages;
      expect(await recordedAt(query)).toEqual(
        expect.arrayContaining([
          ['小学 参评单位学生数', of.students === null ? null : String(of.students)],
          ['小学 参评单位数', String(of.sections)],
        ]),
      );
    }
    expect((await checked(stranger, beside(), report)).status).toBe(404);
    expect((await checked(api.client(), '/api/report-checks', report)).status).toBe(401);
  });

  it('leaves nothing behind', async () => {
    const { count } = await api.app.get(EventStore).head();
    await checked(director, beside(), report);
    expect((await api.app.get(EventStore).head()).count).toBe(count);
  });

  it.each([
    ['nothing', new Uint8Array(), 422, 'report-check.empty'],
    ['a PDF', '%PDF-1.7', 422, 'report-check.not-a-report'],
    ['too long a text', 'a'.repeat(200_001), 422, 'report-check.too-long'],
    ['bytes of no encoding', new Uint8Array([0x81, 0xff, 0x00, 0xff]), 422, 'report-check.encoding'],
    ['half an archive', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 422, 'report-check.damaged'],
  ])('is refused in words when it is %s', async (_, content, status, code) => {
    const answer = await checked(director, '/api/report-checks', content);
    expect([answer.status, answer.body]).toMatchObject([status, { code, detail: expect.stringMatching(/请/) }]);
  });

  it('may be written by a grammar that can be read', async () => {
    const { body } = await reporter.get('/api/report-checks/rules');
    expect(body).toContainEqual(
      expect.objectContaining({ name: 'share', title: '占比', contradicts: expect.stringContaining('47.75%') }),
    );
  });
});
