import { afterEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { join } from 'node:path';
import { StoreUnavailable } from '@app/event-store';
import { stopwatch } from '@test/stopwatch';
import { temporaryDirectory } from '@test/temporary';
import { RedisServer, type RedisSettings } from '../../../../test/bench/redis-server.js';
import { RedisOperations, SqliteOperations, type NewEntry, type Operations } from '../index.js';

const at = '2025-03-03T01:00:00.000Z';
const limits = { absoluteMs: 3_600_000 };
const policy = { attempts: 3, windowMs: 600_000, lockMs: 600_000 };
const entry: NewEntry = {
  id: 'a',
  noticeId: 'notice-a',
  kind: 'issues.assigned',
  subjectId: 'issue-1',
  sequence: 7,
  recipient: 'account-1',
  countyId: 'county-1',
  channel: 'email',
  bundle: 'a',
  notBefore: at,
  madeAt: at,
};

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});
const serverWith = async (settings: RedisSettings = {}): Promise<RedisServer> => {
  const server = await RedisServer.start(settings);
  toClose.push(() => server.remove());
  return server;
};
const said: string[] = [];
const log = { warn: (text: string) => void said.push(text), log: (text: string) => void said.push(text) };
const opened = async (url: string): Promise<RedisOperations> => {
  const operations = await RedisOperations.open({ url, tenant: 'main', log });
  toClose.push(() => operations.close());
  return operations;
};
const timed = async (work: Promise<unknown>): Promise<Readonly<{ error: unknown; ms: number }>> => {
  const took = stopwatch();
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  return { error, ms: took() };
};
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** One of everything; answers the session's token. */
const filled = async (operations: Operations): Promise<string> => {
  const { token } = await operations.sessions.open('account-1', at, limits);
  for (let n = 0; n < 3; n++) await operations.lockouts.failed('li', at, policy);
  await operations.tokens.issue({ accountId: 'account-1', label: '接口', at, endsAt: '2026-01-01T00:00:00.000Z' });
  await operations.drafts.put('2024/unit/form', '{"students":1}');
  await operations.checkpoints.put('process/x@1/at', '{}');
  await operations.readMarks.markAll('account-1', 4);
  await operations.readMarks.mark('account-1', [{ id: 'n-5', sequence: 5 }]);
  await operations.outbox.add([entry, { ...entry, id: 'b', bundle: 'b' }]);
  await operations.outbox.settle(['b'], { status: 'sent', at, messageId: 'm', receipt: null });
  return token;
};
const expectFilled = async (operations: Operations, token: string): Promise<void> => {
  expect(await operations.sessions.use(token, at, 60_000)).toMatchObject({ accountId: 'account-1' });
  expect(await operations.sessions.list('account-1', at)).toHaveLength(1);
  expect(await operations.lockouts.lockedUntil('li', at)).toBe('2025-03-03T01:10:00.000Z');
  expect(await operations.tokens.list('account-1', at)).toMatchObject([{ label: '接口' }]);
  expect(await operations.drafts.get('2024/unit/form')).toBe('{"students":1}');
  expect(await operations.checkpoints.keys('process/')).toEqual(['process/x@1/at']);
  expect(await operations.readMarks.of('account-1')).toEqual({ upTo: 4, read: new Set(['n-5']) });
  expect((await operations.outbox.due(at, 10)).map(({ bundle }) => bundle)).toEqual(['a']);
  expect(await operations.outbox.wasSent('m')).toBe(true);
  expect(await operations.outbox.tally(['county-1'])).toEqual([
    { channel: 'email', waiting: 1, sent: 1, failed: 0, lastSentAt: at },
  ]);
};

describe('operations on a Redis that', () => {
  it.each<[RedisSettings, RegExp]>([
    [{ policy: 'allkeys-lru', fsync: 'everysec' }, /allkeys-lru.*maxmemory-policy noeviction.*程序没有启动。$/],
    [{}, /AOF.*appendonly yes.*程序没有启动。$/],
  ])('would lose things stops the start, and says what to set (%o)', async (settings, message) => {
    const { url } = await serverWith(settings);
    const { error } = await timed(opened(url));
    expect(error).toMatchObject({ name: 'OperationsUnfit', message: expect.stringMatching(message) });
  });

  it('does not know the password, or is not there, stops the start without repeating a secret', async () => {
    const { port } = await serverWith({ password: 'hunter2', fsync: 'everysec' });
    const wrong = await timed(opened(`redis://:wrong-horse@127.0.0.1:${port}/0`));
    expect(wrong.error).toMatchObject({ message: expect.stringMatching(/用户名或口令/) });
    const away = await timed(opened('redis://:wrong-horse@127.0.0.1:1/0'));
    expect(away.error).toMatchObject({ reason: 'away', message: expect.stringMatching(/连不上.*程序没有启动。$/) });
    expect(JSON.stringify([wrong, away, said])).not.toContain('wrong-horse');
  });

  it.each(['always', 'everysec'] as const)(
    'is killed (appendfsync %s) has everything again, and is used again by itself',
    async (fsync) => {
      const server = await serverWith({ fsync });
      const operations = await opened(server.url);
      const token = await filled(operations);
      await server.kill();
      const { error, ms } = await timed(operations.sessions.use(token, at, 60_000));
      expect(error).toMatchObject({ name: 'StoreUnavailable', reason: 'away' });
      expect(ms).toBeLessThan(1500);
      await server.start();
      await until(() =>
        operations.drafts.get('').then(
          () => true,
          () => false,
        ),
      );
      await expectFilled(operations, token);
    },
  );

  it('hangs holds nobody up, and is used again', async () => {
    const server = await serverWith({ fsync: 'everysec' });
    const operations = await opened(server.url);
    const keeper = new Redis(server.url);
    toClose.push(() => keeper.disconnect());
    await keeper.client('PAUSE', 2000);
    const { error, ms } = await timed(operations.drafts.put('a', '1'));
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(ms).toBeLessThan(2000);
    await until(() =>
      operations.drafts.put('a', '2').then(
        () => true,
        () => false,
      ),
    );
    expect(await operations.drafts.get('a')).toBe('2');
  });

  it('is full says so, and what is there can be read', async () => {
    const server = await serverWith({ fsync: 'everysec' });
    const operations = await opened(server.url);
    await operations.drafts.put('a', '1');
    const keeper = new Redis(server.url);
    toClose.push(() => keeper.disconnect());
    await keeper.config('SET', 'maxmemory', '1');
    await expect(operations.drafts.put('a', '2')).rejects.toMatchObject({ reason: 'full' });
    expect(await operations.drafts.get('a')).toBe('1');
  });

  it('holds no secret in a key or a value, and forgets what has ended', async () => {
    const server = await serverWith({ fsync: 'everysec' });
    const operations = await opened(server.url);
    const { token } = await operations.sessions.open('account-1', at, { absoluteMs: 300 });
    await operations.lockouts.failed('sign-in li.lei', at, { ...policy, windowMs: 300, lockMs: 300 });
    const keeper = new Redis(server.url);
    toClose.push(() => keeper.disconnect());
    const keys = await keeper.keys('*');
    expect(keys.every((key) => key.startsWith('hengjian-main/'))).toBe(true);
    const values = await Promise.all(keys.filter((key) => /\/session\//.test(key)).map((key) => keeper.get(key)));
    expect(JSON.stringify([keys, values])).not.toMatch(new RegExp(`li\\.lei|${token}`));
    await until(async () => (await keeper.dbsize()) === 0);
  });
});

describe('operations moved between a file and Redis', () => {
  it('are the same there and back; what is there already stays', async () => {
    const { directory, remove } = temporaryDirectory();
    toClose.push(remove);
    const server = await serverWith({ fsync: 'everysec' });
    const file = new SqliteOperations(join(directory, 'operations.sqlite'));
    const token = await filled(file);
    await file.close();
    const operations = await opened(server.url);
    await operations.checkpoints.put('process/x@1/at', 'newer');
    for (let n = 0; n < 2; n++) await operations.bring(join(directory, 'operations.sqlite'), at);
    expect(await operations.checkpoints.get('process/x@1/at')).toBe('newer');
    await operations.checkpoints.put('process/x@1/at', '{}');
    const lockout = await operations.lockouts.lockedUntil('li', at);
    expect(lockout).toBe('2025-03-03T01:10:00.000Z');
    await expectFilled(operations, token);
    await operations.backup(join(directory, 'copy.sqlite'));
    const copy = new SqliteOperations(join(directory, 'copy.sqlite'));
    await expectFilled(copy, token);
    await copy.close();
  });
});
