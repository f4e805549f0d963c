import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from './projection.js';
import { fsyncFile, openReadFile, readCheckpoint, readFileName, removeReadFile } from './read-file.js';

/** What stands beside a copied read model. */
export type Replica = Readonly<{
  format: 'hengjian-replica/1';
  /** Name of the file, which tells the versions of all lists. */
  file: string;
  /** The log that it was made from, and how far. */
  storeId: string;
  sequence: number;
  /** SHA-256 of the file, hex. */
  sha256: string;
}>;

/** Name of the description beside the file. */
export const replicaFile = 'replica.json';

/** A copy cannot be used here. The message says what to do; nothing was changed. */
export class ReplicaRefused extends Error {
  override readonly name = 'ReplicaRefused';
}

const digestOfFile = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** A consistent copy of the file that serves, into an empty directory, while it goes on being written. */
export const copyReadModel = async (db: Sqlite, to: string): Promise<Replica> => {
  const file = basename(db.file);
  const copy = join(to, file);
  await db.backup(copy);
  const copied = openReadFile(copy);
  const checkpoint = readCheckpoint(copied);
  copied.close();
  if (!checkpoint) throw new ReplicaRefused('查询库没有位置记录，不能复制。请运行 hengjian rebuild 后再试。');
  fsyncFile(copy);
  const { storeId, sequence } = checkpoint;
  const replica: Replica = { format: 'hengjian-replica/1', file, storeId, sequence, sha256: await digestOfFile(copy) };
  writeFileSync(join(to, replicaFile), `${JSON.stringify(replica, null, 2)}\n`, { flush: true });
  return replica;
};

/** @throws ReplicaRefused */
const described = (from: string): Replica => {
  try {
    const replica = JSON.parse(readFileSync(join(from, replicaFile), 'utf8')) as Partial<Replica>;
    const { format, file, storeId, sha256, sequence } = replica;
    const sound = [file, storeId, sha256].every((text) => typeof text === 'string') && Number.isSafeInteger(sequence);
    if (format === 'hengjian-replica/1' && sound && basename(file!) === file) return replica as Replica;
  } catch {
    // Said below.
  }
  throw new ReplicaRefused(`${from} 不是 hengjian replica export 的输出。没有导入。`);
};

/**
 * Puts a copied read model into a data directory where nobody runs: the next start checks it against the log and follows
 * from there. @param storeId of the log that is there, when there is one @throws ReplicaRefused
 */
export const placeReplica = async (
  from: string,
  directory: string,
  projections: readonly Projection[],
  storeId: string | null,
): Promise<Replica> => {
  const replica = described(from);
  const target = readFileName(directory, projections);
  if (replica.file !== basename(target))
    throw new ReplicaRefused(
      '副本由另一版本的程序建立，查询库的内容不同。请用同一版本导出，或不导入、由程序自行重建。',
    );
  if (storeId !== null && storeId !== replica.storeId)
    throw new ReplicaRefused('副本来自另一个事件库，与这个数据目录不符。没有导入。');
  if (existsSync(target))
    throw new ReplicaRefused('这个数据目录已有查询库，不需要副本；要换掉它，请先运行 hengjian rebuild。没有导入。');
  const arriving = `${target}.arriving`;
  try {
    copyFileSync(join(from, replica.file), arriving);
    if ((await digestOfFile(arriving)) !== replica.sha256)
      throw new ReplicaRefused('副本在复制途中损坏（校验值不符），请重新复制。没有导入。');
    fsyncFile(arriving);
    renameSync(arriving, target);
    return replica;
  } finally {
    removeReadFile(arriving);
  }
};
