import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackedUp } from './back-up.js';

/** A backup that stands in the folder. Nothing in it tells where on the machine. */
export type BackupRecord = Readonly<{
  /** Name of its directory in the folder of backups. */
  name: string;
  /** ISO instant. */
  madeAt: string;
  bytes: number;
  /** Events, and the root of the log over them: what a head kept elsewhere is compared with. */
  count: number;
  root: string;
  /** Every event and every cited file was read again in the copy, and is what it was. */
  verified: boolean;
  files: Readonly<{ cited: number; wrong: number }>;
  /** Whether the files are in a bucket, and in no copy. */
  filesElsewhere: boolean;
  /** What the checkpoint inside is verified by; null: it is unsigned, or of a program that made none. */
  signedBy: string | null;
}>;

/** Written last of all: a directory without it is no backup. */
export const recordFile = 'backup.json';

/** Ends a backup. */
export const writeRecord = (directory: string, madeAt: string, done: BackedUp): Promise<void> => {
  const { bytes, count, root, verified, files, inBucket, signedBy } = done;
  const record: Omit<BackupRecord, 'name'> = {
    madeAt,
    bytes,
    count,
    root,
    verified,
    files: { cited: files.cited, wrong: files.wrong.length },
    filesElsewhere: inBucket,
    signedBy,
  };
  return writeFile(join(directory, recordFile), `${JSON.stringify(record, null, 2)}\n`);
};

/** A backup of an earlier program says nothing of signatures. */
type Older = Omit<BackupRecord, 'signedBy'> & Partial<Pick<BackupRecord, 'signedBy'>>;

const readRecord = (folder: string, name: string): BackupRecord[] => {
  try {
    const record = JSON.parse(readFileSync(join(folder, name, recordFile), 'utf8')) as Older;
    const { madeAt, bytes, count, root, verified, files, filesElsewhere, signedBy = null } = record;
    return [{ name, madeAt, bytes, count, root, verified, files, filesElsewhere, signedBy }];
  } catch {
    return [];
  }
};

/** Ending of a directory that is still being written, or was when the program stopped. */
export const unfinished = '.part';

/** What a folder holds: backups, newest first, and what was broken off. A folder that is not there holds nothing. */
export const backupsIn = async (
  folder: string,
): Promise<Readonly<{ made: readonly BackupRecord[]; broken: readonly string[] }>> => {
  const names = await readdir(folder).catch(() => []);
  return {
    made: names
      .filter((name) => !name.endsWith(unfinished))
      .flatMap((name) => readRecord(folder, name))
      .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1)),
    broken: names.filter((name) => name.endsWith(unfinished)),
  };
};
