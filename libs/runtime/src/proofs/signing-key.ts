import { readFileSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { MalformedKey, signerOf } from '@app/ledger';

/** A key file cannot be used. The message (Chinese) says what to do, and nothing of the key. */
export class SigningKeyUnusable extends Error {
  constructor(file: string, problem: string) {
    super(`签名密钥 ${file} 不能使用：${problem}`);
    this.name = 'SigningKeyUnusable';
  }
}

/** What signs checkpoints, and what its signatures are verified by. */
export type SigningKey = ReturnType<typeof signerOf>;

const isInside = (file: string, directory: string): boolean => `${file}${sep}`.startsWith(`${directory}${sep}`);

/** Whether a path leads into a directory, links followed; a path that leads nowhere does not. */
const leadsInto = (path: string, directory: string): boolean => {
  try {
    return isInside(realpathSync(path), realpathSync(directory));
  } catch {
    return false;
  }
};

/**
 * Reads the key that `hengjian keys create` wrote. It must stand outside the data directory, where whoever can rewrite
 * the log (or takes a backup of it) would find it, and others must not be able to read it. @throws SigningKeyUnusable
 */
export const readSigningKey = (file: string, dataDir: string): SigningKey => {
  if (leadsInto(file, dataDir))
    throw new SigningKeyUnusable(file, '它在数据目录之内，会随数据和备份一起外流，请移到数据目录之外。');
  let text: string;
  try {
    if ((statSync(file).mode & 0o077) !== 0)
      throw new SigningKeyUnusable(file, '其他账号也能读，请改为仅本账号可读（chmod 600）。');
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof SigningKeyUnusable) throw error;
    throw new SigningKeyUnusable(file, '读不到这个文件，请检查路径和权限。');
  }
  try {
    return signerOf(text);
  } catch (error) {
    if (!(error instanceof MalformedKey)) throw error;
    throw new SigningKeyUnusable(file, '内容不是签名密钥，请使用 hengjian keys create 生成的文件。');
  }
};
