import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { Backups } from '@app/runtime';
import { Checkpoints, eventProof, writeBundle } from '@app/runtime/proofs';
import { Vault } from '@app/vault';
import { Api, password, type Client } from '@test/api';
import { temporaryDirectory } from '@test/temporary';
import { unzipped } from '@test/zip-by-hand';

const { directory, remove } = temporaryDirectory();
const data = join(directory, 'data');
const start = () => Api.start({ HENGJIAN_DATA: data, HENGJIAN_BACKUPS: join(directory, 'backups') });
/** What nobody else has. */
const person = {
  displayName: '欧阳不存其名',
  username: 'ouyang.buchun',
  phone: '13912345678',
  email: 'buchun@example.cn',
};
const marks = Object.values(person);

let api: Api;
let county: string;
let school: string;
let keeper: Client;
let accountId: string;
let workbook: () => Promise<Buffer>;
beforeAll(async () => {
  api = await start();
  county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2010-09-01' });
  school = await api.unit('school', county, { name: '四堡子小学', effectiveAt: '2010-09-01' });
  const section = await api.unit('section', school, { name: '小学部', stage: 'primary', effectiveAt: '2010-09-01' });
  await api.account('keeper', county, ['administrator', 'auditor', 'supervisionDirector']);
  keeper = await api.as('keeper');
  const opened = await keeper.post('/api/accounts', { ...person, unitId: school, roles: ['reporter'], password });
  accountId = (opened.body as { id: string }).id;
  const them = await api.as(person.username);
  await them.post('/api/session/password', { present: password, next: `${password}!` });
  const next = await api.as(person.username, `${password}!`);
  const figures = { figures: { students: '260' } };
  expect((await next.post(`/api/submissions/${section}/2024-2025`, figures)).status).toBe(201);
  workbook = async () => {
    const { status, bytes } = await keeper.bytes(`/api/workbooks/${section}/2024-2025`);
    expect(status).toBe(200);
    return Buffer.concat(Object.values(await unzipped(Buffer.from(bytes))));
  };
});
afterAll(async () => {
  await api.close();
  remove();
});

const found = (text: string | Buffer): readonly string[] => marks.filter((mark) => text.includes(mark));
/** Marks in every file under a folder, by its name. */
const inFiles = (folder: string): Record<string, readonly string[]> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [name, found(readFileSync(join(parentPath, name)))] as const)
      .filter(([, marksThere]) => marksThere.length > 0),
  );
const views = [
  '/api/accounts?limit=200',
  '/api/audit/trail?limit=200',
  '/api/access-journal?limit=200',
  '/api/submissions?dataYear=2024-2025',
];
const inViews = async (): Promise<readonly string[]> => {
  const addresses = [...views, `/api/accounts/${accountId}`, `/api/audit/trail?person=${accountId}`];
  const bodies = await Promise.all(addresses.map(async (one) => JSON.stringify((await keeper.get(one)).body)));
  return found(bodies.join('\n') + (await workbook()).toString('utf8'));
};
const inBundle = async (): Promise<readonly string[]> => {
  const [store, { tree }] = [api.app.get(EventStore), api.app.get(Checkpoints)];
  const events = (async function* () {
    yield* await store.readStored({ limit: 1000 });
  })();
  const lines: string[] = [];
  const asked = {
    scope: { kind: 'all' },
    includes: () => true,
    earlier: [],
    rotations: [],
    cosigned: [],
    signers: [],
    now: api.clock.now(),
  } as const;
  await writeBundle(tree, { storeId: store.storeId, events }, asked, (line) => void lines.push(line));
  return found(lines.join('\n'));
};
const backedUp = async (): Promise<void> => {
  const backups = api.app.get(Backups);
  await backups.start(async () => undefined);
  while ((await backups.list()).work.state === 'running') await new Promise((resume) => setTimeout(resume, 20));
};

it('is only done to a closed account', async () => {
  expect(await inViews()).not.toEqual([]);
  copyFileSync(join(data, 'vault.sqlite'), join(directory, 'vault.older'));
  copyFileSync(join(data, 'vault.sqlite-wal'), join(directory, 'vault.older-wal'));
  const refused = await keeper.post(`/api/accounts/${accountId}/erasure`, { basis: 'asked' });
  expect(refused.body).toMatchObject({ status: 409, code: 'access.still-open' });
  await keeper.post(`/api/accounts/${accountId}/closure`, { reason: 'left' });
});

it('takes the name out of every view, export, bundle and later backup, and every proof holds', async () => {
  const erased = await keeper.post(`/api/accounts/${accountId}/erasure`, { basis: 'asked' });
  expect([erased.status, erased.body]).toMatchObject([200, { outcome: 'done' }]);
  expect((await keeper.post(`/api/accounts/${accountId}/erasure`, { basis: 'asked' })).body).toMatchObject({
    outcome: 'nothing',
  });
  expect(await inViews()).toEqual([]);
  expect(await inBundle()).toEqual([]);
  await backedUp();
  expect(inFiles(join(directory, 'backups'))).toEqual({});
  expect(inFiles(data)).toEqual({});

  const store = api.app.get(EventStore);
  const { count } = await store.head();
  for (let sequence = 1; sequence <= count; sequence++)
    expect(await eventProof(store, api.app.get(Checkpoints), sequence)).toMatchObject({ isSound: true });
  const { body } = await keeper.get(`/api/audit/trail?person=${accountId}`);
  expect((body as { items: object[] }).items).not.toEqual([]);
  expect((await keeper.post(`/api/accounts/${accountId}/reopening`)).body).toMatchObject({ code: 'access.erased' });
  expect((await keeper.get(`/api/accounts/${accountId}`)).body).toMatchObject({
    person: null,
    erasedAt: expect.any(String),
  });
});

it('is done again to a vault that was put back from an older copy', async () => {
  await api.close();
  for (const side of ['', '-wal', '-shm']) rmSync(join(data, `vault.sqlite${side}`), { force: true });
  copyFileSync(join(directory, 'vault.older'), join(data, 'vault.sqlite'));
  copyFileSync(join(directory, 'vault.older-wal'), join(data, 'vault.sqlite-wal'));
  expect(Object.values(inFiles(data)).flat()).toContain(person.displayName);
  api = await start();
  keeper = await api.as('keeper');
  expect(await api.app.get(Vault).find(accountId)).toBeNull();
  expect(await inViews()).toEqual([]);
  expect(inFiles(data)).toEqual({});
});
