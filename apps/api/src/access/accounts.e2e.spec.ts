import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { Vault } from '@app/vault';
import { Api, password, type Client } from '@test/api';

let api: Api;
let county: string;
let school: string;
let keeper: Client;
let keeperId: string;
let schoolKeeper: Client;
beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县' });
  school = await api.unit('school', county, { name: '第一小学', code: '2121000001' });
  keeperId = await api.account('keeper', county, ['administrator']);
  await api.account('school.keeper', school, ['administrator']);
  keeper = await api.as('keeper');
  schoolKeeper = await api.as('school.keeper');
});
afterAll(() => api.close());

const initial = 'initial secret 42z';
const open = (username: string, more: object = {}, client = keeper) =>
  client.post('/api/accounts', {
    unitId: school,
    username,
    displayName: '王校长',
    phone: '13812345678',
    password: initial,
    roles: ['principal'],
    ...more,
  });
const opened = async (username: string, more: object = {}) => ((await open(username, more)).body as { id: string }).id;

describe('an account', () => {
  it('is opened, and its first password has to be changed', async () => {
    const { status, body } = await open('wang');
    expect([status, body]).toMatchObject([201, { outcome: 'done', sequence: expect.any(Number) }]);
    const wang = await api.as('wang', initial);
    expect((await wang.get('/api/session')).body).toMatchObject({ mustChangePassword: true });
    expect((await wang.get('/api/accounts')).body).toMatchObject({ code: 'access.must-change-password' });
    expect((await wang.post('/api/session/password', { present: initial, next: password })).status).toBe(204);
    expect((await wang.get('/api/session')).body).toMatchObject({
      mustChangePassword: false,
      displayName: '王校长',
      grants: [{ role: 'principal', unitId: school, from: '2025-03-03', until: null }],
    });
    expect((await wang.get('/api/accounts')).body).toMatchObject({ code: 'access.not-permitted' });
  });

  it('leaves nothing of its person in the log', async () => {
    await opened('secretive.username');
    const stored = JSON.stringify(await api.app.get(EventStore).readStored({ limit: 10_000 }));
    for (const text of ['王校长', '13812345678', 'secretive', 'argon2']) expect(stored).not.toContain(text);
  });

  it('is opened once, however often it is asked for under one key', async () => {
    const body = { unitId: school, username: 'once', displayName: '一', password: initial, roles: ['reporter'] };
    const ask = (changed: object = {}) =>
      keeper.post('/api/accounts', { ...body, ...changed }, { 'idempotency-key': 'open-once' });
    const [first, again] = [await ask(), await ask()];
    expect(again.body).toMatchObject({ outcome: 'repeated', id: (first.body as { id: string }).id });
    expect((await ask({ displayName: '二' })).body).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
    expect((await open('once')).body).toMatchObject({ status: 409, code: 'access.username-taken' });
  });

  it.each([
    [{ username: 'a b c' }, 'access.username-form'],
    [{ password: 'password12345' }, 'access.password-obvious'],
    [{ unitId: '22222222-2222-4222-8222-222222222222' }, 'resource.not-found'],
  ])('is refused with %j as %s, and nothing is kept', async (more, code) => {
    const username = 'username' in more ? more.username : 'refused.person';
    expect((await open(username, more)).body).toMatchObject({ code });
    expect(await api.app.get(Vault).findByUsername(username)).toBeNull();
  });

  it('of a principal belongs to a school', async () => {
    expect((await open('county.head', { unitId: county })).body).toMatchObject({ code: 'access.role-unit' });
    expect(await api.app.get(Vault).findByUsername('county.head')).toBeNull();
  });

  it('gives its username back when a crash left it without an account', async () => {
    const vault = api.app.get(Vault);
    const person = { username: 'orphan', displayName: 'x', phone: null, email: null, passwordHash: null };
    await vault.add([{ accountId: 'lost', ...person, mustChangePassword: true, createdAt: api.clock.now() }]);
    expect((await open('orphan')).body).toMatchObject({ code: 'access.username-taken' });
    api.clock.advance(61_000);
    expect((await open('orphan')).status).toBe(201);
    expect(await vault.find('lost')).toBeNull();
  });

  it('is listed with its name to whoever keeps it', async () => {
    const id = await opened('listed', { displayName: '赵老师' });
    const list = (await schoolKeeper.get('/api/accounts?role=principal&status=open&limit=200')).body as {
      items: { accountId: string; displayName: string }[];
    };
    expect(list.items.find(({ accountId }) => accountId === id)).toMatchObject({
      displayName: '赵老师',
      unitId: school,
      unitName: expect.any(String),
      grants: [{ unitId: school, unitName: expect.any(String) }],
    });
    expect(list.items.some(({ accountId }) => accountId === keeperId)).toBe(false);
    const one = await schoolKeeper.get(`/api/accounts/${id}`);
    expect(one.body).toMatchObject({ person: { username: 'listed', phone: '13812345678', mustChangePassword: true } });
    expect(JSON.stringify(one.body)).not.toContain('argon2');
  });

  it('gains and loses roles, which count at once', async () => {
    const id = await opened('li.si', { unitId: county, roles: [] });
    const role = { role: 'inspector', unitId: county };
    await keeper.post(`/api/accounts/${id}/password`, { password: initial });
    const client = await api.as('li.si', initial);
    await client.post('/api/session/password', { present: initial, next: password });
    const granted = await keeper.post(`/api/accounts/${id}/roles`, { ...role, until: '2025-03-31' });
    expect(granted).toMatchObject({ status: 200, body: { outcome: 'done' } });
    expect((await client.get('/api/session')).body).toMatchObject({
      grants: [{ role: 'inspector', until: '2025-03-31' }],
    });
    const again = await keeper.post(`/api/accounts/${id}/roles`, { ...role, until: '2025-03-31' });
    expect(again.body).toMatchObject({ outcome: 'nothing' });
    expect((await keeper.post(`/api/accounts/${id}/roles/revocation`, role)).body).toMatchObject({ outcome: 'done' });
    expect((await client.get('/api/session')).body).toMatchObject({ grants: [] });
    const backwards = { ...role, from: '2025-03-10', until: '2025-03-09' };
    expect((await keeper.post(`/api/accounts/${id}/roles`, backwards)).body).toMatchObject({ code: 'access.period' });
  });

  it('is out at once when it is closed, and back when it is reopened', async () => {
    const id = await opened('zhou');
    const client = await api.as('zhou', initial);
    expect((await keeper.post(`/api/accounts/${id}/closure`, { reason: 'left' })).body).toMatchObject({
      outcome: 'done',
    });
    expect((await client.get('/api/session')).status).toBe(401);
    expect((await api.client().post('/api/session', { username: 'zhou', password: initial })).status).toBe(401);
    expect((await keeper.post(`/api/accounts/${id}/reopening`)).body).toMatchObject({ outcome: 'done' });
    await api.as('zhou', initial);
  });

  it('is out when its password is reset, with every program of its', async () => {
    const id = await opened('wu');
    const client = await api.as('wu', initial);
    await client.post('/api/session/password', { present: initial, next: password });
    const token = { label: '统计接口', endsAt: '2025-03-31T00:00:00Z' };
    const program = api.client(((await client.post('/api/tokens', token)).body as { token: string }).token);
    expect((await program.get('/api/session')).status).toBe(200);
    const reset = await keeper.post(`/api/accounts/${id}/password`, { password: 'another initial 7x' });
    expect(reset.body).toMatchObject({ outcome: 'done' });
    for (const one of [client, program]) expect((await one.get('/api/session')).status).toBe(401);
    await api.as('wu', 'another initial 7x');
  });
});

describe('whoever keeps accounts', () => {
  it('keeps those of their subtree only', async () => {
    const id = await opened('above', { unitId: county, roles: ['inspector'] });
    expect((await open('not.mine', { unitId: county }, schoolKeeper)).status).toBe(404);
    expect((await schoolKeeper.get(`/api/accounts/${id}`)).status).toBe(404);
    expect((await schoolKeeper.post(`/api/accounts/${id}/password`, { password })).status).toBe(404);
  });

  it('grants roles at units of their subtree only', async () => {
    const id = await opened('climber');
    const climb = { role: 'supervisionDirector', unitId: county };
    expect((await schoolKeeper.post(`/api/accounts/${id}/roles`, climb)).status).toBe(404);
  });

  it('cannot take over an account that also serves above them', async () => {
    const id = await opened('both');
    await keeper.post(`/api/accounts/${id}/roles`, { role: 'supervisionDirector', unitId: county });
    expect((await schoolKeeper.post(`/api/accounts/${id}/password`, { password })).status).toBe(404);
    expect((await keeper.post(`/api/accounts/${id}/password`, { password: initial })).status).toBe(200);
  });

  it('does not give themselves anything', async () => {
    const role = { role: 'supervisionDirector', unitId: county };
    expect((await keeper.post(`/api/accounts/${keeperId}/roles`, role)).body).toMatchObject({
      status: 403,
      code: 'access.own-account',
    });
  });
});

describe('a file of accounts', () => {
  const file = (text: string | Buffer, client = keeper, headers = {}) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(Buffer.from(text))], { type: 'text/csv' }), '账号.csv');
    return client.post('/api/accounts/import', form, headers);
  };
  const head = '用户名,姓名,单位,岗位,初始密码,手机\n';

  it('is taken whole', async () => {
    const text = `${head}import.one,甲,2121000001,校长、填报员,${initial},\nimport.two,乙,彰武县,督学,${initial},13900000000\n`;
    const headers = { 'idempotency-key': 'import-1' };
    expect(await file(text, keeper, headers)).toMatchObject({ status: 201, body: { opened: 2 } });
    expect((await (await api.as('import.one', initial)).get('/api/session')).body).toMatchObject({
      displayName: '甲',
      grants: [{ role: 'principal', unitId: school }, { role: 'reporter' }],
    });
    expect((await file(text, keeper, headers)).body).toMatchObject({ opened: 2, last: { outcome: 'repeated' } });
    expect((await file(`${text}x`, keeper, headers)).status).toBe(422);
  });

  it('is refused whole, every fault told by its line', async () => {
    const text = `${head}good.one,甲,第一小学,校长,${initial},\nbad,乙,无此校,校长,${initial},\ngood.one,丙,第一小学,园长,123,\nkeeper,丁,第一小学,校长,${initial},\nhigh,戊,彰武县,校长,${initial},\n`;
    const { status, body } = await file(text);
    expect([status, body]).toMatchObject([422, { code: 'access.import' }]);
    const { errors } = body as { errors: { field: string; detail: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(['lines[3]', 'lines[4]', 'lines[5]', 'lines[6]']);
    expect(errors.map(({ detail }) => detail).join()).toMatch(/无此校.*园长.*已被使用.*校长/s);
    expect(await api.app.get(Vault).findByUsername('good.one')).toBeNull();
  });

  it('names units of one’s own subtree only', async () => {
    const { body } = await file(`${head}not.mine,甲,彰武县,督学,${initial},\n`, schoolKeeper);
    expect(body).toMatchObject({ errors: [{ field: 'lines[2]', detail: expect.stringContaining('彰武县') }] });
  });

  it('may come from an older spreadsheet', async () => {
    // GB 18030: a header 用户名,姓名,单位,岗位,初始密码 and one line of 王.
    const gb = Buffer.concat([
      Buffer.from('d3c3bba7c3fb2cd0d5c3fb2cb5a5cebb2cb8dacebb2cb3f5cabcc3dcc2eb0a', 'hex'),
      Buffer.from('old.sheet,'),
      Buffer.from('cdf5', 'hex'),
      Buffer.from(`,2121000001,reporter,${initial}\n`),
    ]);
    expect((await file(gb)).status).toBe(201);
    expect((await api.app.get(Vault).findByUsername('old.sheet'))?.displayName).toBe('王');
  });

  it.each([
    ['', 'access.import'],
    ['用户名,姓名\na,b\n', 'access.import'],
  ])('%j is %s', async (text, code) => {
    expect((await file(text)).body).toMatchObject({ status: 422, code });
  });
});

describe('the roles of a person', () => {
  it('are told of any day, as they were known at any point', async () => {
    const id = await opened('wang.later');
    const on = async (day: string) => {
      api.clock.set(`2025-03-${day}T01:00:00.000Z`);
      return api.as('keeper');
    };
    const role = { role: 'reporter', unitId: school };
    const { sequence } = (await (await on('04')).post(`/api/accounts/${id}/roles`, role)).body as { sequence: number };
    const ended = { role: 'principal', unitId: school };
    expect((await (await on('06')).post(`/api/accounts/${id}/roles/revocation`, ended)).status).toBe(200);
    const client = await on('07');
    const held = async (query: string, who = client) => {
      const { status, body } = await who.get(`/api/accounts/${id}/roles?${query}`);
      const { grants } = body as { grants?: { role: string; until: string | null }[] };
      return grants?.map((grant) => [grant.role, grant.until]) ?? [status, (body as { code: string }).code];
    };
    expect(await held('')).toEqual([['reporter', null]]);
    expect(await held('asOf=2025-03-03')).toEqual([['principal', null]]);
    expect(await held('asOf=2025-03-05')).toEqual([
      ['principal', null],
      ['reporter', null],
    ]);
    // By what was known before the revocation, and before the second role was granted.
    expect(await held('knownBy=2025-03-05')).toEqual([
      ['principal', null],
      ['reporter', null],
    ]);
    expect(await held(`knownAt=${sequence - 1}`)).toEqual([['principal', null]]);
    expect(await held('knownAt=1')).toEqual([404, 'access.no-account']);
    expect(await held('asOf=2025-03-08')).toEqual([400, 'request.invalid']);
    expect((await client.get(`/api/accounts/${id}/roles?asOf=2025-03-01`)).body).toEqual({
      accountId: id,
      asOf: '2025-03-01',
      status: null,
      grants: [],
    });
    expect((await client.get(`/api/accounts/${id}/roles`)).body).toMatchObject({
      status: 'open',
      grants: [{ unitId: school, unitName: '第一小学' }],
    });
    const own = await api.as('school.keeper');
    expect(await held('', own)).toEqual([['reporter', null]]);
    expect((await own.get(`/api/accounts/${keeperId}/roles`)).status).toBe(404);
  });
});
