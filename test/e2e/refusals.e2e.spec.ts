import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Sqlite } from '@app/sqlite';
import { digestOf, openedLog, readFileOf } from '@test/logs';
import { founded, printed, refused, Running } from '@test/processes';
import { note } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();
afterAll(remove);
const store = join(directory, 'store');
beforeAll(async () => {
  await founded(store);
});

/** A copy of the store, to be spoilt. */
const copy = (name: string): string => {
  cpSync(store, join(directory, name), { recursive: true });
  return join(directory, name);
};

/** What a person is told: a sentence, never a stack. The server's log, in JSON, stands apart from it. */
const toldBy = async (...words: readonly string[]): Promise<string> => {
  const lines = (await refused(...words)).split('\n').filter((line) => !line.startsWith('{'));
  expect(lines.filter((line) => /^\s+at /.test(line))).toEqual([]);
  return lines.join('\n');
};

it('a directory that may not be written is refused', async () => {
  // A superuser may write to any directory but those of the kernel.
  const closed = process.getuid?.() === 0 ? '/proc' : join(directory, 'closed');
  if (closed !== '/proc') mkdirSync(closed, { mode: 0o500 });
  expect(await toldBy('serve', '--data', closed)).toMatch(/无法使用：.*权限/);
  if (closed !== '/proc') chmodSync(closed, 0o700);
});

it.each([
  ['of another store', `update checkpoint set store_id = 'another'`, /另一个事件库.*hengjian rebuild/],
  ['ahead of its log', 'update checkpoint set sequence = sequence + 5', /领先于事件库.*hengjian rebuild/],
])('a read model that is %s is refused until it is rebuilt', async (name, sql, sentence) => {
  const data = copy(name);
  const before = digestOf(readFileOf(data));
  const db = new Sqlite(readFileOf(data));
  db.run(sql);
  db.close();
  expect(await toldBy('serve', '--data', data)).toMatch(sentence);
  expect(await printed('rebuild', '--data', data)).toMatchObject({ events: expect.any(Number) });
  expect(await printed('status', '--data', data)).toMatchObject({ state: 'live', lag: 0 });
  expect(digestOf(readFileOf(data))).toBe(before);
});

it('a log of a newer program, or of no program of ours, is not touched', async () => {
  const newer = copy('newer');
  const db = new Sqlite(join(newer, 'events.sqlite'));
  db.exec('pragma user_version = 99');
  db.close();
  for (const command of ['serve', 'head', 'verify']) {
    expect(await toldBy(command, '--data', newer)).toMatch(/由更新版本的程序写成.*请升级本程序/);
  }
  const garbage = copy('garbage');
  writeFileSync(join(garbage, 'events.sqlite'), 'x'.repeat(8192));
  expect(await toldBy('serve', '--data', garbage)).toMatch(/损坏/);
  expect(await toldBy('head', '--data', garbage)).toMatch(/损坏/);
});

it('an event of a newer program stops the lists where they stand, and a rebuild over it is refused', async () => {
  const future = copy('future');
  const before = digestOf(readFileOf(future));
  const log = openedLog(future, false);
  const { sequence } = await log.append('hj.main.organization-later', 'noStream', [
    note(1, { type: 'organization.unit-painted', schemaVersion: 1 }),
  ]);
  await log.close();
  expect(await printed('status', '--data', future)).toMatchObject({
    sequence: sequence - 1,
    newer: { sequence, wireType: 'organization.unit-painted', schemaVersion: 1 },
    parked: [],
  });
  const said = await toldBy('rebuild', '--data', future);
  expect(said).toMatch(new RegExp(`第 ${sequence} 条.*organization\\.unit-painted.*请升级本程序`));
  expect(digestOf(readFileOf(future))).toBe(before);
  expect(await printed('verify', '--data', future)).toMatchObject({ finding: null });
});

it('a port that is taken and a setting that is wrong are named', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const [busy, wrong] = await Promise.all(
    [String(port), 'http'].map((PORT) => new Running(['serve', '--data', copy(PORT)], { variables: { PORT } }).ended),
  );
  taken.close();
  expect(busy).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`端口 ${port} 已被占用`) });
  expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^配置有误.*\n {2}PORT/) });
});
