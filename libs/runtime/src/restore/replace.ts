import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RestoreRefused } from './refused.js';

// A directory that is in use has its name; the one that is to take its place stands beside it: `.restoring` while it is
// being filled and verified, `.restored` when it is whole and on disk. The old one leaves its name before the new one
// takes it, and a process may be killed between the two: then nothing has the name, and whoever opens it next gives it
// to what waits. At any moment one of the two is whole, and opening the name finds it.

/** Where a directory is filled that is to take another's place. */
export const beingFilled = (directory: string): string => `${resolve(directory)}.restoring`;
const whole = (directory: string): string => `${resolve(directory)}.restored`;

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  codes.includes(String((error as { code?: unknown } | null)?.code));

/** Ends a replacement that was interrupted between its two renames. To be asked before a data directory is opened. */
export const endReplacement = (directory: string): void => {
  const waiting = whole(directory);
  if (existsSync(directory) || !existsSync(waiting)) return;
  try {
    renameSync(waiting, directory);
  } catch (error) {
    // Somebody else has ended it in this moment.
    if (!isCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
  }
};

/** Throws away what an interrupted replacement left; the directory has its name. */
export const clearRemains = (directory: string): void => {
  for (const left of [beingFilled(directory), whole(directory)]) rmSync(left, { recursive: true, force: true });
};

/** Only what has its own name in the folder above can be renamed there. @throws RestoreRefused for a disk's own root */
export const checkReplaceable = (directory: string): void => {
  if (!existsSync(directory) || statSync(directory).dev === statSync(dirname(resolve(directory))).dev) return;
  throw new RestoreRefused(
    `${directory} 是挂载点，不能整个替换。请用 --into 恢复到它下面的一个新目录，再把 HENGJIAN_DATA 改为那里。什么也没有改动。`,
  );
};

/** Makes every file of a directory and their names survive a power cut. */
const onDisk = (directory: string): void => {
  const inside = readdirSync(directory, { recursive: true, withFileTypes: true });
  for (const path of [...inside.map(({ parentPath, name }) => join(parentPath, name)), directory]) {
    const descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  }
};

/** A name beside the directory that nothing has. */
const keptName = (directory: string, stamp: string, n = 1): string => {
  const name = `${resolve(directory)}-before-${stamp}${n === 1 ? '' : `-${n}`}`;
  return existsSync(name) ? keptName(directory, stamp, n + 1) : name;
};

/**
 * Puts what stands in `beingFilled` in the place of a directory. Answers where the old one stands now; null where there
 * was none. @param stamp part of that name @throws what the file system says; the old one then has its name
 */
export const replace = (directory: string, stamp: string): string | null => {
  const waiting = whole(directory);
  onDisk(beingFilled(directory));
  renameSync(beingFilled(directory), waiting);
  const kept = existsSync(directory) ? keptName(directory, stamp) : null;
  if (kept !== null) renameSync(directory, kept);
  endReplacement(directory);
  const above = openSync(dirname(resolve(directory)), 'r');
  fsyncSync(above);
  closeSync(above);
  return kept;
};
