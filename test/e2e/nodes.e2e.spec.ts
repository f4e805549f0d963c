import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Outcome } from '@app/domain/kernel';
import { EventStore } from '@app/event-store';
import { Backups, FirstRun } from '@app/runtime';
import { NightlyProof } from '@app/runtime/replays';
import { Sqlite } from '@app/sqlite';
import { AccessJournal, Operations, SqliteOperations, SqliteVault, Vault } from '@app/vault';
import { Api, password, type Client } from '@test/api';
import { download, workbookForm, type Uploaded } from '@test/uploads';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { stopwatch } from '@test/stopwatch';
import { temporaryDirectory } from '@test/temporary';
import { RedisServer } from '../bench/redis-server.js';

let home: ReturnType<typeof temporaryDirectory>;
let kurrent: KurrentTestServer;
let redis: RedisServer;
let a: Api;
let b: Api;
let county: string;
/** What each console shows of a system that nobody has an account on. */
let codes: readonly (string | null)[];

const variables = () => ({
  KURRENTDB_URL: kurrent.url('', '&discoveryInterval=5'),
  REDIS_URL: redis.url,
  SESSION_SECRET: 's'.repeat(32),
  HENGJIAN_FILES: join(home.directory, 'files'),
  SIGN_INS_PER_MINUTE: '40',
});
const until = async (isSo: () => Promise<boolean>, what: string): Promise<void> => {
  for (const giveUp = Date.now() + 60_000; !(await isSo());) {
    if (Date.now() > giveUp) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const whoAt = async (client: Client): Promise<number> => (await client.get('/api/session')).status;

beforeAll(async () => {
  home = temporaryDirectory();
  kurrent = await KurrentTestServer.start();
  redis = await RedisServer.start({ fsync: 'always' });
  a = await Api.start(variables());
  b = await Api.start(variables());
  codes = await Promise.all([a, b].map(({ app }) => app.get(FirstRun).invitation()));
  county = await a.unit('county', null, { effectiveAt: '2010-09-01' });
  for (const name of ['director', 'second', 'third']) await a.account(name, county, ['supervisionDirector']);
});
afterAll(async () => {
  await a.close();
  await b.close();
  await redis.remove();
  kurrent.kill();
  home.remove();
});

/** Signed in at A, and the same person at B, who waits for what A wrote. */
const signedIn = async (username: string, secret = password) => {
  const atA = await a.as(username, secret);
  const atB = atA.at(b.base);
  await until(async () => (await whoAt(atB)) === 200, 'the session is known at B');
  return { atA, atB };
};

describe('two servers on one KurrentDB and one Redis', () => {
  it('are set up with one code, whichever is asked', async () => {
    expect(codes[0]).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(codes[1]).toBe(codes[0]);
  });

  it('know whoever signed in at either, until the session ends at either', async () => {
    const { atA, atB } = await signedIn('director');
    expect((await atB.get('/api/session')).body).toMatchObject({ displayName: 'director' });
    expect((await atA.delete('/api/session')).status).toBe(204);
    expect([await whoAt(atA), await whoAt(atB)]).toEqual([401, 401]);
  });

  it('show at one what was written at the other, when asked from where on', async () => {
    const { atA, atB } = await signedIn('director');
    const photo = await a.evidence();
    const issue = {
      unitId: county,
      problem: '音乐教室面积不足',
      clause: '教督〔2017〕6号 第六条第三项',
      severity: 'ordinary',
      evidence: [photo],
    };
    const { status, body } = await atA.post('/api/issues', issue);
    expect(status).toBe(201);
    const { id, position } = body as Outcome;
    const there = await atB.get(`/api/issues/${id}`, { 'x-after-position': position! });
    expect(there).toMatchObject({ status: 200, body: { problem: '音乐教室面积不足' } });
    // The file lies where both find it.
    expect((await atB.get(`/api/attachments/${photo.hash}`)).status).toBe(200);
  });

  it('show at one what was uploaded at the other, and what its check came to', async () => {
    const since = { effectiveAt: '2010-09-01' };
    const school = await a.unit('school', county, { schoolType: 'primary', ...since });
    const section = await a.unit('section', school, { stage: 'primary', ...since });
    await a.account('reporter', school, ['reporter']);
    const { atA, atB } = await signedIn('reporter');
    const book = await download(atA, `/api/workbooks/${section}/2024-2025`);
    const { status, body } = await atA.post(`/api/workbooks/${section}/2024-2025`, workbookForm(book));
    expect(status).toBe(201);
    const there = `/api/workbook-uploads/${(body as Uploaded).id}`;
    await until(async () => ((await atB.get(there)).body as Uploaded).status === 'checked', 'it is checked');
    const [one, other] = [await atA.get(there), await atB.get(there)];
    expect(other.body).toEqual(one.body);
  });

  it('count wrong passwords together, and lock on both', async () => {
    const wrong = { username: 'third', password: 'not the password' };
    const answers = [];
    for (let n = 0; n < 5; n++) answers.push(await (n % 2 === 0 ? a : b).client().post('/api/session', wrong));
    expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(answers[4]!.status).not.toBe(401);
    const right = { username: 'third', password };
    for (const api of [a, b])
      expect(await api.client().post('/api/session', right)).toMatchObject({ status: answers[4]!.status });
  });

  it('end all other sessions when a password is changed at one', async () => {
    const { atA, atB: other } = await signedIn('second');
    const { atA: elsewhere } = await signedIn('second');
    const next = 'another horse battery';
    expect((await elsewhere.at(b.base).post('/api/session/password', { present: password, next })).status).toBe(204);
    expect([await whoAt(atA), await whoAt(other), await whoAt(elsewhere)]).toEqual([401, 401, 200]);
    expect((await a.client().post('/api/session', { username: 'second', password })).status).toBe(401);
    expect(await whoAt(await a.as('second', next))).toBe(200);
  });

  it('forget a person on both when they are removed at one, and what they did stays by their id', async () => {
    const accountId = await a.account('gone', county, ['supervisionDirector']);
    await a.account('administrator', county, ['administrator']);
    const { atA: their } = await signedIn('gone');
    const issue = { unitId: county, problem: '图书不足', clause: '第六条', severity: 'ordinary', evidence: [] };
    const raised = (await their.post('/api/issues', issue)).body as Outcome;
    const vaults = [a, b].map(({ app }) => app.get(Vault));
    for (const vault of vaults) expect(await vault.names([accountId])).toEqual(new Map([[accountId, 'gone']]));
    const { atA, atB } = await signedIn('administrator');
    const about = `/api/accounts/${accountId}`;
    expect((await atA.post(`${about}/closure`, { reason: 'left' })).status).toBe(200);
    const erased = await atB.post(`${about}/erasure`, { basis: 'asked' });
    expect(erased).toMatchObject({ status: 200, body: { outcome: 'done' } });
    await until(async () => (await vaults[0]!.names([accountId])).size === 0, 'A forgot whom B removed');
    for (const vault of vaults)
      expect([await vault.find(accountId), await vault.findByUsername('gone')]).toEqual([null, null]);
    for (const client of [atA, atB]) {
      const shown = await client.get(about, { 'x-after-position': (erased.body as Outcome).position! });
      expect(JSON.stringify(shown.body)).not.toContain('"gone"');
    }
    const { atA: director } = await signedIn('director');
    const history = (await director.get(`/api/issues/${raised.id}/timeline`)).body;
    expect(JSON.stringify(history)).toContain(accountId);
    expect(JSON.stringify(history)).not.toContain('"gone"');
  });

  it('share drafts, read marks and one journal of the door', async () => {
    const [own, others] = [a.app.get(Operations), b.app.get(Operations)];
    const key = randomUUID();
    expect(await own.drafts.swap(key, null, 'half')).toBe(true);
    expect(await others.drafts.swap(key, null, 'another')).toBe(false);
    expect(await others.drafts.get(key)).toBe('half');
    await own.readMarks.markAll(key, 7);
    expect((await others.readMarks.of(key)).upTo).toBe(7);
    const journals = [a, b].map(({ app }) => app.get(AccessJournal));
    const proofs = await Promise.all(journals.map((journal) => journal.verify()));
    expect(proofs[0]).toEqual(proofs[1]);
    expect(proofs[0]).toMatchObject({ badFrom: null });
    expect(proofs[0]!.count).toBeGreaterThan(10);
  });

  it('prove each its own lists by night, at the same time too, and tell what differs once', async () => {
    const both = [a, b].map((host) => ({ host, proof: host.app.get(NightlyProof) }));
    const night = async (at: string) => {
      for (const { host } of both) host.clock.set(at);
      await Promise.all(both.map(({ proof }) => proof.look({ signal: new AbortController().signal, breath: 0 })));
    };
    const told = async () => {
      const { events } = await a.app.get(EventStore).readAll({ limit: 1000 });
      return events.filter(({ wireType }) => wireType.startsWith('replay.')).map(({ data }) => data as object);
    };
    const lose = (host: Api) => {
      const name = readdirSync(host.data).find((one) => /^read-.*\.sqlite$/.test(one))!;
      const lists = new Sqlite(join(host.data, name), { synchronous: 'OFF' });
      lists.run('delete from county_sequence where county_id = ?', county);
      lists.close();
    };
    const [before, known] = [a.clock.now(), await told()];
    await night('2025-03-03T15:00:00+08:00');
    lose(a);
    await night('2025-03-04T04:00:00+08:00');
    expect(await told()).toMatchObject([...known, { countyId: county, cell: 'point' }]);
    lose(b);
    await night('2025-03-05T04:00:00+08:00');
    const replicas = (await told()).map((data) => (data as { replica: string }).replica);
    expect([replicas.length, new Set(replicas).size]).toEqual([2, 2]);

    // An event that is not as it was recorded is one thing, although both came upon it, and each copy of the log has it.
    const place = (await a.app.get(EventStore).readAll({ limit: 1000 })).events.find(({ stream }) =>
      stream.endsWith(`organization-${county}`),
    )!.sequence;
    const put = (from: string, into: string) => {
      for (const { host } of both) {
        const name = readdirSync(host.data).find((one) => /^(?!read-|vault|operations).*\.sqlite$/.test(one))!;
        const copy = new Sqlite(join(host.data, name), { synchronous: 'OFF' });
        copy.exec('drop trigger if exists event_no_update');
        copy.run('update event set data = replace(data, ?, ?) where sequence = ?', from, into, place);
        copy.close();
      }
    };
    const faults = () =>
      Promise.all(
        both.map(async ({ proof }) => proof.faults(await proof.nights()).map(({ finders }) => finders.length)),
      );
    put('county', 'COUNTY');
    await night('2025-03-06T04:00:00+08:00');
    await night('2025-03-07T04:00:00+08:00');
    expect((await told()).slice(2)).toMatchObject([{ countyId: county, events: [place], fault: 'data-differs' }]);
    expect(await faults()).toEqual([[2], [2]]);
    put('COUNTY', 'county');
    await night('2025-03-08T04:00:00+08:00');
    await night('2025-03-09T04:00:00+08:00');
    expect(await faults()).toEqual([[], []]);
    for (const { host } of both) host.clock.set(before);
  });

  it('answer 503 in time while Redis is away, and know everybody again when it is back', async () => {
    const { atA, atB } = await signedIn('director');
    await redis.kill();
    for (const client of [atA, atB]) {
      const took = stopwatch();
      const { status, headers, body } = await client.get('/api/session');
      expect([status, (body as { code: string }).code]).toEqual([503, 'store.unavailable']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(took()).toBeLessThan(2000);
    }
    const took = stopwatch();
    expect((await a.client().post('/api/session', { username: 'director', password })).status).toBe(503);
    expect(took()).toBeLessThan(2000);
    await redis.start();
    await until(async () => (await whoAt(atA)) === 200 && (await whoAt(atB)) === 200, 'Redis is back');
  });

  it('are copied by a backup of either, into the files of one machine', async () => {
    const to = join(home.directory, 'backup');
    mkdirSync(to);
    const backedUp = await b.app.get(Backups).into(to);
    expect(backedUp).toMatchObject({ verified: true, files: { wrong: [] } });
    const vault = new SqliteVault(join(to, 'vault.sqlite'));
    expect(vault.everybody().map(({ username }) => username)).toEqual(expect.arrayContaining(['director', 'third']));
    await vault.close();
    const operations = new SqliteOperations(join(to, 'operations.sqlite'));
    expect(await operations.checkpoints.keys('operations/')).toEqual(['operations/home']);
    await operations.close();
  });

  it('brake an address that hammers them in turn', async () => {
    // The minute that is counted begins with the first of them, whenever anybody signed in before.
    const counted = new Redis(redis.url);
    await counted.del(...(await counted.keys('*/rate/*')));
    counted.disconnect();
    const answers: unknown[] = [];
    for (let n = 0; n < 44; n++) {
      // Another name each time: none of them is locked.
      const wrong = { username: `nobody${n}`, password: 'not the password' };
      const { status, body } = await (n % 2 === 0 ? a : b).client().post('/api/session', wrong);
      answers.push([status, (body as { code: string }).code]);
    }
    const [tried, braked] = [
      [401, 'access.wrong-password'],
      [429, 'request.too-many'],
    ];
    expect(answers).toEqual(Array.from({ length: 44 }, (_, n) => (n < 40 ? tried : braked)));
  });
});
