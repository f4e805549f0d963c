import { existsSync } from 'node:fs';
import type { EventStore, LogHead } from '@app/event-store';
import type { Sqlite } from '@app/sqlite';
import { openReadFile, otherReadFiles, readCheckpoint, type Checkpoint } from './read-file.js';

/** The file on disk does not belong to this log as it is now. The message says what to do. */
export class ReadModelRefused extends Error {
  constructor(
    readonly reason: 'foreign' | 'ahead' | 'diverged' | 'unreadable',
    message: string,
  ) {
    super(`${message}请先核对数据目录与备份，再运行 hengjian rebuild 重建读模型。`);
    this.name = 'ReadModelRefused';
  }
}

/** The current file, checked against the log; undefined when there is none. @throws ReadModelRefused */
export const existing = async (file: string, store: EventStore, head: LogHead): Promise<Sqlite | undefined> => {
  if (!existsSync(file)) return undefined;
  let db: Sqlite | undefined;
  try {
    db = openReadFile(file);
    const checkpoint = readCheckpoint(db);
    if (!checkpoint) throw new Error('no checkpoint');
    await check(checkpoint, store, head);
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof ReadModelRefused) throw error;
    throw new ReadModelRefused('unreadable', `读模型文件 ${file} 无法读取（${String(error)}）。`);
  }
};

const check = async (checkpoint: Checkpoint, store: EventStore, head: LogHead): Promise<void> => {
  if (checkpoint.storeId !== head.storeId) {
    throw new ReadModelRefused('foreign', `读模型来自另一个事件库（${checkpoint.storeId}，而非 ${head.storeId}）。`);
  }
  if (checkpoint.sequence > head.count) {
    throw new ReadModelRefused(
      'ahead',
      `读模型（第 ${checkpoint.sequence} 条）领先于事件库（共 ${head.count} 条），事件库可能是从较早的备份恢复的。`,
    );
  }
  if (checkpoint.sequence === 0) return;
  // A log that was cut and has grown again is longer than the checkpoint, but holds another event there.
  const [last] = await store.readStored({ after: checkpoint.sequence - 1, limit: 1 });
  if (last?.id !== checkpoint.eventId) {
    throw new ReadModelRefused('diverged', `事件库第 ${checkpoint.sequence} 条不是读模型所见的那一条。`);
  }
};

/** An older program's file of the same log, to serve what it has while the new one is being built. */
export const olderFile = (directory: string, current: string, storeId: string): Sqlite | undefined => {
  for (const file of otherReadFiles(directory, current)) {
    const db = openReadFile(file, { ofAnother: true });
    try {
      if (readCheckpoint(db)?.storeId === storeId) return db;
    } catch {
      // Not a read model of any program we know: it is removed after the swap.
    }
    db.close();
  }
  return undefined;
};
