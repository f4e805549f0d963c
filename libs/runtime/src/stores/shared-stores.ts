import { Logger } from '@nestjs/common';
import { KurrentEventStore, SideStreams } from '@app/event-store';
import {
  housed,
  isHoused,
  KurrentAccessJournal,
  KurrentVault,
  mayBeHoused,
  RedisOperations,
  SqliteOperations,
  type Operations,
} from '@app/vault';
import type { RuntimeOptions } from '../options.js';
import { broughtOperations, broughtPeople } from './brought.js';
import { files, type Opened, type Stores } from './stores.js';

/**
 * The log on KurrentDB, people and the journal in streams beside it; with a Redis, everything else there: several servers
 * then share all of it. Without one, a single server keeps its operations in its directory, and a second is refused.
 * @throws StoreUnavailable, OperationsUnfit, OperationsElsewhere, DataDirectoryUnusable
 */
export const sharedStores = async (
  url: string,
  { tenant, redisUrl, newOperations = false }: RuntimeOptions,
  opened: Opened,
): Promise<Stores> => {
  const { types, now } = opened;
  const warn = (message: string): void => new Logger('EventStore').warn(message);
  // Before the log: whoever has no business here finds out before copying it.
  const operations = opened.keep(await operationsOf(redisUrl ?? null, tenant, opened));
  const store = opened.keep(await KurrentEventStore.open(url, { types, now, copy: opened.path(files.log), warn }));
  const streams = opened.keep(await SideStreams.open(url));
  const shared = operations instanceof RedisOperations;
  const binding = { tenant, storeId: store.storeId, shared, anew: newOperations };
  // A server that was alone brings the home of its operations with them; a Redis in use says first whose it is. What
  // `housed` would refuse stays in the directory, for the Redis that was meant.
  if (!(await isHoused(operations)))
    await broughtOperations(opened, operations, (former) => mayBeHoused(streams, former, binding));
  await housed(streams, operations, binding);
  const vault = opened.keep(await KurrentVault.open(streams, tenant));
  const journal = opened.keep(await KurrentAccessJournal.open(streams, tenant, opened.path(files.journalCopy)));
  await broughtOperations(opened, operations);
  await broughtPeople(opened, { vault, journal });
  if (!shared)
    new Logger('Operations').warn(
      '没有设置 REDIS_URL：会话、草稿和消息在本机的数据目录里，这个事件库只能由这一台服务器使用。',
    );
  return { store, vault, operations, journal };
};

const operationsOf = async (redisUrl: string | null, tenant: string, opened: Opened): Promise<Operations> => {
  if (redisUrl === null) return opened.file(files.operations, (file) => new SqliteOperations(file)) as Operations;
  return RedisOperations.open({ url: redisUrl, tenant, log: new Logger('Operations') });
};
