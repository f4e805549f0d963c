import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api, type Client } from '@test/api';
import { programEdition } from '../program-edition.js';

let api: Api;
let [county, elsewhere] = ['', ''];
let keeper: Client;
let director: Client;
let stranger: Client;
let directorId = '';

beforeAll(async () => {
  api = await Api.start();
  const since = { effectiveAt: '2000-01-01' };
  county = await api.unit('county', null, { name: '彰武县', ...since });
  elsewhere = await api.unit('county', null, { name: '荣昌区', ...since });
  await api.account('keeper', county, ['administrator']);
  directorId = await api.account('director', county, ['supervisionDirector']);
  await api.account('stranger', elsewhere, ['supervisionDirector']);
  [keeper, director, stranger] = await Promise.all([api.as('keeper'), api.as('director'), api.as('stranger')]);
});
afterAll(() => api.close());

const matrix = (client: Client, query = '', known = '') =>
  client.get(`/api/counties/${county}/standing?dataYear=2024-2025${query}`, known ? { 'if-none-match': known } : {});
const tagOf = async (query = '') => (await matrix(director, query)).headers.get('etag')!;

it('is known by its tag until something touches this county, its day or its point in the log', async () => {
  const tag = await tagOf();
  const unchanged = await matrix(director, '', tag);
  expect([unchanged.status, unchanged.headers.get('etag')]).toEqual([304, tag]);
  expect(unchanged.headers.get('cache-control')).toBe('private, no-cache');
  expect(unchanged.headers.get('content-security-policy')).toBeNull();
  expect(tag).toContain(programEdition());
  expect((await matrix(director, '', tag.replace(programEdition(), '0123456789ab'))).status).toBe(200);
  await api.unit('school', elsewhere, { name: '别处一校', effectiveAt: '2010-09-01' });
  expect((await matrix(director, '', tag)).status).toBe(304);

  await api.unit('school', county, { name: '本县一校', effectiveAt: '2010-09-01' });
  const changed = await matrix(director, '', tag);
  expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false]);
  expect(changed.headers.get('content-encoding')).toBe('gzip');
  expect(changed.headers.get('content-security-policy')).toContain("script-src 'self';");

  const { sequence } = changed.body as { sequence: number };
  const known = await matrix(director, `&knownAt=${sequence - 1}`);
  expect([known.status, (known.body as { sequence: number }).sequence < sequence]).toEqual([200, true]);
  expect(known.headers.get('etag')).toBe(tag);
  expect(await tagOf('&asOf=2020-01-01')).not.toBe(await tagOf());
  expect(await tagOf('&standard=basic-2012')).not.toBe(await tagOf());

  const yesterday = await tagOf();
  api.clock.advance(86_400_000);
  director = await api.as('director');
  expect((await matrix(director, '', yesterday)).status).toBe(200);
});

it('is given to nobody who may not see it, whoever asked before and whatever they know of it', async () => {
  stranger = await api.as('stranger');
  const { headers } = await matrix(director);
  const tag = headers.get('etag')!;
  expect(headers.get('cache-control')).toBe('private, no-cache');
  const refused = await matrix(stranger, '', tag);
  expect([refused.status, refused.headers.get('x-content-type-options')]).toEqual([404, 'nosniff']);
  expect((await matrix(api.client(), '', tag)).status).toBe(401);

  keeper = await api.as('keeper');
  const role = { role: 'supervisionDirector', unitId: county };
  const taken = await keeper.post(`/api/accounts/${directorId}/roles/revocation`, role);
  expect([taken.status, (await matrix(director, '', tag)).status]).toEqual([200, 403]);
});
