import { rmSync } from 'node:fs';

/** Removes a database file with what SQLite keeps beside it. */
export const removed = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
};
