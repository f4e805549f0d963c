import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { OrganizationRequest } from '@app/application/organizations';
import { EventStore } from '@app/event-store';
import { FirstRun, newCounty } from '@app/runtime';
import { Api } from '@test/api';

let api: Api;
beforeEach(async () => {
  api = await Api.start({ TRUST_PROXY: 'true' });
});
afterEach(() => api.close());

const code = async () => (await api.app.get(FirstRun).invitation())!;
const founding = {
  countyName: '彰武县',
  countyCode: '210922',
  username: 'zhou.min',
  name: '周敏',
  password: 'correct horse battery',
};
const events = async () => (await api.app.get(EventStore).readAll({ limit: 10 })).events.map(({ type }) => type);
const needed = async () => (await api.client().get('/api/setup')).body;

describe('a fresh server', () => {
  it('is set up once, by whoever reads its console: the county, its administrator, and a session', async () => {
    expect(await needed()).toEqual({ needed: true });
    const client = api.client();
    const { status, body, headers } = await client.post('/api/setup', { code: await code(), ...founding });
    expect([status, body]).toMatchObject([
      201,
      { username: 'zhou.min', displayName: '周敏', mustChangePassword: false, unit: { name: '彰武县' } },
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((body as { grants: { role: string }[] }).grants.map(({ role }) => role)).toEqual(['administrator']);
    const units = await client.get('/api/organizations/units');
    expect((units.body as { items: object[] }).items).toMatchObject([
      { name: '彰武县', code: '210922', kind: 'county' },
    ]);

    expect(await needed()).toEqual({ needed: false });
    expect(await api.app.get(FirstRun).invitation()).toBeNull();
    const written = await events();
    expect(written).toEqual(['UnitCodeReserved', 'UnitRegistered', 'AccountOpened', 'RoleGranted']);
    const again = await api.client().post('/api/setup', { code: 'x', ...founding, username: 'other.name' });
    expect([again.status, again.body]).toMatchObject([409, { code: 'access.set-up-done' }]);
    expect(await events()).toEqual(written);
  });

  it('takes the code as people type it', async () => {
    const typed = ` ${(await code()).toLowerCase().replaceAll('-', ' ')} `;
    expect((await api.client().post('/api/setup', { ...founding, code: typed })).status).toBe(201);
  });

  it('is nobody’s who does not know the code, however often they try', async () => {
    const from = (address: string, tried: string) =>
      api.client().post('/api/setup', { ...founding, code: tried }, { 'x-forwarded-for': address });
    const tries = [];
    for (let n = 0; n < 6; n++) tries.push(await from('10.0.0.1', `AAAA-BBBB-CCC${n + 2}`));
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 429, 429]);
    expect(tries[0]!.body).toMatchObject({ code: 'access.set-up-code', errors: [{ field: 'code' }] });
    expect(tries[5]!.headers.get('retry-after')).toBe('900');
    expect((await from('10.0.0.1', await code())).status).toBe(429);
    expect(await events()).toEqual([]);
    expect((await from('10.0.0.2', await code())).status).toBe(201);
  });

  it('writes nothing of what it refuses', async () => {
    for (const [wrong, refusal] of [
      [{ password: '1234567890' }, 'access.password-obvious'],
      [{ username: 'zhou min' }, 'access.username-form'],
      [{ countyName: ' ' }, 'organization.form'],
      [{ countyCode: '彰武' }, 'request.invalid'],
    ] as const) {
      const answer = await api.client().post('/api/setup', { ...founding, code: await code(), ...wrong });
      expect(answer.body).toMatchObject({ code: refusal });
      expect((await events()).filter((type) => !type.startsWith('UnitCode'))).toEqual([]);
    }
    expect(await needed()).toEqual({ needed: true });
  });

  it('is set up by one of two who ask at once', async () => {
    const both = await Promise.all(
      ['zhou.min', 'wang.fang'].map(async (username) =>
        api.client().post('/api/setup', { ...founding, username, code: await code() }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect((await events()).filter((type) => type === 'AccountOpened')).toHaveLength(1);
  });

  it('goes on where a crash left a county without anybody', async () => {
    const asked = new OrganizationRequest(randomUUID(), newCounty('彰武县'), api.system());
    await api.shown(await api.app.get(CommandBus).execute(asked));
    expect(await needed()).toEqual({ needed: true });
    expect((await api.client().post('/api/setup', { ...founding, code: await code() })).status).toBe(201);
    expect((await events()).filter((type) => type === 'UnitRegistered')).toHaveLength(1);
  });
});
