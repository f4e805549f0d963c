import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentsFolder } from '@app/attachments';
import { checkpointFile, headFile } from '../backup/back-up.js';
import { recordFile } from '../backup/record.js';
import { bytesFree, bytesIn } from '../backup/space.js';
import { files } from '../stores/stores.js';
import { RestoreRefused } from './refused.js';

/** What a backup says of itself. `checkpoint` is null in one of a program that made none. */
export type Claims = Readonly<{ count: number; root: string; filesElsewhere: boolean; checkpoint: string | null }>;

const parsed = (file: string): Readonly<Record<string, unknown>> => {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
};

/** Reads what a backup says of itself. @throws RestoreRefused when it is none, or was broken off */
export const claimsOf = (backup: string): Claims => {
  const record = parsed(join(backup, recordFile));
  const head = parsed(join(backup, headFile));
  const { count, root, filesElsewhere } = record;
  if (!Number.isSafeInteger(count) || typeof root !== 'string')
    throw new RestoreRefused(
      `${backup} 不是完整的备份（没有 ${recordFile}，或备份中断了）。请另选备份。什么也没有改动。`,
    );
  if (head['count'] !== count || head['root'] !== root)
    throw new RestoreRefused(
      `备份的 ${headFile} 与 ${recordFile} 所记的条数或根值不同：其中一个被改动。什么也没有改动。`,
    );
  const note = join(backup, checkpointFile);
  return {
    count: Number(count),
    root,
    filesElsewhere: filesElsewhere === true,
    checkpoint: existsSync(note) ? readFileSync(note, 'utf8') : null,
  };
};

const stores = [files.log, files.vault, files.operations, files.journal];

/** Whether a name stands there, be it of a link that leads nowhere. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** A backup is whole in itself: what a link leads to may be gone or another's. @throws RestoreRefused naming the first */
const checkContent = async (path: string): Promise<void> => {
  const found = lstatSync(path);
  if (found.isSymbolicLink())
    throw new RestoreRefused(
      `${path} 是链接，备份里应有内容本身：请换上它所指的内容（如 cp -rL 复制一份），或另选备份。什么也没有改动。`,
    );
  if (found.isDirectory()) for (const name of await readdir(path)) await checkContent(join(path, name));
};

/**
 * Copies what a backup holds into a new directory: that is what is verified, and what will serve. Lists are built anew.
 * @throws RestoreRefused, and what the disk says
 */
export const stage = async (backup: string, to: string): Promise<void> => {
  for (const name of stores)
    if (!isThere(join(backup, name)))
      throw new RestoreRefused(`备份里没有 ${name}，不完整，请另选备份。什么也没有改动。`);
  // Somebody may have opened the backup as it is: then its last changes stand in the log beside each file.
  const sides = stores.map((name) => `${name}-wal`);
  const names = [...stores, ...sides, attachmentsFolder, 'session.secret', headFile, checkpointFile].filter((name) =>
    isThere(join(backup, name)),
  );
  for (const name of names) await checkContent(join(backup, name));
  const free = await bytesFree(to);
  if (free !== null && free < (await bytesIn(backup)))
    throw new RestoreRefused('磁盘剩余空间放不下这份备份，请先清理。什么也没有改动。');
  await mkdir(to, { mode: 0o700 });
  for (const name of names) await cp(join(backup, name), join(to, name), { recursive: true });
};
