import { existsSync } from 'node:fs';
import { StoreUnavailable, type SqliteEventStore } from '@app/event-store';
import { logFile, openLog } from '../backup/log.js';
import { checkpointsIn } from '../proofs/checkpoints-in.js';

/**
 * What a restore takes away from the log that stands in the directory. `none`: nothing is recorded there that the backup
 * lacks, which has `behind` events more. `longer`: so many events came after it. `forked`: from event `from` on it is another history. `foreign`: so many
 * events, 0 or more, of another store. `unreadable`: nobody can tell; its last checkpoint counted `signed` events, null
 * where none can be read either.
 */
export type Loss =
  | Readonly<{ kind: 'none'; behind: number }>
  | Readonly<{ kind: 'longer'; lost: number }>
  | Readonly<{ kind: 'forked'; from: number; lost: number }>
  | Readonly<{ kind: 'foreign'; lost: number }>
  | Readonly<{ kind: 'unreadable'; signed: number | null }>;

/** Where there is no log. */
export const nothingThere: Loss = { kind: 'none', behind: 0 };

/** Hashes compared at a time. */
const pageSize = 10_000;

/** The first event (from 1) in which two logs differ, as far as both go; null: one is the beginning of the other. */
const firstDifference = async (one: SqliteEventStore, other: SqliteEventStore): Promise<number | null> => {
  for (let after = 0; ; after += pageSize) {
    const [ours, theirs] = (await Promise.all(
      [one, other].map((log) => log.readHashes({ after, limit: pageSize })),
    )) as [readonly string[], readonly string[]];
    const both = Math.min(ours.length, theirs.length);
    for (let at = 0; at < both; at++) if (ours[at] !== theirs[at]) return after + at + 1;
    if (both < pageSize) return null;
  }
};

const compared = async (old: SqliteEventStore, copy: SqliteEventStore): Promise<Loss> => {
  const [{ count }, { count: copied }] = [await old.head(), await copy.head()];
  if (old.storeId !== copy.storeId) return { kind: 'foreign', lost: count };
  const from = await firstDifference(old, copy);
  if (from !== null) return { kind: 'forked', from, lost: count - from + 1 };
  return count > copied ? { kind: 'longer', lost: count - copied } : { kind: 'none', behind: copied - count };
};

/** Compares the log of a directory with that of a verified copy. */
export const lossOf = async (directory: string, copyDirectory: string): Promise<Loss> => {
  if (!existsSync(logFile(directory))) {
    const [last] = await checkpointsIn(directory, 1);
    return last ? { kind: 'unreadable', signed: last.count } : nothingThere;
  }
  const copy = openLog(copyDirectory);
  let old: SqliteEventStore | undefined;
  try {
    old = openLog(directory);
    return await compared(old, copy);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const [last] = await checkpointsIn(directory, 1);
    return { kind: 'unreadable', signed: last?.count ?? null };
  } finally {
    await old?.close();
    await copy.close();
  }
};

/** How many events a copy of so many has in common with the log that it replaces, from the first on. */
export const sharedEvents = (loss: Loss, count: number): number => {
  switch (loss.kind) {
    case 'none':
      return count - loss.behind;
    case 'longer':
      return count;
    case 'forked':
      return loss.from - 1;
    case 'foreign':
    case 'unreadable':
      return 0;
  }
};

/** What a person is told of it; null where nothing is lost. */
export const lossSentence = (loss: Loss): string | null => {
  switch (loss.kind) {
    case 'none':
      return null;
    case 'longer':
      return `现有日志比备份多 ${loss.lost} 条记录，恢复后这些记录不再在日志里。`;
    case 'forked':
      return `现有日志从第 ${loss.from} 条起与备份不是同一段历史，恢复后其中 ${loss.lost} 条不再在日志里。`;
    case 'foreign':
      return loss.lost === 0 ? null : `目录里是另一个库的 ${loss.lost} 条记录，恢复后不再在这里。`;
    case 'unreadable':
      return loss.signed === null
        ? '现有日志无法读取，不知道备份比它少多少条。'
        : `现有日志无法读取；它最近的检查点有 ${loss.signed} 条。`;
  }
};
