import { existsSync, lstatSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { DataDirectoryInUse, OwnerLock } from './owner-lock.js';

// A place of passing work has people in it, so it must not outlive the work: it is removed at its end, by an `exit`
// handler when a signal ends the process, and by the next one where nothing could be done (SIGKILL, a power cut). Whether
// somebody still works in it, its lock tells, which dies with its process; it is taken before the place has its name.

const beginning = 'hengjian-rehearsal-';
const isPlace = (name: string): boolean => name.startsWith(beginning) && /^\w{6}$/.test(name.slice(beginning.length));

const isLeft = (path: string): boolean => {
  try {
    const found = lstatSync(path);
    // In the system's own folder anybody may make a directory of this name.
    const isOurs = process.getuid === undefined || found.uid === process.getuid();
    if (!isOurs || !found.isDirectory() || !existsSync(join(path, 'owner.sqlite'))) return false;
    OwnerLock.take(path).release();
    return true;
  } catch (error) {
    if (error instanceof DataDirectoryInUse || (error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

/** Milliseconds for which a directory is removed again and again. */
const patience = 5000;
const pause = (milliseconds: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Removes a directory into which a server may be copying: what it writes meanwhile goes too, then it finds no way in. */
const removeWhole = (path: string): void => {
  for (const giveUp = Date.now() + patience; existsSync(path); pause(20))
    try {
      rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY' || Date.now() > giveUp) throw error;
    }
};

/** A new directory in the folder, and its lock. */
const madeIn = (folder: string): Readonly<{ place: string; lock: OwnerLock }> => {
  const made = mkdtempSync(join(folder, `new-${beginning}`));
  const lock = OwnerLock.take(made);
  const place = join(folder, `${beginning}${made.slice(-6)}`);
  renameSync(made, place);
  return { place, lock };
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const end = (signal: (typeof signals)[number]): never => process.exit(128 + constants.signals[signal]);

/**
 * Does some work in a directory of its own inside the folder, which is gone afterwards, however the process ends.
 * Directories that killed processes left there are removed first.
 */
export const inPassing = async <Result>(folder: string, work: (place: string) => Promise<Result>): Promise<Result> => {
  for (const name of readdirSync(folder).filter(isPlace))
    if (isLeft(join(folder, name))) removeWhole(join(folder, name));
  const { place, lock } = madeIn(folder);
  const remove = (): void => removeWhole(place);
  process.once('exit', remove);
  for (const signal of signals) process.once(signal, end);
  try {
    return await work(place);
  } finally {
    for (const signal of signals) process.removeListener(signal, end);
    process.removeListener('exit', remove);
    lock.release();
    remove();
  }
};
