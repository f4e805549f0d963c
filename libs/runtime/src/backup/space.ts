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

/** Bytes below a directory, which stands in those above it: a link back to one of them has no end. */
const bytesBelow = async (directory: string, above: readonly string[]): Promise<number> => {
  let bytes = 0;
  for (const name of await readdir(directory).catch(() => [])) {
    const path = join(directory, name);
    const found = await stat(path, { bigint: true }).catch(() => null);
    if (found?.isFile()) bytes += Number(found.size);
    if (!found?.isDirectory()) continue;
    const identity = `${found.dev} ${found.ino}`;
    if (!above.includes(identity)) bytes += await bytesBelow(path, [...above, identity]);
  }
  return bytes;
};

/** Bytes of all files in a directory and those below it, of linked ones and linked directories their content; 0 when there is none. */
export const bytesIn = async (directory: string): Promise<number> => {
  const found = await stat(directory, { bigint: true }).catch(() => null);
  return found ? bytesBelow(directory, [`${found.dev} ${found.ino}`]) : 0;
};

/**
 * Bytes that a copy of a data directory will take at most: SQLite's files beside it fold into the copy.
 * `files` has the folder of files, where no bucket has them.
 */
export const bytesToCopy = async ({
  from,
  files: filesFolder,
}: Readonly<{ from: string; files: string }>): Promise<number> => {
  let bytes = await bytesIn(join(filesFolder, attachmentsFolder));
  for (const name of Object.values(files))
    for (const suffix of ['', '-wal']) bytes += await sizeOf(join(from, `${name}${suffix}`));
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
