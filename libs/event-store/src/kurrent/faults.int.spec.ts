import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AppendTooLarge, KurrentEventStore, SqliteEventStore, StoreUnavailable } from '@app/event-store';
import { KurrentTestServer, type ServerOptions } from '@test/kurrent-server/server';
import { moment, note, notes, noteTypes } from '@test/stored';
import { stopwatch } from '@test/stopwatch';
import { temporaryDirectory } from '@test/temporary';

let directory: string;
let toClose: (() => unknown)[];
let warnings: string[];
beforeEach(() => {
  const temporary = temporaryDirectory();
  ({ directory } = temporary);
  toClose = [temporary.remove];
  warnings = [];
});
afterEach(async () => {
  for (const close of toClose.reverse()) await close();
});

const serverWith = async (options: ServerOptions = {}): Promise<KurrentTestServer> => {
  const server = await KurrentTestServer.start(options);
  toClose.push(() => server.kill());
  return server;
};
const opened = async (url: string, copy = 'copy.sqlite', writeWithin = 1300): Promise<KurrentEventStore> => {
  const store = await KurrentEventStore.open(url, {
    types: noteTypes,
    now: () => moment,
    copy: join(directory, copy),
    warn: (message) => warnings.push(message),
    writeWithin,
  });
  toClose.push(() => store.close());
  return store;
};
const near = (server: KurrentTestServer) => server.url('', '&discoveryInterval=5');
const refusalOf = async (url: string): Promise<StoreUnavailable> => {
  try {
    await opened(url);
  } catch (error) {
    if (error instanceof StoreUnavailable) return error;
    throw error;
  }
  throw new Error('the store was opened');
};
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('a start that cannot be', () => {
  it.each([
    ['no connection string', 'mysql://root:hunter2@db'],
    ['an unknown parameter, which the client would print with all the rest', 'kurrentdb://u:hunter2@db:2113?sslmode=x'],
    ['a wrong port', 'kurrentdb://u:hunter2@db:port'],
    ['a certificate file that is not there', 'kurrentdb://u:hunter2@db:2113?tls=true&tlsCAFile=/none/ca.crt'],
  ])('is refused in Chinese, without repeating a secret: %s', async (_, url) => {
    const error = await refusalOf(url);
    expect(error.message).toMatch(/KURRENTDB_URL.*程序没有启动。$/);
    expect([error.stack, error.message].join()).not.toContain('hunter2');
  });

  it('names a server that is not there, one that is too old, and one that others use', async () => {
    expect(await refusalOf('kurrentdb://127.0.0.1:9?tls=false')).toMatchObject({ reason: 'away' });

    const server = await serverWith();
    for (const version of ['23.10.8', '24.10.4', '25.0.0', 'unknown']) {
      server.faults.version = version;
      expect((await refusalOf(near(server))).message).toContain(`（${version}）过旧`);
    }
    server.faults.version = '24.10.5';
    const stranger = {
      type: 'x',
      contentType: 'application/json',
      data: Buffer.from('{}'),
      metadata: Buffer.from('{}'),
    };
    server.log.append('hj.main.note-1', 'any', [{ ...stranger, id: '00000000-0000-4000-8000-000000000001' }]);
    await server.log.settled();
    expect(await refusalOf(near(server))).toMatchObject({ reason: 'foreign' });
    server.log.append('hengjian-store', 'any', [{ ...stranger, id: '00000000-0000-4000-8000-000000000002' }]);
    await server.log.settled();
    expect((await refusalOf(near(server))).message).toContain('别的程序的记录');
  });

  it('keeps the files of one machine and of a cluster apart, and the copies of two clusters', async () => {
    const store = await opened(near(await serverWith()), 'copy.sqlite');
    await store.append('hj.main.note-1', 'noStream', notes(1));
    await store.close();
    const options = { types: noteTypes, now: () => moment };
    expect(() => SqliteEventStore.open(join(directory, 'copy.sqlite'), options)).toThrow('请设置 KURRENTDB_URL');
    const copy = SqliteEventStore.open(join(directory, 'copy.sqlite'), { ...options, readonly: true });
    expect((await copy.head()).count).toBe(1);
    await copy.close();

    const other = near(await serverWith());
    expect((await refusalOf(other)).message).toContain('是另一个事件库的副本');
    await SqliteEventStore.open(join(directory, 'own.sqlite'), options).close();
    await expect(opened(other, 'own.sqlite')).rejects.toThrow('是单机事件库');
  });
});

describe('appending', () => {
  it('has written once what was sent often: lost answers, a call each, a leader elsewhere', async () => {
    const server = await serverWith();
    const store = await opened(near(server), 'copy.sqlite', 20_000);
    const burst = notes(2);
    server.faults.answersLost = 2;
    const first = await store.append('hj.main.note-1', 'noStream', burst);
    expect(first).toMatchObject({ revision: 1, sequence: 2 });
    expect(await store.append('hj.main.note-1', 'noStream', burst)).toStrictEqual(first);

    server.faults.batchAppend = false;
    const plain = await opened(near(server), 'plain.sqlite', 20_000);
    server.faults.answersLost = 1;
    expect(await plain.append('hj.main.note-1', 1, notes(1))).toMatchObject({ revision: 2, sequence: 3 });
    await expect(plain.append('hj.main.note-1', 1, notes(1))).rejects.toMatchObject({ actual: 2 });

    server.faults.leader = { host: '127.0.0.1', port: server.port };
    setTimeout(() => (server.faults.leader = null), 100);
    expect(await plain.append('hj.main.note-1', 2, notes(1))).toMatchObject({ revision: 3, sequence: 4 });
    expect(server.log.all.filter(({ stream }) => stream.startsWith('hj.'))).toHaveLength(4);
  });

  it('refuses what the server finds too large, by its limit', async () => {
    const server = await serverWith();
    const store = await opened(near(server));
    server.faults.maxAppendSize = 2000;
    const large = note(0, { data: { text: 'x'.repeat(3000), number: 0 } });
    await expect(store.append('hj.main.note-1', 'noStream', [large])).rejects.toStrictEqual(new AppendTooLarge(2000));
    expect((await store.append('hj.main.note-1', 'noStream', notes(1))).sequence).toBe(1);
  });

  it('gives up within two seconds while the server is silent or away; what is known can be read', async () => {
    const server = await serverWith();
    const store = await opened(near(server));
    await store.append('hj.main.note-1', 'noStream', notes(2));
    const isRefused = async () => {
      const took = stopwatch();
      await expect(store.append('hj.main.note-1', 1, notes(1))).rejects.toMatchObject({ reason: 'away' });
      expect(took()).toBeLessThan(2000);
      expect(await store.readStream('hj.main.note-1')).toHaveLength(2);
    };
    server.faults.silent = true;
    await isRefused();
    server.kill();
    await isRefused();
    await until(() => !store.isConnected);
    expect((await store.readAll()).events).toHaveLength(2);
  });

  it('says that the clock is wrong, and refuses nothing it need not', async () => {
    const server = await serverWith();
    server.faults.clockSkew = 10 * 60_000;
    expect((await refusalOf(near(server))).message).toContain('请核对服务器与本机的时钟');
    server.faults.clockSkew = 0;
    await opened(near(server), 'first.sqlite');
    server.faults.clockSkew = 10 * 60_000;
    const store = await opened(near(server));
    // To the second, but for what the way there and back takes on a busy machine.
    expect(warnings.join()).toMatch(/事件库服务器的时钟比本机快 (?:59|60)\d 秒/);
    await expect(store.append('hj.main.note-1', 'noStream', notes(1))).rejects.toThrow('时钟与本机相差过大');
    server.faults.clockSkew = -10 * 60_000;
    const slow = await opened(near(server), 'slow.sqlite');
    expect(warnings.join()).toMatch(/慢 (?:59|60)\d 秒/);
    expect((await slow.append('hj.main.note-1', 'noStream', notes(1))).sequence).toBe(1);
  });
});

describe('following', () => {
  it('copies each event once, in one order on every node, whatever the connection does', async () => {
    const server = await serverWith();
    server.faults.twice = true;
    const [one, two] = [await opened(near(server), 'a.sqlite', 20_000), await opened(near(server), 'b.sqlite', 20_000)];
    server.faults.dropAfter = 7;
    for (let round = 0; round < 10; round++)
      await Promise.all([
        one.append(`hj.main.note-a${round}`, 'noStream', notes(3)),
        two.append(`hj.main.note-b${round}`, 'noStream', notes(2)),
      ]);
    server.faults.dropAfter = null;
    const read = await Promise.all([one.readStream('hj.main.note-b9'), two.readStream('hj.main.note-a9')]);
    expect(read.map((events) => events.length)).toEqual([2, 3]);
    expect(await one.readStored()).toStrictEqual(await two.readStored());
    expect(await one.head()).toStrictEqual(await two.head());
    expect((await one.head()).count).toBe(50);
  });

  it('decides on what others wrote: a stream is read as far as the server has it', async () => {
    const server = await serverWith();
    const [one, two] = [await opened(near(server), 'a.sqlite', 20_000), await opened(near(server), 'b.sqlite', 20_000)];
    for (let round = 0; round < 10; round++) {
      await one.append(`hj.main.note-${round}`, 'noStream', notes(1));
      expect(await two.readStream(`hj.main.note-${round}`)).toHaveLength(1);
      expect((await two.append(`hj.main.note-${round}`, 0, notes(1))).revision).toBe(1);
      await expect(one.append(`hj.main.note-${round}`, 0, notes(1))).rejects.toMatchObject({ actual: 1 });
    }
  });

  it('stops at what does not follow from what came before, and then writes nothing', async () => {
    const server = await serverWith();
    const store = await opened(near(server));
    await store.append('hj.main.note-1', 'noStream', notes(1));
    const forged = { ...server.log.all.at(-1)!, id: '00000000-0000-4000-8000-000000000009' };
    server.log.append('hj.main.note-1', 0, [forged]);
    await server.log.settled();
    await until(() => warnings.length > 0);
    expect(warnings.join()).toContain('hj.main.note-1 第 1 条与此前的记录不相衔接');
    await expect(store.append('hj.main.note-2', 'noStream', notes(1))).rejects.toMatchObject({ reason: 'corrupt' });
    expect((await store.readAll()).events).toHaveLength(1);
  });
});

describe('the end of the log', () => {
  it('is reached on asking, whatever was heard of it by then', async () => {
    const server = await serverWith();
    const [one, other] = [await opened(near(server)), await opened(near(server), 'other.sqlite')];
    for (let round = 1; round <= 5; round += 1) {
      await one.append(`hj.main.note-end-${round}`, 'noStream', notes(3));
      await other.reachEnd();
      expect((await other.head()).count).toBe(3 * round);
    }
  });

  it('is not claimed to be reached while nobody answers', async () => {
    const server = await serverWith();
    const store = await opened(near(server));
    server.kill();
    await expect(store.reachEnd()).rejects.toThrow(StoreUnavailable);
  });
});
