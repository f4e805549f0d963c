import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Everything in a directory but what SQLite keeps beside its files and the place that is locked. */
export const contentsOf = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/-wal$|-shm$|^owner/.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [relative(directory, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
