import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Head, Verified } from '@app/ledger';
import { SqliteAccessJournal } from '@app/vault';
import { Client } from '@test/client';
import { contentsOf } from '@test/contents';
import { digestFromZero, digestOf, readFileOf } from '@test/logs';
import { founded, hengjian, printed, refused, Running, serving } from '@test/processes';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();
afterAll(remove);
const data = join(directory, 'store');
let server: Awaited<ReturnType<typeof serving>>;
beforeAll(async () => {
  await founded(data);
  server = await serving(data);
});
afterAll(() => server.process.stop());

it('a second server on the directory is refused, and told whose it is', async () => {
  const said = await refused('serve', '--data', data);
  expect(said).toContain(`进程 ${server.process.pid}`);
  expect(await refused('demo', '--no-serve', '--data', data)).toContain('不是演示的数据');
});

it('an account is opened through the running server, and its owner signs in', async () => {
  const words = ['user', 'add', 'anna', '--role', '督学', '--unit', '甲县', '--password-stdin', '--data', data];
  const opened = await new Running([...words, '--json'], { input: 'correct horse battery\n' }).ended;
  expect(opened).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(opened.stdout)).toMatchObject({ username: 'anna', role: 'inspector', password: null });
  const client = new Client(server.base);
  const signedIn = await client.post('/api/session', { username: 'anna', password: 'correct horse battery' });
  expect(signedIn).toMatchObject({ status: 201, body: { mustChangePassword: true } });
  expect(await refused(...words)).toMatch(/access\./);
});

it('state, log and checks are read beside the running server', async () => {
  const head = await printed<Head>('head', '--data', data);
  expect(await printed('status', '--data', data)).toMatchObject({
    state: 'live',
    sequence: head.count,
    head: head.count,
    lag: 0,
    parked: [],
    rebuild: null,
  });
  expect(await printed<Verified>('verify', '--data', data)).toMatchObject({ count: head.count, finding: null });
  expect(await hengjian('prove', '--data', data)).toMatchObject({ code: 0 });
  expect((await hengjian('export', '--data', data)).stdout.split('\n')).toHaveLength(head.count + 2);
  const bundle = join(directory, 'all.bundle');
  expect(await printed('export', '--all', '--out', bundle, '--data', data)).toMatchObject({ isNoted: true });
  const journal = new SqliteAccessJournal(join(data, 'journal.sqlite'));
  const [noted] = (await journal.list({ limit: 1, offset: 0 })).items;
  await journal.close();
  expect(noted).toMatchObject({ kind: 'history-read', about: { kinds: ['bundle'], events: [1, head.count] } });
});

it('a backup of the running server is a store of its own', async () => {
  const to = join(directory, 'backup');
  const { root } = await printed<Head>('backup', to, '--data', data);
  const { tailProven } = await printed<Verified>('verify', '--data', to, '--head', join(to, 'head.json'));
  expect(tailProven).toBe(true);
  expect(await printed('head', '--data', to)).toMatchObject({ root });
  const bundle = join(directory, 'copy.bundle');
  expect(await printed('export', '--all', '--out', bundle, '--data', to)).toMatchObject({ isNoted: false });
  expect(await refused('backup', to, '--data', data)).toContain('不是空目录');

  // Its lists need not be built from the first event.
  const copy = join(directory, 'replica');
  const { sequence } = await printed<{ sequence: number }>('replica', 'export', copy, '--data', data);
  expect(await refused('replica', 'import', copy, '--data', data)).toContain(`进程 ${server.process.pid}`);
  expect(await printed('replica', 'import', copy, '--data', to)).toMatchObject({ sequence });
  expect(await printed('status', '--data', to)).toMatchObject({ state: 'live', sequence, lag: 0 });
});

it('a backup is rehearsed beside the running server, which keeps its directory', async () => {
  const backup = join(directory, 'backup');
  expect(await printed('rehearse', backup, '--data', data)).toMatchObject({ equal: true, against: 'serving' });
  expect(await printed('rehearse', '--data', data)).toMatchObject({ equal: true });
  expect(await refused('restore', backup, '--data', data)).toContain(`进程 ${server.process.pid}`);
  expect(await refused('rehearse', directory, '--data', data)).toContain('不是完整的备份');
});

it('a rehearsal that is stopped leaves nothing; what one that was killed left, the next one removes', async () => {
  const temporary = join(directory, 'temporary');
  mkdirSync(temporary);
  const left = () => readdirSync(temporary).filter((name) => name.includes('rehearsal'));
  const begun = async () => {
    const before = left();
    const rehearsing = new Running(['rehearse', '--data', data], { variables: { TMPDIR: temporary } });
    let isOver = false;
    void rehearsing.ended.then(() => (isOver = true));
    const isNew = (name: string) =>
      !before.includes(name) && existsSync(join(temporary, name, 'backup', 'vault.sqlite'));
    while (!left().some(isNew) && !isOver) await new Promise((resume) => setImmediate(resume));
    return rehearsing;
  };
  expect(await (await begun()).stop('SIGKILL')).toMatchObject({ code: null });
  expect(left()).toHaveLength(1);
  expect(await (await begun()).stop('SIGTERM')).toMatchObject({ code: 143 });
  expect(left()).toEqual([]);
});

it('the read model is rebuilt while the server runs and when it does not, and is the same each time', async () => {
  const { count } = await printed<Head>('head', '--data', data);
  expect(await printed('rebuild', '--data', data)).toMatchObject({ events: count });
  const client = new Client(server.base);
  expect(await client.get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  await server.process.stop();
  const expected = await digestFromZero(data);
  expect(digestOf(readFileOf(data))).toBe(expected);
  expect(existsSync(join(data, 'control.sock'))).toBe(false);
  expect(await printed('rebuild', '--data', data)).toMatchObject({ events: count });
  expect(digestOf(readFileOf(data))).toBe(expected);
  expect(await printed('status', '--data', data)).toMatchObject({ state: 'live', sequence: count });
});

it('a backup is restored; killed at any moment, the old or the new one is whole', async () => {
  const [backup, into] = [join(directory, 'backup'), join(directory, 'killed')];
  const head = await printed<Head>('head', '--data', backup);
  const words = ['restore', backup, '--data', into, '--json'];
  const sights = [`${into}.restoring`, join(`${into}.restoring`, 'operations.sqlite'), `${into}.restored`];
  const old: boolean[] = [];
  for (const sight of sights) {
    cpSync(data, into, { recursive: true });
    writeFileSync(join(into, 'old'), '');
    const before = contentsOf(into);
    const restoring = new Running(words);
    let isOver = false;
    void restoring.ended.then(() => (isOver = true));
    while (!existsSync(sight) && !isOver) await new Promise((resume) => setImmediate(resume));
    await restoring.stop('SIGKILL');
    // Whichever of the two it is: it is whole, and opens; and the old one is as it was, under one name or the other.
    expect(await printed('verify', '--data', into)).toMatchObject({ finding: null, count: head.count });
    expect(await printed('head', '--data', into)).toEqual(head);
    const isOld = existsSync(join(into, 'old'));
    const [kept] = readdirSync(directory).filter((name) => name.startsWith('killed-before-'));
    expect(kept === undefined).toBe(isOld);
    expect(contentsOf(isOld ? into : join(directory, kept!))).toEqual(before);
    old.push(isOld);
    rmSync(into, { recursive: true });
    if (kept !== undefined) rmSync(join(directory, kept), { recursive: true });
  }
  // It was killed before anything was verified, the first time.
  expect(old[0]).toBe(true);
  cpSync(data, into, { recursive: true });
  const done = await printed<{ kept: string }>(...words);
  expect(await printed('status', '--data', into)).toMatchObject({ state: 'live', sequence: head.count });
  expect(await printed('head', '--data', done.kept)).toEqual(head);
});
