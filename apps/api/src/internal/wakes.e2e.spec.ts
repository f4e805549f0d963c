import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api } from '@test/api';

const token = 'a shared secret, thirty-two long'.replaceAll(' ', '-');
const path = '/api/internal/wakes';
const keys = ['issue/0192f3a8-0000-7000-8000-000000000001'];

let api: Api;
let shut: Api;
beforeAll(async () => {
  api = await Api.start({ WORKER_TOKEN: token });
  shut = await Api.start();
});
afterAll(() => Promise.all([api.close(), shut.close()]));

const ask = (on: Api, secret: string | null, body: object = { keys }) =>
  on.client().post(path, body, secret === null ? {} : { authorization: `Bearer ${secret}` });

it('a worker that shows the secret is let in; what is not due is done with', async () => {
  expect(await ask(api, token)).toMatchObject({ status: 200, body: { failed: [] } });
});

it.each([null, 'x', `${token}x`, token.slice(1)])('nobody else is: %s', async (secret) => {
  expect(await ask(api, secret)).toMatchObject({ status: 401, body: { code: 'access.sign-in' } });
});

it('without a secret in the configuration there is no such door', async () => {
  for (const secret of [token, 'null', ''])
    expect(await ask(shut, secret)).toMatchObject({ status: 404, body: { code: 'request.not-found' } });
});

it.each([
  [[]],
  [Array.from({ length: 65 }, (_, n) => `issue/${n}`)],
  [['x']],
  [['issue/张三']],
  ['issue/1'],
  [undefined],
])('it takes up to sixty-four keys and nothing else (%#)', async (wrong) => {
  expect(await ask(api, token, { keys: wrong })).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
});

it('it stands in no document', async () => {
  expect(JSON.stringify((await api.client().get('/api/docs/openapi.json')).body)).not.toContain('internal');
});
