import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, password } from '@test/api';

let api: Api;
let county: string;
let li: string;
beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县' });
  li = await api.account('li.lei', county, ['inspector']);
  await api.account('auditor', county, ['auditor']);
});
afterAll(() => api.close());

describe('signing in', () => {
  it('gives a cookie that scripts cannot read, and says who one is', async () => {
    const client = api.client();
    const { status, headers, body } = await client.post('/api/session', { username: 'LI.LEI', password });
    expect(status).toBe(201);
    expect(headers.get('set-cookie')).toMatch(/^hengjian=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const me = {
      accountId: li,
      username: 'li.lei',
      mustChangePassword: false,
      unit: { unitId: county, name: '彰武县' },
      grants: [{ role: 'inspector', roleName: '督学', unitId: county, unitName: '彰武县' }],
      counties: [
        {
          unitId: county,
          name: '彰武县',
          dataYear: '2024-2025',
          dataYears: ['2024-2025'],
          nextDataYear: '2025-2026',
        },
      ],
      today: '2025-03-03',
    };
    expect(body).toMatchObject(me);
    expect((await client.get('/api/session')).body).toEqual(body);
    expect((body as { permissions: string[] }).permissions).toContain('rectification.verify');
  });

  it('answers the same to a wrong name and a wrong password', async () => {
    const wrong = await api.client().post('/api/session', { username: 'li.lei', password: 'wrong horse battery' });
    const nobody = await api.client().post('/api/session', { username: 'nobody', password });
    expect(wrong.status).toBe(401);
    expect([nobody.status, nobody.body]).toEqual([wrong.status, wrong.body]);
    expect(wrong.body).toMatchObject({ code: 'access.wrong-password', detail: '用户名或密码不正确。' });
    expect(wrong.headers.get('set-cookie')).toBeNull();
  });

  it('is locked after five failures, for those who exist and those who do not, and opens again', async () => {
    await api.account('han', county, ['inspector']);
    for (const username of ['han', 'ghost']) {
      const tries = [];
      for (let n = 0; n < 6; n++) {
        tries.push(await api.client().post('/api/session', { username, password: 'wrong horse battery' }));
      }
      expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429, 429]);
      expect(tries[5]!.body).toMatchObject({ code: 'access.locked-out', details: { minutes: 15 } });
      expect(tries[5]!.headers.get('retry-after')).toBe('900');
    }
    expect((await api.client().post('/api/session', { username: 'han', password })).status).toBe(429);
    api.clock.advance(15 * 60_000);
    expect((await api.client().post('/api/session', { username: 'han', password })).status).toBe(201);
  });

  it('is not locked for others by somebody who fails elsewhere, unless many do', async () => {
    const proxied = await Api.start({ TRUST_PROXY: 'true', LOCKOUT_ATTEMPTS: '3' });
    try {
      await proxied.account('mei', await proxied.unit('county', null), ['inspector']);
      const from = async (address: string, secret: string) => {
        const headers = { 'x-forwarded-for': address };
        return (await proxied.client().post('/api/session', { username: 'mei', password: secret }, headers)).status;
      };
      for (let n = 0; n < 3; n++) await from('10.0.0.1', 'wrong horse battery');
      expect([await from('10.0.0.1', password), await from('10.0.0.2', password)]).toEqual([429, 201]);
      await Promise.all(Array.from({ length: 30 }, (_, n) => from(`10.0.1.${n}`, 'wrong horse battery')));
      expect(await from('10.0.0.2', password)).toBe(429);
      proxied.clock.advance(15 * 60_000);
      expect(await from('10.0.0.1', password)).toBe(201);
    } finally {
      await proxied.close();
    }
  });

  it('ends with signing out', async () => {
    const client = await api.as('li.lei');
    expect((await client.delete('/api/session')).status).toBe(204);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('ends by idleness, and at its absolute limit', async () => {
    const idle = await api.as('li.lei');
    const busy = await api.as('li.lei');
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      expect((await busy.get('/api/session')).status).toBe(200);
      api.clock.advance(20 * 60_000);
    }
    expect((await idle.get('/api/session')).status).toBe(401);
    expect((await busy.get('/api/session')).status).toBe(401);
  });

  it('wants its fields, and no others', async () => {
    const { status, body } = await api.client().post('/api/session', { username: '', surprise: 1 });
    expect([status, body]).toMatchObject([
      400,
      { errors: [{ field: 'surprise' }, { field: 'username' }, { field: 'password', detail: '密码：请填写此项。' }] },
    ]);
  });
});

describe('one’s own account', () => {
  it('lists sessions and ends one of them, but nobody else’s', async () => {
    const [here, there, other] = [await api.as('li.lei'), await api.as('li.lei'), await api.as('auditor')];
    const sessions = (await here.get('/api/sessions')).body as { id: string; current: boolean }[];
    const elsewhere = sessions.find(({ current }) => !current)!;
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    expect((await other.delete(`/api/sessions/${elsewhere.id}`)).body).toMatchObject({ code: 'access.no-session' });
    for (const { id } of sessions.filter(({ current }) => !current)) {
      expect((await here.delete(`/api/sessions/${id}`)).status).toBe(204);
    }
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await here.get('/api/session')).status).toBe(200);
  });

  it('changes its password, which ends its other sessions and its tokens', async () => {
    await api.account('mei', county, ['inspector']);
    const [here, there] = [await api.as('mei'), await api.as('mei')];
    const token = { label: '统计接口', endsAt: '2025-06-01T00:00:00Z' };
    const { token: secret } = (await here.post('/api/tokens', token)).body as { token: string };
    const program = api.client(secret);
    expect((await program.get('/api/session')).status).toBe(200);
    const change = (present: string, next: string) => here.post('/api/session/password', { present, next });
    expect((await change('not my password', 'tR7#mq2Lxx9w')).body).toMatchObject({ code: 'access.wrong-password' });
    expect((await change(password, 'short')).body).toMatchObject({ status: 422, code: 'access.password-too-short' });
    expect((await change(password, 'password123456')).body).toMatchObject({ code: 'access.password-obvious' });
    expect((await change(password, password)).body).toMatchObject({ code: 'access.password-unchanged' });
    expect((await change(password, 'tR7#mq2Lxx9w')).status).toBe(204);
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await here.get('/api/session')).status).toBe(200);
    expect((await program.get('/api/session')).status).toBe(401);
    expect((await here.get('/api/tokens')).body).toEqual([]);
    expect((await api.client().post('/api/session', { username: 'mei', password })).status).toBe(401);
    await api.as('mei', 'tR7#mq2Lxx9w');
  });

  it('makes tokens for programs, which act as it, and make no tokens', async () => {
    const client = await api.as('li.lei');
    const endsAt = '2025-06-01T00:00:00Z';
    const made = await client.post('/api/tokens', { label: '统计接口', endsAt });
    expect(made).toMatchObject({ status: 201, body: { label: '统计接口', endsAt: '2025-06-01T00:00:00.000Z' } });
    const { token, id } = made.body as { token: string; id: string };
    const program = api.client(token);
    expect((await program.get('/api/session')).body).toMatchObject({ accountId: li });
    expect((await program.post('/api/tokens', { label: 'x', endsAt })).body).toMatchObject({
      code: 'access.session-needed',
    });
    expect((await client.get('/api/tokens')).body).toMatchObject([{ id, usedAt: api.clock.now() }]);
    expect(JSON.stringify((await client.get('/api/tokens')).body)).not.toContain(token);
    for (const wrong of ['2025-01-01T00:00:00Z', '2026-06-01T00:00:00Z', '2025-13-01T00:00:00Z']) {
      expect((await client.post('/api/tokens', { label: 'x', endsAt: wrong })).body).toMatchObject({
        code: 'access.token-period',
      });
    }
    expect((await client.delete(`/api/tokens/${id}`)).status).toBe(204);
    expect((await client.delete(`/api/tokens/${id}`)).status).toBe(404);
    expect((await program.get('/api/session')).status).toBe(401);
  });
});

describe('the access journal', () => {
  it('has it all, newest first, chained', async () => {
    const auditor = await api.as('auditor');
    const { body } = await auditor.get(`/api/access-journal?accountId=${li}&limit=200`);
    const { items, total } = body as { items: { kind: string; address: string }[]; total: number };
    expect(new Set(items.map(({ kind }) => kind))).toEqual(
      new Set(['signed-in', 'sign-in-failed', 'signed-out', 'session-ended', 'token-issued', 'token-revoked']),
    );
    expect(total).toBe(items.length);
    expect(items[0]).toMatchObject({ address: '127.0.0.1', personName: expect.any(String) });
    const all = (await auditor.get('/api/access-journal?limit=200')).body as { items: { accountId: string | null }[] };
    expect(all.items.some(({ accountId }) => accountId === null)).toBe(true);
    expect((await auditor.get('/api/access-journal/verification')).body).toMatchObject({ badFrom: null });
  });

  it('shows whoever oversees one county of several that county only', async () => {
    const other = await api.unit('county', null);
    await api.account('elsewhere', other, ['auditor']);
    const auditor = await api.as('elsewhere');
    const { body } = await auditor.get('/api/access-journal?limit=200');
    const { accountId } = (await auditor.get('/api/session')).body as { accountId: string };
    const { items } = body as { items: { accountId: string | null }[] };
    expect(new Set(items.map((item) => item.accountId))).toEqual(new Set([accountId]));
  });

  it('is not for inspectors', async () => {
    const client = await api.as('li.lei');
    expect((await client.get('/api/access-journal')).status).toBe(403);
  });
});

describe('who am I', () => {
  it('says which counties one has to do with, from above and from below', async () => {
    const city = await api.unit('city', null, { name: '阜新市' });
    const counties = [
      await api.unit('county', city, { name: '细河区' }),
      await api.unit('county', city, { name: '海州区' }),
    ];
    const school = await api.unit('school', counties[1]!, { name: '一小', schoolType: 'primary' });
    await api.account('mayor', city, ['bureauLeader']);
    await api.account('head', school, ['principal']);
    const of = async (name: string) =>
      ((await (await api.as(name)).get('/api/session')).body as { counties: { unitId: string }[] }).counties.map(
        ({ unitId }) => unitId,
      );
    expect(await of('mayor')).toEqual(counties);
    expect(await of('head')).toEqual([counties[1]]);
  });
});
