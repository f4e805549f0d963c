import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '@app/api-client';
import { EventStore } from '@app/event-store';
import { Api, type Answer, type Client } from '@test/api';

let api: Api;
let county: string;
let school: string;
let other: string;
let section: string;
let director: Client;
let principal: Client;

type Simulated = Schemas['CountySimulationDto'];

const figures = {
  students: '300',
  aboveStandardQualifiedTeachers: '20',
  backboneTeachers: '6',
  peArtsFullTimeTeachers: '3',
  teachingAncillaryArea: '1350',
  sportsVenueArea: '2100',
  teachingEquipmentValue: '600000',
  networkedMultimediaClassrooms: '7',
};

beforeAll(async () => {
  api = await Api.start();
  const since = { effectiveAt: '2010-09-01' };
  county = await api.unit('county', null, { name: '彰武县', ...since });
  await api.account('keeper', county, ['administrator']);
  await api.account('director', county, ['supervisionDirector']);
  const keeper = await api.as('keeper');
  director = await api.as('director');
  const made = async (name: string) => {
    const form = { parentId: county, kind: 'school', name, schoolType: 'primary', sharedBuildings: false, ...since };
    const sections = [{ stage: 'primary', name: '小学部' }];
    const { body } = await keeper.post('/api/organizations/schools', { ...form, sections });
    const { id, sectionIds } = body as { id: string; sectionIds: [string] };
    await api.account(`reporter.${name}`, id, ['reporter']);
    await api.account(`principal.${name}`, id, ['principal']);
    const reporter = await api.as(`reporter.${name}`);
    const at = `/api/submissions/${sectionIds[0]}/2024-2025`;
    await reporter.post(at, { figures });
    await director.post(`${at}/acceptance`, { version: 1 });
    return { id, sectionId: sectionIds[0] };
  };
  ({ id: school, sectionId: section } = await made('四堡子小学'));
  ({ sectionId: other } = await made('大四家子小学'));
  principal = await api.as('principal.四堡子小学');
});
afterAll(() => api.close());

const asked = (body: object, client = director, at = `counties/${county}`, query = '') =>
  client.post(`/api/${at}/simulation?dataYear=2024-2025${query}`, body);
const rowOf = ({ sections }: Pick<Simulated['base'], 'sections'>, id = section) =>
  sections.find((one) => one.id === id)!;
const errorsOf = ({ status, body }: Answer) => [status, (body as { errors: { field: string }[] }).errors];

describe('a simulation', () => {
  it('lays assumed figures over those that count, says what differs, and records nothing', async () => {
    const store = api.app.get(EventStore);
    const before = await store.head();
    const standing = await director.get(`/api/counties/${county}/standing?dataYear=2024-2025`);
    const { body, status } = await asked({ figures: [{ unitId: section, figures: { sportsVenueArea: '2250' } }] });
    const { simulated, mark, base, simulation, changes } = body as Simulated;
    expect([status, simulated, mark]).toEqual([200, true, '模拟测算，不是评估结果，也不写入记录']);
    expect([rowOf(base).values[4], rowOf(simulation).values[4]]).toEqual(['7.000000', '7.500000']);
    expect(rowOf(simulation, other)).toEqual(rowOf(base, other));
    expect(changes.filter(({ kind }) => kind === 'indicator')).toMatchObject([
      { unitId: section, subject: 'L5', from: { value: '7.000000' }, to: { value: '7.500000', verdict: 'met' } },
    ]);
    expect(await store.head()).toEqual(before);
    const again = await director.get(`/api/counties/${county}/standing?dataYear=2024-2025`);
    expect(again.body).toEqual(standing.body);
    expect(base).toEqual((standing.body as Schemas['CountyStandingDto']).standing);
  });

  it('counts a project from the day it is ready, and says why another does not count', async () => {
    const extension = {
      name: '扩建',
      unitId: section,
      figure: 'teachingAncillaryArea',
      adds: '150',
      readyOn: '2025-09-01',
    };
    const razing = { ...extension, name: '拆除', adds: '-9000', readyOn: '2025-01-01' };
    const early = (await asked({ projects: [extension] }, director, undefined, '&asOf=2025-08-31')).body as Simulated;
    expect(early).toMatchObject({ changes: [], projects: [{ outcome: 'later' }] });
    const late = await asked({ projects: [extension, razing] }, director, undefined, '&asOf=2025-09-01');
    const { projects, simulation } = late.body as Simulated;
    expect(projects.map(({ outcome }) => outcome)).toEqual(['counted', 'tooFew']);
    expect(projects[0]?.message).toBe('“扩建”已计入：四堡子小学小学部的教学及辅助用房按1500计算');
    expect(rowOf(simulation).values[3]).toBe('5.000000');
  });

  it('changes the pupils of a stage, but not those assumed of a unit', async () => {
    const { simulation } = (
      await asked({
        growth: [{ stage: 'primary', percent: '-0.5' }],
        figures: [{ unitId: other, figures: { students: '250' } }],
      })
    ).body as Simulated;
    expect([rowOf(simulation).students, rowOf(simulation, other).students]).toEqual(['299', '250']);
  });

  it('judges by other bounds or another standard, and leaves what it is compared with', async () => {
    const bounds = [{ indicator: 'L5', stage: 'primary', threshold: '7' }];
    const eased = (await asked({ bounds })).body as Simulated;
    expect([eased.boundsAssumed, rowOf(eased.base).met[4], rowOf(eased.simulation).met[4]]).toEqual([
      true,
      false,
      true,
    ]);
    const basic = (await asked({ standard: 'basic-2012' })).body as Simulated;
    expect([basic.base.standardId, basic.simulation.standardId]).toEqual(['hqb-2017', 'basic-2012']);
    expect(basic.judged).toBe('re-judged');
  });

  it('names what is wrong with it, by field', async () => {
    const project = { name: '扩建', unitId: county, figure: 'students', adds: '1', readyOn: '2025-01-01' };
    const wrong = await asked({
      figures: [
        { unitId: section, figures: { sportsVenueArea: '-5', students: 'n/a', books: '7' } },
        { unitId: section, figures: {} },
      ],
      projects: [project],
      bounds: [
        { indicator: 'L9', stage: 'primary', threshold: '7' },
        { indicator: 'L5', stage: 'junior' },
      ],
      growth: [
        { stage: 'junior', percent: '1' },
        { stage: 'junior', percent: '2' },
      ],
    });
    const [status, errors] = errorsOf(wrong);
    expect(status).toBe(400);
    expect((errors as { field: string }[]).map(({ field }) => field)).toEqual([
      'figures[0].figures.students',
      'figures[0].figures.sportsVenueArea',
      'figures[0].figures.books',
      'figures[1].unitId',
      'projects[0].unitId',
      'growth[1].stage',
      'bounds[0].indicator',
      'bounds[1].threshold',
    ]);
    const sentences = (errors as unknown as { detail: string }[]).map(({ detail }) => detail);
    expect(sentences.slice(2)).toEqual([
      expect.stringMatching(/^图书：所用标准不用这一项，请删去。$/),
      '单位：已在前面填过，请合并为一条。',
      expect.stringMatching(/^单位：当日所辖范围内没有这个参评单位，请核对/),
      '学段：已在前面填过，请只留一条。',
      expect.stringMatching(/^指标：所用标准没有这一项，请改填：L1、/),
      '达标值：请填假定的达标值或差异系数上限。',
    ]);
    const form = await asked({
      growth: [{ stage: 'primary', percent: '101' }],
      projects: [{ ...project, adds: 'much', readyOn: '2025-01-01T00:00:00Z' }],
      bounds: [{ indicator: 'all', stage: 'primary', threshold: '-1', cvLimit: '12' }],
    });
    expect(errorsOf(form)).toEqual([
      400,
      [
        { field: 'growth[0].percent', detail: '学生数增减百分比：请用文字写 -100 到 100 之间的数，如 "-5"。' },
        { field: 'projects[0].adds', detail: '增加量：请用文字写数字，如 "1200.5"；减少写作 "-800"。' },
        { field: 'projects[0].readyOn', detail: '建成日期：应为日期，如 2026-09-01。' },
        { field: 'bounds[0].indicator', detail: '指标：应为指标编号，如 L5。' },
        { field: 'bounds[0].threshold', detail: '达标值：请用文字写数字，如 "7.5"。' },
        { field: 'bounds[0].cvLimit', detail: '差异系数上限：请用文字写数字，如 "0.45"。' },
      ],
    ]);
    expect(
      (await asked({ growth: Array.from({ length: 3 }, () => ({ stage: 'primary', percent: '1' })) })).status,
    ).toBe(400);
  });

  it('shows a school its own rows, of assumptions about itself', async () => {
    expect((await asked({}, principal)).status).toBe(404);
    const mine = { figures: [{ unitId: section, figures: { sportsVenueArea: '2250' } }] };
    const { status, body } = await asked(mine, principal, `units/${school}`);
    const { base, simulation, changes } = body as Schemas['UnitSimulationDto'];
    expect([status, base.sections.length, simulation.sections[0]?.values[4]]).toEqual([200, 1, '7.500000']);
    expect(new Set(changes.map(({ unitId }) => unitId))).toEqual(new Set([section]));
    expect(JSON.stringify(body)).not.toContain(other);
    const theirs = await asked({ figures: [{ unitId: other, figures: {} }] }, principal, `units/${school}`);
    expect(errorsOf(theirs)).toMatchObject([400, [{ field: 'figures[0].unitId' }]]);
  });
});
