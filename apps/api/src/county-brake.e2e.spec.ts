import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api } from '@test/api';

let api: Api;
beforeAll(async () => {
  api = await Api.start({ COUNTY_COMMANDS_PER_MINUTE: '2' });
});
afterAll(() => api.close());

it('tells a county that asks for too much when to come again; another is served, and reading goes on', async () => {
  const [noisy, quiet] = [await api.unit('county', null, { name: '甲县' }), await api.unit('county', null)];
  await api.account('noisy', noisy, ['administrator']);
  await api.account('quiet', quiet, ['administrator']);
  const [one, other] = [await api.as('noisy'), await api.as('quiet')];
  const rename = (client: typeof one, id: string, name: string) =>
    client.post(`/api/organizations/units/${id}/name`, { name, effectiveAt: '2025-03-03' });
  for (const name of ['甲一县', '甲二县']) expect((await rename(one, noisy, name)).status).toBe(201);
  const refused = await rename(one, noisy, '甲三县');
  expect(refused).toMatchObject({ status: 429, body: { code: 'county.too-many', details: { most: 2 } } });
  expect((refused.body as { detail: string }).detail).toMatch(/^甲二县本分钟的办理请求已超过 2 次.*请 60 秒后再试/);
  expect(refused.headers.get('retry-after')).toBe('60');
  expect((await one.get(`/api/organizations/units/${noisy}`)).status).toBe(200);
  expect((await rename(other, quiet, '乙一县')).status).toBe(201);
});
