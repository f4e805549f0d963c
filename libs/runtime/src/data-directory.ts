import { accessSync, constants, existsSync, mkdirSync, statSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { sqliteFault, type SqliteFault } from '@app/sqlite';
import { endReplacement } from './restore/replace.js';

/** The data directory cannot be used. The message says what to do; nothing has been written. */
export class DataDirectoryUnusable extends Error {
  constructor(
    readonly directory: string,
    problem: string,
  ) {
    super(`数据目录 ${directory} 无法使用：${problem}`);
    this.name = 'DataDirectoryUnusable';
  }
}

/** Below this nothing is started: a full disk is found now, not in the middle of an inspection. */
const leastFreeBytes = 32 * 1024 * 1024;

/**
 * Makes a directory and those above it that are missing, for nobody but the owner. Level by level: the recursive mode of
 * `mkdirSync` never returns where a file system says "no such file" to whoever makes a directory, as `/proc` does.
 */
export const makeDirectory = (directory: string): void => {
  const path = resolve(directory);
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};

/** Makes the directory when it is missing (or gives its name to what a killed restore left), and makes sure that it can be written. @throws DataDirectoryUnusable */
export const prepareDirectory = (directory: string): void => {
  try {
    endReplacement(directory);
    makeDirectory(directory);
    if (!statSync(directory).isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DataDirectoryUnusable(directory, words[code ?? ''] ?? `${String(error)}。`);
  }
  const { bavail, bsize, blocks } = statfsSync(directory);
  // Some network file systems tell nothing of their size.
  if (blocks > 0 && bavail * bsize < leastFreeBytes) {
    throw new DataDirectoryUnusable(directory, '磁盘剩余空间不足 32 MiB，请清理磁盘后再启动。');
  }
};

const words: Readonly<Record<string, string>> = {
  EACCES: '没有读写权限，请检查目录的所有者与权限。',
  EROFS: '所在磁盘是只读的，请改用可写的目录。',
  ENOENT: '这里不能建目录，请改用另一个目录。',
  ENOTDIR: '路径中有一段是文件而不是目录，请检查设置。',
  EEXIST: '同名的文件已存在，请改用另一个目录。',
  ENOSPC: '磁盘已满，请清理磁盘后再启动。',
};

const faults: Readonly<Partial<Record<SqliteFault, string>>> = {
  busy: '文件被另一个程序锁定，请关闭占用它的程序（如备份或查看工具）后再启动。',
  full: '磁盘已满或读写出错，请清理或检查磁盘后再启动。',
  readonly: '文件是只读的，请检查权限。',
  corrupt: '文件已损坏，请从备份恢复。',
  'cannot-open': '文件打不开，请检查权限。',
};

/** Opens one file of the directory; the driver's complaint becomes one that says what to do. @throws DataDirectoryUnusable */
export const opening = <Opened>(directory: string, file: string, open: () => Opened): Opened => {
  try {
    return open();
  } catch (error) {
    const problem = faults[sqliteFault(error)];
    throw problem ? new DataDirectoryUnusable(directory, `${file}：${problem}`) : error;
  }
};
