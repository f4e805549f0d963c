import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { SuppliedClock } from '@app/platform/clock';
import {
  SqliteAccessJournal,
  SqliteOperations,
  SqliteVault,
  type AccessJournal,
  type Operations,
  type VaultPerson,
} from '@app/vault';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { moment, noteTypes } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { RedisServer } from '../../../../test/bench/redis-server.js';
import { sharedStores } from './shared-stores.js';
import { files, Opened, type Stores } from './stores.js';

const li: VaultPerson = {
  accountId: '00000000-0000-4000-8000-000000000001',
  username: 'li.lei',
  displayName: '李雷',
  phone: null,
  email: null,
  passwordHash: 'hash',
  mustChangePassword: false,
  createdAt: moment,
};

let redis: RedisServer;
let home: ReturnType<typeof temporaryDirectory>;
let kurrent: KurrentTestServer;
let database = 0;
beforeAll(async () => {
  Logger.overrideLogger(false);
  redis = await RedisServer.start({ fsync: 'everysec' });
});
afterAll(() => redis.remove());
beforeEach(async () => {
  home = temporaryDirectory();
  kurrent = await KurrentTestServer.start();
  database += 1;
});
const toClose: (() => unknown)[] = [];
const closeAll = async () => {
  for (const close of toClose.splice(0).reverse()) await close();
};
afterEach(async () => {
  await closeAll();
  kurrent.kill();
  home.remove();
});

const redisUrl = (number = database) => `${redis.url.slice(0, -2)}/${number % 16}`;
/** A server's stores, on a data directory of its own. */
const server = (
  name: string,
  options: Readonly<{ redisUrl?: string; newOperations?: boolean }> = {},
): Promise<Stores> => {
  const dataDir = join(home.directory, name);
  mkdirSync(dataDir, { recursive: true });
  const opened = new Opened(dataDir, noteTypes, new SuppliedClock(moment), toClose);
  return sharedStores(kurrent.url('', '&discoveryInterval=5'), { dataDir, tenant: 'main', ...options }, opened);
};
const refusalOf = async (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );
const elsewhere = (message: RegExp) => ({ name: 'OperationsElsewhere', message: expect.stringMatching(message) });

describe('servers on one log', () => {
  it('without a Redis are one: a second data directory is refused, the first comes back', async () => {
    await server('a');
    expect(await refusalOf(server('b'))).toMatchObject(
      elsewhere(/另一台服务器.*REDIS_URL.*--new-operations.*程序没有启动。$/),
    );
    await closeAll();
    await server('a');
    await closeAll();
    await server('b', { newOperations: true });
    await closeAll();
    expect(await refusalOf(server('a'))).toMatchObject(elsewhere(/另一台服务器/));
  });

  it('with a Redis are as many as there are, begun at once or one after the other', async () => {
    const [a, b] = await Promise.all([server('a', { redisUrl: redisUrl() }), server('b', { redisUrl: redisUrl() })]);
    const c = await server('c', { redisUrl: redisUrl() });
    await a.operations.drafts.put('x', '1');
    expect([await b.operations.drafts.get('x'), await c.operations.drafts.get('x')]).toEqual(['1', '1']);
    expect(new Set([a, b, c].map(({ store }) => store.storeId)).size).toBe(1);
  });

  it('may be one without a Redis first, and more with one later', async () => {
    const { operations } = await server('a');
    const { token } = await operations.sessions.open(li.accountId, moment, { absoluteMs: 60_000 });
    await closeAll();
    await server('a', { redisUrl: redisUrl() });
    const b = await server('b', { redisUrl: redisUrl() });
    expect(await b.operations.sessions.use(token, moment, 60_000)).toMatchObject({ accountId: li.accountId });
    await closeAll();
    expect(await refusalOf(server('a'))).toMatchObject(elsewhere(/另一台服务器/));
  });

  it('refuse a Redis that is empty, another, or another system’s', async () => {
    await server('a', { redisUrl: redisUrl() });
    expect(await refusalOf(server('b', { redisUrl: redisUrl(++database) }))).toMatchObject(elsewhere(/是空的/));
    expect(await refusalOf(server('c'))).toMatchObject(elsewhere(/另一台服务器/));
    await closeAll();
    const [before, used] = [kurrent, redisUrl(database - 1)];
    kurrent = await KurrentTestServer.start();
    toClose.push(() => before.kill());
    expect(await refusalOf(server('d', { redisUrl: used }))).toMatchObject(elsewhere(/另一个事件库/));
  });
});

describe('a data directory that served alone', () => {
  const alone = async (name: string, people: readonly VaultPerson[]): Promise<string> => {
    const directory = join(home.directory, name);
    mkdirSync(directory);
    const vault = new SqliteVault(join(directory, files.vault));
    await vault.add(people);
    const operations: Operations = new SqliteOperations(join(directory, files.operations));
    const { token } = await operations.sessions.open(li.accountId, moment, { absoluteMs: 60_000 });
    await operations.checkpoints.put('process/x@1/at', '{"sequence":3}');
    const journal: AccessJournal = new SqliteAccessJournal(join(directory, files.journal));
    for (let n = 0; n < 3; n++)
      await journal.note({ at: moment, kind: 'signed-in', accountId: li.accountId, address: null });
    for (const one of [vault, operations, journal]) await one.close();
    return token;
  };

  it('brings what it kept to where all servers find it, once', async () => {
    const token = await alone('a', [li]);
    const a = await server('a', { redisUrl: redisUrl() });
    const b = await server('b', { redisUrl: redisUrl() });
    expect(await b.vault.findByUsername('li.lei')).toEqual(li);
    expect(await b.operations.sessions.use(token, moment, 60_000)).toMatchObject({ accountId: li.accountId });
    expect(await b.operations.checkpoints.get('process/x@1/at')).toBe('{"sequence":3}');
    expect(await b.journal.verify()).toMatchObject({ count: 3, badFrom: null });
    expect(readdirSync(join(home.directory, 'a', 'before-cluster')).sort()).toEqual(
      [files.journal, files.operations, files.vault].sort(),
    );
    // Another's journal is not put aside as if it had been brought.
    await alone('other', []);
    const own = new SqliteAccessJournal(join(home.directory, 'other', files.journal));
    await own.note({ at: moment, kind: 'signed-out', accountId: li.accountId, address: null });
    await own.close();
    await a.journal.note({ at: moment, kind: 'signed-in', accountId: li.accountId, address: null });
    await server('other', { redisUrl: redisUrl() });
    expect(existsSync(join(home.directory, 'other', files.journal))).toBe(true);
    expect(await b.journal.verify()).toMatchObject({ count: 4, badFrom: null });
    await a.vault.erase(li.accountId);
    await closeAll();
    const again = await server('a', { redisUrl: redisUrl() });
    expect(await again.vault.find(li.accountId)).toBeNull();
  });

  it('keeps what it has when the Redis is not the one that was meant, and brings it to the right one', async () => {
    const right = redisUrl();
    const a = await server('a', { redisUrl: right });
    const token = await alone('b', []);
    const mistyped = server('b', { redisUrl: redisUrl(++database) });
    expect(await refusalOf(mistyped)).toMatchObject(elsewhere(/是空的/));
    expect(existsSync(join(home.directory, 'b', files.operations))).toBe(true);
    await server('b', { redisUrl: right });
    expect(await a.operations.sessions.use(token, moment, 60_000)).toMatchObject({ accountId: li.accountId });
  });

  it('is refused when somebody else has a username of it, and stays as it is', async () => {
    const a = await server('a', { redisUrl: redisUrl() });
    await a.vault.add([{ ...li, accountId: '00000000-0000-4000-8000-000000000002' }]);
    await alone('b', [li]);
    const refusal = await refusalOf(server('b', { redisUrl: redisUrl() }));
    expect(refusal).toMatchObject({ name: 'DataDirectoryUnusable', message: expect.stringMatching(/登录名/) });
    expect(existsSync(join(home.directory, 'b', files.vault))).toBe(true);
  });
});
