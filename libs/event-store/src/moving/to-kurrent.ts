import { AppendTooLarge, WrongExpectedRevision, type EventStore, type StoredEvent } from '../event-store.js';
import { Connection } from '../kurrent/connection.js';
import { beginMove, found, holdsLedger, movingIdentity, storedIdentity } from '../kurrent/identity.js';
import { Writer } from '../kurrent/writer.js';
import { firstDifference, sound, storedAfter } from './compared.js';
import { MoveRefused, type Moved, type MoveProgress } from './refused.js';
import { asked, Remote, type RemoteOptions } from './remote.js';

/** Milliseconds for one append: a move has more patience than a command. */
const writeWithin = 30_000;
/** An append's events and bytes at most: every supported server takes 1 MiB. */
const largest = { events: 500, bytes: 900 * 1024 };

/** Neighbours in the log that are of one stream: what one append may carry without changing the order. */
async function* runs(events: AsyncIterable<StoredEvent>): AsyncGenerator<readonly StoredEvent[]> {
  let run: StoredEvent[] = [];
  let bytes = 0;
  for await (const event of events) {
    const size = Buffer.byteLength(event.data) + Buffer.byteLength(event.meta);
    if (
      run.length > 0 &&
      (run[0]!.stream !== event.stream || run.length === largest.events || bytes + size > largest.bytes)
    ) {
      yield run;
      run = [];
      bytes = 0;
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
}

/** Makes sure that the server is free for this log, or has it. Answers whether the log is founded there. */
const claimed = async (connection: Connection, storeId: string): Promise<boolean> => {
  const founded = await storedIdentity(connection);
  if (founded === storeId) return true;
  if (founded !== null)
    throw new MoveRefused(
      `目标服务器上已是另一个事件库（${founded}），要迁移的是 ${storeId}。请核对地址，或换一个空的服务器。什么也没有写入。`,
    );
  const begun = await movingIdentity(connection);
  if (begun === null && (await holdsLedger(connection)))
    throw new MoveRefused('目标服务器上有记录而没有本系统的标识，不是迁移留下的。请换一个空的服务器。什么也没有写入。');
  const whose = begun ?? (await beginMove(connection, storeId));
  if (whose !== storeId)
    throw new MoveRefused(
      `另一个事件库（${whose}）正在迁往目标服务器，要迁移的是 ${storeId}。请换一个空的服务器。什么也没有写入。`,
    );
  return false;
};

/** One append at a time: the order of the log is the order in which the server takes them. */
const written = async (connection: Connection, events: AsyncIterable<StoredEvent>, onEvent: (at: number) => void) => {
  const writer = new Writer(connection, writeWithin);
  let count = 0;
  for await (const run of runs(events)) {
    const { stream, revision, sequence } = run[0]!;
    const sent = run.map(({ id, type, data, meta }) => connection.event(id, type, data, meta));
    try {
      await writer.send(stream, revision === 0 ? 'noStream' : revision - 1, sent);
    } catch (error) {
      if (error instanceof AppendTooLarge)
        throw new MoveRefused(
          `第 ${sequence} 条记录（${stream}）超过目标服务器一次写入的上限（${error.limit} 字节），请调高服务器的上限后再运行一次。`,
        );
      if (error instanceof WrongExpectedRevision)
        throw new MoveRefused(
          `写到第 ${sequence} 条时，目标服务器上的 ${stream} 已被别的程序写入。请先停止使用目标服务器的各节点。`,
        );
      throw error;
    }
    count += run.length;
    onEvent(run.at(-1)!.sequence);
  }
  return count;
};

/**
 * Copies a log onto a KurrentDB cluster: the same ids, bytes, hashes, times and order. Both sides are checked event by
 * event. What an interrupted run has written is found and kept; a complete log is only compared. The server counts as
 * this log's when all of it is there: until then no node starts on it.
 * @throws MoveRefused, StoreUnavailable
 */
export const moveToKurrent = async (
  source: EventStore,
  options: RemoteOptions,
  onProgress: (progress: MoveProgress) => void = () => undefined,
): Promise<Moved> => {
  const { storeId, count, root } = await sound(source, '要迁移的日志', onProgress);
  const connection = await Connection.open(options.url, options.namespace);
  try {
    const isFounded = await asked(claimed(connection, storeId));
    return await Remote.with(connection, storeId, options, async (remote) => {
      const already = await remote.count();
      const different = await firstDifference(source, remote.log);
      if (different !== null || (already > count && !isFounded))
        throw new MoveRefused(
          `目标服务器上的记录从第 ${different ?? count + 1} 条起与要迁移的日志不同，不能接着迁移。请换一个空的服务器。什么也没有写入。`,
        );
      if (already > count)
        throw new MoveRefused(
          `目标服务器上已有全部 ${count} 条记录，并且又写入了 ${already - count} 条：它已在使用，不必再迁移。`,
        );
      const total = count;
      const done = await written(connection, storedAfter(source, already), (at) =>
        onProgress({ step: 'writing', done: at, total }),
      );
      await remote.reached(count, (at) => onProgress({ step: 'reading', done: at, total }));
      const arrived = await remote.log.head();
      if (arrived.count !== count || arrived.root !== root)
        throw new MoveRefused(
          `迁移后两边不一致，从第 ${(await firstDifference(source, remote.log)) ?? count + 1} 条起不同：迁移期间有别的程序写入了目标服务器。请换一个空的服务器重来。`,
        );
      if (!isFounded && (await asked(found(connection, storeId))) !== storeId)
        throw new MoveRefused('目标服务器在迁移期间被另一个事件库占用。请换一个空的服务器重来。');
      return { storeId, count, root, written: done };
    });
  } finally {
    await connection.close();
  }
};
