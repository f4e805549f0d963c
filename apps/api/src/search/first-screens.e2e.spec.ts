import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api, type Answer, type Client } from '@test/api';

let api: Api;
let county: string;
let school: string;
let director: Client;
let principal: Client;

const body = ({ body: content }: Answer) => content as Record<string, unknown>;

beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县' });
  school = await api.unit('school', county, { name: '第一小学' });
  await api.unit('school', county, { name: '第二小学' });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('principal', school, ['principal']);
  [director, principal] = [await api.as('director'), await api.as('principal')];
  const problem = { problem: '操场未硬化', clause: '第六条', severity: 'ordinary', evidence: [] };
  await director.post('/api/issues', { unitId: school, ...problem });
});
afterAll(() => api.close());

it('finds by part of a name or a problem, within reach, and wants something to look for', async () => {
  expect(body(await director.get(`/api/search?q=${encodeURIComponent('小学')}`))).toMatchObject({
    units: [{ unitId: school, title: '第一小学' }, { title: '第二小学' }],
    issues: [{ title: '操场未硬化', unitName: '第一小学' }],
    inspections: [],
    campaigns: [],
  });
  expect((body(await principal.get(`/api/search?q=${encodeURIComponent('小学')}`))['units'] as object[]).length).toBe(
    1,
  );
  expect((await principal.get('/api/search')).status).toBe(400);
});

it('shows the county on one screen', async () => {
  expect(body(await director.get(`/api/counties/${county}/board?dataYear=2024-2025`))).toMatchObject({
    county: '彰武县',
    day: '2025-03-03',
    verdict: 'pending',
    warnings: { high: 0, medium: 0, low: 0 },
    issues: { total: 1, closed: 0, overdue: 0, closedPercent: 0 },
    campaigns: [],
  });
  expect(body(await director.get(`/api/counties/${county}/warnings?dataYear=2024-2025`))).toMatchObject({
    warnings: [],
    basis: ['还没有已审定的学生数，无法预警；审定后自动推算。'],
  });
  expect(body(await principal.get(`/api/units/${school}/warnings?dataYear=2024-2025`))).toMatchObject({
    unit: '第一小学',
    nextDataYear: '2025-2026',
    warnings: [],
  });
  expect((await principal.get(`/api/counties/${county}/warnings?dataYear=2024-2025`)).status).toBe(404);
  expect((await director.get(`/api/counties/${county}/warnings?dataYear=2024`)).status).toBe(400);
  expect(body(await director.get(`/api/counties/${county}/trend`))).toEqual({ countyId: county, years: [] });
  expect((await principal.get(`/api/counties/${county}/board?dataYear=2024-2025`)).status).toBe(404);
});
