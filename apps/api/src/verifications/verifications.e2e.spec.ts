import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, type Client } from '@test/api';

let api: Api;
let county: string;
let first: string;
let second: string;
let director: Client;
let inspector: Client;
let recused: Client;
let reporter: Client;
let principal: Client;
let stranger: Client;

const year = '2024-2025';
const figures = {
  students: '1000',
  aboveStandardQualifiedTeachers: '60',
  backboneTeachers: '10',
  peArtsFullTimeTeachers: '9',
  teachingAncillaryArea: '5800',
  sportsVenueArea: '7500',
  teachingEquipmentValue: '2500000',
  networkedMultimediaClassrooms: '24',
};

beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2000-01-01' });
  const elsewhere = await api.unit('county', null, { name: '荣昌区', effectiveAt: '2000-01-01' });
  await api.account('keeper', county, ['administrator']);
  await api.account('director', county, ['supervisionDirector']);
  await api.account('inspector', county, ['inspector']);
  const recusedId = await api.account('recused', county, ['inspector']);
  await api.account('stranger', elsewhere, ['supervisionDirector', 'inspector']);
  const keeper = await api.as('keeper');
  director = await api.as('director');
  inspector = await api.as('inspector');
  recused = await api.as('recused');
  stranger = await api.as('stranger');
  const build = async (name: string) => {
    const made = await keeper.post('/api/organizations/schools', {
      parentId: county,
      kind: 'school',
      name,
      schoolType: 'primary',
      sharedBuildings: false,
      effectiveAt: '2010-09-01',
      sections: [{ stage: 'primary', name: '小学部' }],
    });
    return made.body as { id: string; sectionIds: [string] };
  };
  const one = await build('第一小学');
  const two = await build('第二小学');
  [[first], [second]] = [one.sectionIds, two.sectionIds];
  await api.account('reporter', one.id, ['reporter']);
  await api.account('principal', one.id, ['principal']);
  await api.account('other', two.id, ['reporter']);
  reporter = await api.as('reporter');
  principal = await api.as('principal');
  const other = await api.as('other');
  await reporter.post(`/api/submissions/${first}/${year}`, { figures });
  await other.post(`/api/submissions/${second}/${year}`, {
    figures: { ...figures, sportsVenueArea: '30000', peArtsFullTimeTeachers: '7' },
  });
  for (const unit of [first, second])
    expect((await director.post(`/api/submissions/${unit}/${year}/acceptance`, { version: 1 })).status).toBe(201);
  const declared = await recused.post('/api/recusals', {
    accountId: recusedId,
    unitId: one.id,
    ground: 'familyThere',
  });
  expect(declared.status).toBe(201);
});
afterAll(() => api.close());

const of = (unit: string, act = '') => `/api/verifications/${unit}/${year}${act}`;
const columns = async (query = '') =>
  ((await director.get(`/api/counties/${county}/standing?dataYear=${year}${query}`)).body as { columns: object[] })
    .columns;

describe('claimed, computed, verified', () => {
  it('stand beside one another in the standing, and earlier answers stay', async () => {
    const before = (await director.get(`/api/counties/${county}/standing?dataYear=${year}`)).body as {
      sequence: number;
      columns: object[];
    };
    expect(before.columns).toEqual([]);
    const claim = { value: '7.60', source: '自查自评报告第12页', evidence: [] };
    expect((await director.post(of(first, '/claims/L5'), claim)).body).toMatchObject({ outcome: 'done' });
    expect((await director.post(of(first, '/claims/L5'), claim)).body).toMatchObject({ outcome: 'nothing' });
    const found = { value: '6985', method: '实地测量', evidence: [await api.evidence()] };
    expect((await inspector.post(of(first, '/verified/sportsVenueArea'), found)).body).toMatchObject({
      outcome: 'done',
    });
    expect(await columns()).toMatchObject([
      { subject: 'sportsVenueArea', claimed: null, computed: '7500', verified: '6985', indicator: 'L5' },
      {
        unitId: first,
        subject: 'L5',
        claimed: '7.60',
        computed: '7.500000',
        verified: '6.985000',
        differences: ['claimed-computed', 'computed-verified', 'claimed-verified'],
        sentence: '第一小学小学部生均体育运动场馆面积：材料所称7.60，按认可数据为7.5，现场核实为6.985',
      },
    ]);
    expect(await columns(`&knownAt=${before.sequence}`)).toEqual([]);
    expect((await principal.get(of(first))).body).toMatchObject([
      { kind: 'claimed', subject: 'L5', basis: '自查自评报告第12页' },
      { kind: 'verified', subject: 'sportsVenueArea', value: '6985' },
    ]);
  });

  it('are of a county too: its coefficients, counts, items and verdict', async () => {
    const source = '县级自评报告';
    const say = (subject: string, value: string) =>
      director.post(of(county, `/claims/${subject}`), { value, source, evidence: [] });
    expect((await say('cv.primary.L5', '0.60')).status).toBe(201);
    expect((await say('passing.primary.L3', '2')).status).toBe(201);
    expect((await say('sportsVenueArea', '1')).body).toMatchObject({ code: 'verification.unknown-subject' });
    const lines = await columns();
    expect(lines).toMatchObject([
      // 7.5 and 30 m² a pupil, equally many: S = 11.25 of X̄ = 18.75. On site 6.985: 11.5075 of 18.4925.
      {
        subject: 'cv.primary.L5',
        claimed: '0.60',
        computed: '0.600000',
        verified: '0.622279',
        differences: ['computed-verified', 'claimed-verified'],
      },
      {
        subject: 'passing.primary.L3',
        claimed: '2',
        computed: '1',
        differences: ['claimed-computed', 'claimed-verified'],
      },
      {},
      {},
    ]);
  });

  it('open an issue by one call when they differ, and none when they agree', async () => {
    const raised = await inspector.post(of(first, '/issues/L5'), {
      severity: 'serious',
      evidence: [],
      note: '未见测绘报告',
    });
    expect(raised.body).toMatchObject({ outcome: 'done' });
    const { id } = raised.body as { id: string };
    const { body } = await director.get(`/api/issues/${id}`);
    expect(body).toMatchObject({ unitId: first, indicator: 'L5', severity: 'serious' });
    expect((body as { problem: string }).problem).toMatch(
      /^2024-2025学年第一小学小学部生均体育运动场馆面积：材料所称7\.60，按认可数据为7\.5，现场核实为6\.985，数据不一致（截至记录号\d+）。未见测绘报告。$/,
    );
    expect((body as { clause: string }).clause).toContain('生均体育运动场馆面积');
    const { body: told } = await director.get(`/api/issues/${id}/figures`);
    expect(told).toMatchObject([
      {
        unitId: first,
        label: '第一小学小学部生均体育运动场馆面积',
        moments: [
          { moment: 'raised', dataYear: year, value: '7.5', bound: '应不低于7.5，其85%为6.375', verdict: 'met' },
          { moment: 'now', sequence: null, formula: '7500 ÷ 1000 = 7.5' },
        ],
      },
    ]);
    expect((await stranger.get(`/api/issues/${id}/figures`)).status).toBe(404);
    const none = await inspector.post(of(first, '/issues/L1'), { severity: 'ordinary', evidence: [] });
    expect(none.body).toMatchObject({ status: 409, code: 'verification.no-difference' });
  });

  it('are the word of those who may say so', async () => {
    const found = { value: '1000', method: '逐班清点', evidence: [await api.evidence()] };
    expect((await recused.post(of(first, '/verified/students'), found)).body).toMatchObject({
      status: 403,
      code: 'verification.recused',
    });
    expect((await director.post(of(first, '/verified/students'), found)).status).toBe(403);
    expect((await reporter.post(of(second, '/claims/L5'), { value: '1', source: '本', evidence: [] })).status).toBe(
      404,
    );
    expect((await stranger.get(of(first))).status).toBe(404);
    expect((await inspector.post(of(first, '/verified/students'), { ...found, evidence: [] })).body).toMatchObject({
      code: 'verification.evidence-missing',
    });
    const withdrawn = await inspector.post(of(first, '/verified/sportsVenueArea/withdrawal'), {
      reason: '漏计器械场地',
    });
    expect(withdrawn.body).toMatchObject({ outcome: 'done' });
    expect((await columns()).length).toBe(3);
    const back = await director.post(of(first, '/claims/L5/withdrawal'), { reason: '不是本校' });
    expect(back.body).toMatchObject({ outcome: 'done' });
    expect((await columns()).length).toBe(2);
  });
});

describe('why, and what is missing', () => {
  const why = (path: string, query: string) => director.get(`/api/${path}/explanation?dataYear=${year}&${query}`);

  it('is explained with whose word each number is, as one paragraph too', async () => {
    const { body } = await why(`sections/${first}`, 'indicator=L5');
    expect(body).toMatchObject({
      subject: 'L5',
      value: '7.500000',
      verdict: 'met',
      formula: '7500 ÷ 1000 = 7.5',
      inputs: [
        {
          figure: 'sportsVenueArea',
          value: '7500',
          filedByName: expect.any(String),
          acceptedByName: expect.any(String),
        },
        { figure: 'students', value: '1000', version: 1 },
      ],
    });
    const { paragraph } = body as { paragraph: string };
    expect(paragraph).toMatch(
      /^彰武县2024-2025学年第一小学小学部生均体育运动场馆面积为7\.5㎡\/生（应不低于7\.5，其85%为6\.375），达到要求。/,
    );
    expect(paragraph).toMatch(
      /依据：教督〔2017〕6号.*计算：7500 ÷ 1000 = 7\.5。数据：.*填报（记录号\d+），.*认可（记录号\d+）/,
    );
    expect((await why(`counties/${county}`, 'subject=cv.primary.L5')).body).toMatchObject({
      value: '0.600000',
      verdict: 'notMet',
      formula: '差异系数 = S ÷ X̄ = 11.25 ÷ 18.75 = 0.6',
    });
    expect(paragraph).toMatch(/数据：第一小学小学部体育运动场馆7500平方米（.*；第一小学小学部学生数1000人（/);
    const whose = { filedByName: expect.any(String), acceptedByName: expect.any(String), value: '第1版', version: 1 };
    const verdict = await why(`counties/${county}`, 'subject=verdict');
    expect(verdict.body).toMatchObject({ verdict: 'notMet', figuresOf: null });
    expect((verdict.body as { inputs: unknown[] }).inputs).toContainEqual(
      expect.objectContaining({ unitId: first, figure: 'return', label: '第一小学小学部填报数据', ...whose }),
    );
    expect((verdict.body as { paragraph: string }).paragraph).toMatch(
      /数据：第一小学小学部填报数据第1版（.*填报（记录号\d+），.*认可（记录号\d+）/,
    );
    expect((await why(`counties/${county}`, 'subject=cv.primary.L99')).status).toBe(404);
    expect((await why(`counties/${county}`, 'subject=constructor')).status).toBe(400);
    expect((await stranger.get(`/api/counties/${county}/explanation?dataYear=${year}&subject=verdict`)).status).toBe(
      404,
    );
  });

  it('is told in whole units: of a school, and of the county with who drives a coefficient', async () => {
    const gaps = await director.get(`/api/sections/${second}/gaps?dataYear=${year}`);
    expect(gaps.body).toMatchObject({
      gaps: {
        ways: [{ mayStay: [{ indicator: 'L3' }], changes: [{ figure: 'peArtsFullTimeTeachers', amount: '1' }] }],
      },
    });
    expect((await reporter.get(`/api/sections/${first}/gaps?dataYear=${year}`)).body).toMatchObject({ gaps: null });
    expect((await reporter.get(`/api/sections/${second}/gaps?dataYear=${year}`)).status).toBe(404);
    const plan = await director.get(`/api/counties/${county}/gaps?dataYear=${year}`);
    expect(plan.body).toMatchObject({
      cvs: [
        {
          stage: 'primary',
          indicator: 'L5',
          cv: 0.6,
          excess: '0.100000',
          drivers: [{ share: '50.00' }, { share: '50.00' }],
        },
      ],
      // Of x and 30: CV = (30 − x)/(30 + x) ≤ 0.5 from x = 10 on.
      changes: [
        { unitId: second, amount: '1' },
        { unitId: first, figure: 'sportsVenueArea', amount: '2500', to: '10000' },
      ],
    });
  });
});
