import { existsSync, renameSync } from 'node:fs';
import type { EventStore, StoredEvent } from '../event-store.js';
import { Connection } from '../kurrent/connection.js';
import { storedIdentity } from '../kurrent/identity.js';
import { Filling } from '../sqlite/filling.js';
import { SqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { EventTypes } from '../upcasting.js';
import { firstDifference, sound, storedAfter } from './compared.js';
import { MoveRefused, type Moved, type MoveProgress } from './refused.js';
import { asked, Remote, type RemoteOptions } from './remote.js';

/** Events of one transaction: as many as an interruption may cost. */
const batch = 1000;

/** A file that is not the log yet: it gets the log's name when it is whole. */
const unfinished = (file: string): string => `${file}.moving`;

const opened = (file: string): SqliteEventStore =>
  SqliteEventStore.open(file, { types: new EventTypes([]), now: () => '', readonly: true });

/** Compares a file with what is to be in it. @throws MoveRefused when it has something else */
const beginning = async (file: string, from: EventStore): Promise<number> => {
  const log = opened(file);
  try {
    const { storeId, count } = await log.head();
    if (storeId !== from.storeId)
      throw new MoveRefused(
        `${file} 是另一个事件库（${storeId}），要迁移的是 ${from.storeId}。请另选一个目录。什么也没有写入。`,
      );
    const different = await firstDifference(from, log);
    const { count: all } = await from.head();
    if (different !== null || count > all)
      throw new MoveRefused(
        `${file} 从第 ${different ?? all + 1} 条记录起与要迁移的日志不同，不能接着迁移。请另选一个目录。什么也没有写入。`,
      );
    return count;
  } finally {
    await log.close();
  }
};

const filled = async (
  file: string,
  from: EventStore,
  now: () => string,
  onProgress: (progress: MoveProgress) => void,
): Promise<number> => {
  const { storeId, count: total } = await from.head();
  const filling = Filling.open(file, storeId, now);
  try {
    const already = await beginning(file, from);
    let next: StoredEvent[] = [];
    const flush = () => {
      filling.add(next);
      onProgress({ step: 'writing', done: filling.count, total });
      next = [];
    };
    for await (const event of storedAfter(from, already)) {
      next.push(event);
      if (next.length === batch) flush();
    }
    if (next.length > 0) flush();
    return filling.count - already;
  } finally {
    filling.close();
  }
};

/**
 * Copies a cluster's log into the store file of a single machine: the same ids, bytes, hashes, times and order. The file
 * has another name until all of it is there and checked; an interrupted run is gone on with.
 * @throws MoveRefused, StoreUnavailable
 */
export const moveToSqlite = async (
  file: string,
  options: RemoteOptions,
  onProgress: (progress: MoveProgress) => void = () => undefined,
): Promise<Moved> => {
  const connection = await Connection.open(options.url, options.namespace);
  try {
    const storeId = await asked(storedIdentity(connection));
    if (storeId === null)
      throw new MoveRefused('来源服务器上没有本系统的事件库，或一次迁往它的迁移还没有做完。请核对地址。');
    return await Remote.with(connection, storeId, options, async (remote) => {
      const { count, root } = await sound(remote.log, '来源服务器上的日志', onProgress);
      const isThere = existsSync(file);
      const part = isThere ? file : unfinished(file);
      if (isThere && (await beginning(file, remote.log)) < count)
        throw new MoveRefused(`${file} 只有来源的前一部分记录，是以前使用过的。请另选一个空的目录。什么也没有写入。`);
      const written = isThere ? 0 : await filled(part, remote.log, options.now, onProgress);
      const log = opened(part);
      const own = await sound(log, '迁移所得的日志', onProgress).finally(() => log.close());
      if (own.count !== count || own.root !== root || (await remote.count()) !== count)
        throw new MoveRefused('迁移期间来源服务器上又写入了新的记录。请先停止使用它的各节点，再运行一次。');
      if (!isThere) {
        // Opened for writing once more: whoever only reads leaves a write-ahead log behind.
        Filling.open(part, storeId, options.now).close();
        renameSync(part, file);
      }
      return { storeId, count, root, written };
    });
  } finally {
    await connection.close();
  }
};
