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
const freeName = (directory: string, ending: string, n = 1): string => {
  const name = `${resolve(directory)}-${ending}${n === 1 ? '' : `-${n}`}`;
  return existsSync(name) ? freeName(directory, ending, n + 1) : name;
};

/**
 * Takes its name from what an interrupted replacement left waiting: whoever goes on with the old directory has decided,
 * and nothing may wait for the day on which that one is moved elsewhere. Only for its owner, who holds the lock. Answers
 * where it stands now; null where nothing waited.
 */
export const letWaitNoMore = (directory: string): string | null => {
  const waiting = whole(directory);
  if (!existsSync(waiting)) return null;
  const name = freeName(directory, 'not-restored');
  renameSync(waiting, name);
  return name;
};

/** What a directory is, whatever its name. */
const identityOf = (directory: string): string => {
  const { dev, ino } = statSync(directory, { bigint: true });
  return `${dev} ${ino}`;
};

/** The name, beside a directory, of the one that is this; null: it is gone. */
const nameOf = (identity: string, directory: string): string | null => {
  const beside = dirname(resolve(directory));
  const paths = readdirSync(beside, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return paths.map(({ name }) => join(beside, name)).find((path) => identityOf(path) === identity) ?? null;
};

/**
 * Another program gave the waiting one a name. Its own it has where somebody opened it between the two renames; or that
 * somebody had seen nothing there, made a directory anew, and let nobody wait any more. @throws RestoreRefused
 */
const checkEnded = (directory: string, identity: string, kept: string | null): void => {
  const name = nameOf(identity, directory);
  if (name === resolve(directory)) return;
  const places = [...(kept === null ? [] : [`原目录在 ${kept}`]), ...(name === null ? [] : [`核验过的备份在 ${name}`])];
  throw new RestoreRefused(
    `恢复时别的程序占用了 ${directory}，没有恢复。${places.join('，')}：请停止那个程序，移走它建的目录，把原目录改回原名，再恢复一次。`,
  );
};

/** Gives the two their names: the old one `kept` (null: there is none), the new one the directory's. Both or neither. */
const exchanged = (directory: string, kept: string | null): void => {
  const [filled, waiting] = [beingFilled(directory), whole(directory)];
  const identity = identityOf(filled);
  renameSync(filled, waiting);
  try {
    if (kept !== null) renameSync(directory, kept);
    renameSync(waiting, directory);
  } catch (error) {
    if (isCode(error, 'ENOENT') && !existsSync(waiting)) return checkEnded(directory, identity, kept);
    renameSync(waiting, filled);
    if (kept === null || !existsSync(kept)) throw error;
    if (existsSync(directory))
      throw new RestoreRefused(
        `恢复时别的程序占用了 ${directory}，没有恢复。原目录在 ${kept}：请停止那个程序，移走它建的目录，把原目录改回原名，再恢复一次。`,
      );
    renameSync(kept, directory);
    throw error;
  }
};

/**
 * Puts what stands in `beingFilled` in the place of a directory. Answers where the old one stands now; null where there
 * was none. @param stamp part of that name
 * @throws RestoreRefused, what the file system says; nothing waits then, and what was filled is still there
 */
export const replace = (directory: string, stamp: string): string | null => {
  const waiting = whole(directory);
  if (existsSync(waiting)) throw new RestoreRefused(`上一次恢复留下的 ${waiting} 还在，请先移走。什么也没有改动。`);
  onDisk(beingFilled(directory));
  const kept = existsSync(directory) ? freeName(directory, `before-${stamp}`) : null;
  exchanged(directory, kept);
  const above = openSync(dirname(resolve(directory)), 'r');
  fsyncSync(above);
  closeSync(above);
  return kept;
};
