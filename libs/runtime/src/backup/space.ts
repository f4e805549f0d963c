import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attachmentsFolder } from '@app/attachments';
import { files } from '../engines.js';

const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size;
  } catch {
    // Gone meanwhile, or never there: it takes no room.
    return 0;
  }
};

/** Bytes of all files in a directory and those below it, of linked ones their content; 0 when there is none. */
export const bytesIn = async (directory: string): Promise<number> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries)
    if (entry.isFile() || entry.isSymbolicLink()) bytes += await sizeOf(join(entry.parentPath, entry.name));
  return bytes;
};

/** Bytes that a copy of a data directory will take at most: SQLite's files beside it fold into the copy. */
export const bytesToCopy = async (data: string): Promise<number> => {
  let bytes = await bytesIn(join(data, attachmentsFolder));
  for (const name of Object.values(files))
    for (const suffix of ['', '-wal']) bytes += await sizeOf(join(data, `${name}${suffix}`));
  return bytes;
};

/** Bytes that may still be written where a directory is, or will be; null where the file system does not tell. */
export const bytesFree = async (directory: string): Promise<number | null> => {
  try {
    const { bavail, bsize, blocks } = await statfs(directory);
    return blocks > 0 ? bavail * bsize : null;
  } catch {
    const above = dirname(directory);
    return above === directory ? null : bytesFree(above);
  }
};
