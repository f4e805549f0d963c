import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { permissions } from '@app/domain/access';
import { Api } from '@test/api';
import { openApiDocument } from './bootstrap.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
});
afterAll(() => api.close());

it('documents every route, with the permission it asks for', async () => {
  const served = await api.client().get('/api/docs/openapi.json');
  expect(served.status).toBe(200);
  expect(served.body).toEqual(JSON.parse(JSON.stringify(openApiDocument(api.app))));
  const { paths } = openApiDocument(api.app);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...(operation as Record<string, unknown>) })),
  );
  expect(operations.length).toBeGreaterThan(15);
  for (const operation of operations) {
    expect(operation.path).toMatch(/^\/(api\/|health)/);
    const asked = operation as { 'x-permission'?: string; 'x-public'?: boolean };
    expect(asked['x-public'] === true || Object.hasOwn(permissions, asked['x-permission'] ?? '')).toBe(true);
  }
  // What may be one of several kinds has none of its own beside them.
  const parameters = operations.flatMap((one) => (one as { parameters?: { schema?: object }[] }).parameters ?? []);
  const several = parameters.filter(({ schema = {} }) => 'oneOf' in schema);
  expect(several.length).toBeGreaterThan(10);
  expect(several.filter(({ schema = {} }) => 'type' in schema)).toEqual([]);
  const ids = operations.map((operation) => (operation as { operationId?: string }).operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

it('shows the documentation as a page with scripts of its own only', async () => {
  const { status, headers, body } = await api.client().get('/api/docs');
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  const scripts = [...String(body).matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, source]) => source!);
  expect(scripts.length).toBeGreaterThan(1);
  for (const source of scripts) {
    const { pathname } = new URL(source, `${api.base}/api/docs`);
    expect((await api.client().get(pathname)).status).toBe(200);
  }
  expect(String(body)).not.toMatch(/<script>[^<]/);
});

it('brakes sign-ins from one address', async () => {
  const strict = await Api.start({ SIGN_INS_PER_MINUTE: '3' });
  try {
    const tries = [];
    for (let n = 0; n < 4; n++) {
      tries.push(
        await strict.client().post('/api/session', { username: `ghost${n}`, password: 'wrong horse battery' }),
      );
    }
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
    expect(tries[3]!.body).toMatchObject({ code: 'request.too-many' });
  } finally {
    await strict.close();
  }
});

it('keeps nothing in memory mode, and marks cookies for HTTPS when told to', async () => {
  const passing = await Api.start({ COOKIE_SECURE: 'true' }, { runtime: { memory: true } });
  try {
    const county = await passing.unit('county', null);
    await passing.account('li.lei', county, ['inspector']);
    const { headers } = await passing.client().post('/api/session', {
      username: 'li.lei',
      password: 'correct horse battery',
    });
    expect(headers.get('set-cookie')).toMatch(/; Secure/);
    expect(headers.get('strict-transport-security')).toMatch(/max-age/);
  } finally {
    await passing.close();
  }
});

it('does not start on a directory that cannot be used', async () => {
  await expect(Api.start({ HENGJIAN_DATA: '/dev/null/data' })).rejects.toThrow('无法使用');
});
