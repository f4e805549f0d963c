import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Evidence, Outcome } from '@app/domain/kernel';
import { EventStore, KurrentEventStore } from '@app/event-store';
import { Verifier } from '@app/ledger';
import { Api, type Client } from '@test/api';
import { freePort } from '@test/free-port';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { moment, noteTypes } from '@test/stored';
import { stopwatch } from '@test/stopwatch';
import { temporaryDirectory } from '@test/temporary';

let home: ReturnType<typeof temporaryDirectory>;
let server: KurrentTestServer;
let api: Api;
let county: string;
let school: string;
let photo: Evidence;
let inspector: Client;

/** The server's log outlives it, as a disk does; so does its port. */
const started = (port: number) => KurrentTestServer.start({ file: join(home.directory, 'server.log'), port });

beforeAll(async () => {
  home = temporaryDirectory();
  server = await started(await freePort());
  api = await Api.start({ KURRENTDB_URL: server.url('', '&discoveryInterval=5') });
  photo = await api.evidence();
  county = await api.unit('county', null);
  school = await api.unit('school', county);
  await api.account('director', county, ['supervisionDirector']);
  await api.account('inspector', county, ['inspector']);
  await api.account('principal', school, ['principal']);
  inspector = await api.as('inspector');
});
afterAll(async () => {
  await api.close();
  server.kill();
  home.remove();
});

const raise = (problem: string) => ({
  unitId: school,
  problem,
  clause: '教督〔2017〕6号 第六条第三项',
  severity: 'ordinary',
  evidence: [photo],
});
const problems = async (): Promise<string[]> => {
  const { body } = await inspector.get('/api/issues');
  return (body as { items: { problem: string }[] }).items.map(({ problem }) => problem).sort();
};

describe('the program with its log on KurrentDB, over HTTP', () => {
  it('takes commands, shows what they did, and answers a repeat as it did', async () => {
    const key = { 'idempotency-key': '3d0f8a4e-0d2f-4f0e-9f63-1d6c1f0a7a11' };
    const first = await inspector.post('/api/issues', raise('音乐教室面积不足'), key);
    expect(first).toMatchObject({ status: 201, body: { outcome: 'done' } });
    const { id, position } = first.body as Outcome;
    const again = await inspector.post('/api/issues', raise('音乐教室面积不足'), key);
    expect(again.body).toMatchObject({ id, position, outcome: 'repeated' });

    const director = await api.as('director');
    const at = `/api/issues/${id}`;
    const notice = { noticeNumber: '整〔2025〕3号', leadUnitId: school, supportingUnitIds: [], dueDate: '2025-05-10' };
    expect(await director.post(`${at}/assignment`, notice)).toMatchObject({ status: 201 });
    const assigned = await director.post(`${at}/assignment`, notice, { 'if-match': '"0"' });
    expect(assigned.status).toBe(412);
    const { body: timeline } = await director.get(`${at}/timeline`);
    expect((timeline as { type: string }[]).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['IssueRaised', 'RectificationAssigned']),
    );
  });

  it('answers 503 within two seconds while the store is away, goes on reading, and goes on writing when it is back', async () => {
    const before = await problems();
    const { port } = server;
    server.kill();
    const key = { 'idempotency-key': '9b0f8a4e-0d2f-4f0e-9f63-1d6c1f0a7a22' };
    const took = stopwatch();
    const refused = await inspector.post('/api/issues', raise('图书不足'), key);
    expect(took()).toBeLessThan(2000);
    expect(refused).toMatchObject({ status: 503, body: { code: 'store.unavailable' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problems()).toEqual(before);
    const read = async () => (await inspector.get('/api/issues')).headers;
    for (const giveUp = Date.now() + 60_000; !(await read()).has('x-stale') && Date.now() < giveUp;) await sleep(50);
    // Until when this node knows the log; its clock stands still here, so that no silence is long enough to leave.
    expect((await read()).get('x-known-until')).toBe(api.clock.now());
    expect((await api.client().get('/health/ready')).status).toBe(200);
    api.clock.set(new Date(Date.parse(api.clock.now()) + 5000).toISOString());
    expect((await api.client().get('/health/ready')).body).toMatchObject({ reasons: [{ code: 'store.away' }] });
    expect((await api.client().get('/health/live')).status).toBe(200);

    server = await started(port);
    let answer = refused;
    for (const giveUp = Date.now() + 60_000; answer.status === 503 && Date.now() < giveUp;)
      answer = await inspector.post('/api/issues', raise('图书不足'), key);
    expect(answer.status).toBe(201);
    await api.shown(answer.body as Outcome);
    expect(await problems()).toEqual([...before, '图书不足'].sort());
    expect((await read()).has('x-stale')).toBe(false);
    expect((await api.client().get('/health/ready')).status).toBe(200);
  });

  it('leaves a log that verifies, and that any other node counts alike', async () => {
    const own = api.app.get(EventStore);
    const other = await KurrentEventStore.open(server.url('', '&discoveryInterval=5'), {
      types: noteTypes,
      now: () => moment,
      copy: join(home.directory, 'other.sqlite'),
      warn: () => undefined,
    });
    const head = await other.head();
    expect(head).toStrictEqual(await own.head());
    const verifier = new Verifier(other.storeId, head);
    for (const event of await other.readStored({ limit: head.count })) expect(verifier.add(event)).toBeNull();
    expect(verifier.finish(head)).toMatchObject({ finding: null, tailProven: true });
    await other.close();
  });
});
