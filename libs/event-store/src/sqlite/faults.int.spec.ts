import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Sqlite } from '@app/sqlite';
import { moment, note, notes, noteTypes } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { StoreUnavailable } from '../event-store.js';
import { openFile } from './open-file.js';
import { SqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.js';

const options: SqliteEventStoreOptions = { types: noteTypes, now: () => moment, busyTimeout: 30 };
let directory: string;
let file: string;
let remove: () => void;
let opened: SqliteEventStore[];

beforeEach(() => {
  ({ directory, remove } = temporaryDirectory());
  file = join(directory, 'events.sqlite');
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  remove();
});

const open = (changes: Partial<SqliteEventStoreOptions> = {}): SqliteEventStore => {
  const store = SqliteEventStore.open(file, { ...options, ...changes });
  opened.push(store);
  return store;
};

const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

/** Runs as an account that owns nothing, where the tests run as one to whom no mode applies. */
const unprivileged = <Result>(work: () => Result): Result => {
  if (process.getuid?.() !== 0) return work();
  process.seteuid!(65534);
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
};

describe('a SQLite event store', () => {
  it('is set up to survive a power cut', () => {
    open();
    const db = openFile(file, options);
    const pragma = (name: string) => Object.values(db.get<Record<string, unknown>>(`pragma ${name}`)!)[0];
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('busy_timeout')]).toEqual(['wal', 2, 30]);
    db.close();
  });

  it('keeps its identity and its time of making', async () => {
    const { storeId } = open();
    expect(open({ now: () => '2030-01-01T00:00:00.000Z' }).storeId).toBe(storeId);
    expect(storeId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sees what another connection appended, and goes on from there', async () => {
    const [one, other] = [open({ pollEvery: 5 }), open()];
    await one.append('a', 'noStream', notes(2));
    const aborting = new AbortController();
    const seen: number[] = [];
    for await (const message of one.subscribeAll({ signal: aborting.signal })) {
      if (message.kind === 'events') seen.push(...message.events.map(({ sequence }) => sequence));
      else void other.append('a', 1, notes(1)).then(() => other.append('b', 'noStream', notes(1)));
      if (seen.length === 4) break;
    }
    expect(seen).toEqual([1, 2, 3, 4]);
    expect((await one.append('a', 2, notes(1))).sequence).toBe(5);
    expect((await other.append('b', 0, notes(1))).sequence).toBe(6);
    expect((await one.head()).root).toBe((await other.head()).root);
  });

  it('reads beside another connection that writes, and never writes itself', async () => {
    const reader = (open(), open({ readonly: true }));
    await opened[0]!.append('a', 'noStream', notes(5));
    const { events, next } = await reader.readAll({ limit: 2 });
    expect(events.map(({ sequence, type }) => [sequence, type])).toEqual([
      [1, 'NoteTaken'],
      [2, 'NoteTaken'],
    ]);
    await opened[0]!.append('a', 4, notes(1));
    expect((await reader.readAll({ after: next })).events.map(({ sequence }) => sequence)).toEqual([3, 4, 5, 6]);
    await expect(reader.append('a', 5, notes(1))).rejects.toMatchObject({
      name: 'StoreUnavailable',
      reason: 'readonly',
    });
  });

  it('writes what was accepted before it closes', async () => {
    const store = open();
    const accepted = Promise.all([store.append('a', 'noStream', notes(1)), store.append('b', 'noStream', notes(1))]);
    await store.close();
    expect(await accepted).toMatchObject([{ sequence: 1 }, { sequence: 2 }]);
    expect((await open().head()).count).toBe(2);
  });

  it('tells of a clock that was set back, also over a restart, and records all the same', async () => {
    const told: string[] = [];
    const at = (now: string) => open({ now: () => now, warn: (message) => told.push(message) });
    await at('2025-03-03T01:00:00.000Z').append('a', 'noStream', notes(1));
    expect(told).toEqual([]);
    await at('2025-03-03T00:59:59.999Z').append('a', 0, notes(1));
    expect(told).toEqual([expect.stringContaining('2025-03-03T00:59:59.999Z')]);
    expect((await opened[0]!.readStream('a')).map(({ recordedAt }) => recordedAt)).toEqual([
      '2025-03-03T01:00:00.000Z',
      '2025-03-03T00:59:59.999Z',
    ]);
  });

  it('is copied while it lives', async () => {
    const store = open();
    await store.append('a', 'noStream', notes(3));
    await store.backup(join(directory, 'copy.sqlite'));
    const copy = SqliteEventStore.open(join(directory, 'copy.sqlite'), options);
    opened.push(copy);
    expect(await copy.head()).toStrictEqual(await store.head());
  });
});

describe('when the engine cannot', () => {
  const mention = (reason: StoreUnavailable['reason'], what: string) =>
    expect.objectContaining({ name: 'StoreUnavailable', reason, message: expect.stringContaining(what) as unknown });

  it('write because the file is locked, it says so, writes nothing, and goes on afterwards', async () => {
    const store = open();
    await store.append('a', 'noStream', notes(1));
    const other = new Sqlite(file);
    other.run('begin immediate');
    const [event, more] = [note(), note()];
    const both = await Promise.allSettled([store.append('a', 0, [event]), store.append('b', 'noStream', [more])]);
    expect(both).toEqual([
      { status: 'rejected', reason: mention('busy', '占用') },
      { status: 'rejected', reason: mention('busy', '占用') },
    ]);
    expect(refusal(() => open())).toEqual(mention('busy', '占用'));
    other.run('rollback');
    other.close();
    expect((await store.append('a', 0, [event])).sequence).toBe(2);
  });

  it('write because the disk is full, it says so, keeps what it had, and goes on afterwards', async () => {
    const db = openFile(file, options);
    const store = new SqliteEventStore(db, options);
    opened.push(store);
    await store.append('a', 'noStream', notes(3));
    const head = await store.head();
    const pages = db.get<{ page_count: number }>('pragma page_count')!.page_count;
    db.exec(`pragma max_page_count = ${pages}`);
    const large = note(0, { data: { text: 'x'.repeat(100_000), number: 0 } });
    await expect(store.append('a', 2, [note(), large])).rejects.toEqual(mention('full', '磁盘'));
    expect(await store.head()).toStrictEqual(head);
    db.exec('pragma max_page_count = 100000');
    expect((await store.append('a', 2, [large])).sequence).toBe(4);
  });

  it('write into a directory that is read-only, it says so', async () => {
    const readonly = join(directory, 'readonly');
    mkdirSync(readonly);
    file = join(readonly, 'events.sqlite');
    await open().close();
    chmodSync(directory, 0o755);
    chmodSync(readonly, 0o555);
    chmodSync(file, 0o444);
    for (const name of ['events.sqlite', 'new.sqlite'])
      expect(unprivileged(() => refusal(() => SqliteEventStore.open(join(readonly, name), options)))).toEqual(
        mention('readonly', '写'),
      );
    chmodSync(readonly, 0o755);
  });

  it('find the directory or the file, it says so and makes neither', () => {
    file = join(directory, 'nowhere', 'events.sqlite');
    expect(refusal(() => open())).toEqual(mention('away', '不存在'));
    file = join(directory, 'nothing.sqlite');
    expect(refusal(() => open({ readonly: true }))).toEqual(mention('away', '不存在'));
  });

  it('make sense of the file, it leaves it alone', () => {
    writeFileSync(file, 'not a database at all, but long enough to be taken for the header of one'.repeat(40));
    expect(refusal(() => open())).toEqual(mention('corrupt', '备份'));
  });

  it.each([
    ['of a newer program', 'pragma user_version = 2', '升级'],
    ['of something else', 'pragma application_id = 7', '不是本系统'],
  ])('use a file %s, it says so', (_, sql, what) => {
    const db = openFile(file, options);
    db.exec(sql);
    db.close();
    for (const readonly of [false, true]) expect(refusal(() => open({ readonly }))).toEqual(mention('foreign', what));
  });

  it('use a database with tables of its own, it adds nothing to it', () => {
    const db = new Sqlite(file);
    db.exec('create table theirs (one text) strict');
    expect(refusal(() => open())).toEqual(mention('foreign', '不是本系统'));
    expect(db.all('select name from sqlite_master')).toEqual([{ name: 'theirs' }]);
    db.close();
  });
});
