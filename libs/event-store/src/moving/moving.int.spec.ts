import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KurrentEventStore, moveToKurrent, moveToSqlite, SqliteEventStore, type MoveProgress } from '@app/event-store';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { moment, note, notes, noteTypes } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';

let directory: string;
let toClose: (() => unknown)[];
let server: KurrentTestServer;
beforeEach(async () => {
  const temporary = temporaryDirectory();
  ({ directory } = temporary);
  server = await KurrentTestServer.start();
  toClose = [temporary.remove, () => server.kill()];
});
afterEach(async () => {
  for (const close of toClose.reverse()) await close();
});

const types = noteTypes;
const now = () => moment;
const local = (name = 'events.sqlite'): SqliteEventStore => {
  const store = SqliteEventStore.open(join(directory, name), { types, now });
  toClose.push(() => store.close());
  return store;
};
/** Streams that take turns, with appends of one to three events. */
const filled = async (count: number, name?: string): Promise<SqliteEventStore> => {
  const store = local(name);
  for (let at = 0; at < count; at++) {
    const stream = `hj.main.note-${at % 7}`;
    const { length } = await store.readStream(stream);
    await store.append(stream, length === 0 ? 'noStream' : length - 1, notes(1 + (at % 3)));
  }
  return store;
};
const remote = (url = server.url('', '&discoveryInterval=5')) => ({
  url,
  copy: join(directory, 'passing.sqlite'),
  now,
  warn: () => undefined,
});
const to = (source: SqliteEventStore, onProgress?: (progress: MoveProgress) => void) =>
  moveToKurrent(source, remote(), onProgress);
const back = (onProgress?: (progress: MoveProgress) => void) =>
  moveToSqlite(join(directory, 'back.sqlite'), remote(), onProgress);
const node = async (): Promise<KurrentEventStore> => {
  const copy = join(directory, `node-${toClose.length}.sqlite`);
  const store = await KurrentEventStore.open(remote().url, { types, now, copy, writeWithin: 20_000 });
  toClose.push(() => store.close());
  return store;
};
/** Stops at the n-th word of progress, as a machine that is switched off. */
const stopAt = (words: number) => {
  let heard = 0;
  return () => {
    if (++heard > words) throw new Error('switched off');
  };
};
const ours = () => server.log.all.filter(({ stream }) => stream.startsWith('hj.'));

describe('a log that moves', () => {
  it('arrives on a cluster and comes back, byte for byte and in the same order; again is nothing to do', async () => {
    const source = await filled(40);
    const head = await source.head();
    const { storeId, count, root } = head;
    expect(await to(source)).toEqual({ storeId, count, root, written: count });
    expect(await to(source)).toEqual({ storeId, count, root, written: 0 });

    const store = await node();
    expect(await store.head()).toEqual(head);
    expect(await store.readStored()).toEqual(await source.readStored());
    await store.append('hj.main.note-99', 'noStream', notes(2));

    expect(await back()).toMatchObject({ storeId, count: count + 2, written: count + 2 });
    expect(await back()).toMatchObject({ count: count + 2, written: 0 });
    const returned = local('back.sqlite');
    expect(await returned.readStored()).toEqual(await store.readStored());
    expect(await returned.head()).toEqual(await store.head());
    expect(await returned.append('hj.main.note-99', 1, notes(1))).toMatchObject({ sequence: count + 3 });
    expect(readdirSync(directory).filter((name) => /passing|moving/.test(name))).toEqual([]);
    await expect(to(source)).rejects.toThrow('它已在使用');
  });

  it('goes on where it was stopped, wherever that was, whatever the connection does', async () => {
    const source = await filled(30);
    const head = await source.head();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(45), { maxLength: 3 }), fc.nat(2), async (stops, lost) => {
        server.kill();
        server = await KurrentTestServer.start();
        for (const [at, stop] of stops.entries()) {
          server.faults.answersLost = lost;
          server.faults.dropAfter = at % 2 === 0 ? 20 : null;
          await to(source, stopAt(stop)).catch(() => undefined);
        }
        server.faults.dropAfter = null;
        expect(await to(source)).toMatchObject({ storeId: head.storeId, count: head.count, root: head.root });
        expect(ours()).toHaveLength(head.count);

        const file = `back-${server.port}.sqlite`;
        for (const stop of stops)
          await moveToSqlite(join(directory, file), remote(), stopAt(stop % 4)).catch(() => undefined);
        await moveToSqlite(join(directory, file), remote());
        const returned = local(file);
        expect(await returned.readStored()).toEqual(await source.readStored());
        await returned.close();
      }),
      { numRuns: 5 },
    );
  });

  it('is no log yet while it has not all arrived: no node starts on it, and no other log may follow', async () => {
    const source = await filled(20);
    await expect(to(source, stopAt(10))).rejects.toThrow('switched off');
    await expect(node()).rejects.toThrow('一次没有做完的迁移');
    await expect(back()).rejects.toThrow('还没有做完');
    await expect(to(await filled(5, 'other.sqlite'))).rejects.toThrow('正在迁往目标服务器');
    expect(existsSync(join(directory, 'back.sqlite'))).toBe(false);
    await to(source);
    expect((await (await node()).head()).root).toBe((await source.head()).root);
  });
});

describe('a log that may not move there', () => {
  it('names the log that is there, and the first record that is another', async () => {
    const source = await filled(10);
    const { count } = await to(source);
    await expect(to(await filled(5, 'other.sqlite'))).rejects.toThrow('已是另一个事件库');

    // Each side goes on for itself: they are two logs from there.
    const store = await node();
    await store.append('hj.main.note-50', 'noStream', notes(1));
    await source.append('hj.main.note-60', 'noStream', notes(2));
    await expect(to(source)).rejects.toThrow(`从第 ${count + 1} 条起与要迁移的日志不同`);
    await expect(moveToSqlite(join(directory, 'events.sqlite'), remote())).rejects.toThrow(`从第 ${count + 1} 条`);
    await expect(moveToSqlite(join(directory, 'other.sqlite'), remote())).rejects.toThrow('是另一个事件库');
  });

  it('is refused on a server with records of somebody else, too large a record, and from a damaged file', async () => {
    const source = await filled(3);
    await source.append('hj.main.note-large', 'noStream', [note(0, { data: { text: 'x'.repeat(5000), number: 0 } })]);
    const { count } = await source.head();
    server.faults.maxAppendSize = 4000;
    await expect(to(source)).rejects.toThrow(`第 ${count} 条记录（hj.main.note-large）超过目标服务器`);
    server.faults.maxAppendSize = 1024 * 1024;
    expect((await to(source)).written).toBe(1);

    server.kill();
    server = await KurrentTestServer.start();
    const [stranger] = notes(1);
    server.log.append('hj.main.note-1', 'any', [
      {
        id: stranger!.id,
        type: 'x',
        contentType: 'application/json',
        data: Buffer.from('{}'),
        metadata: Buffer.from('{}'),
      },
    ]);
    await server.log.settled();
    await expect(to(source)).rejects.toThrow('不是迁移留下的');
  });
});
