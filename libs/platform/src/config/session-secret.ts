import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';

/** The name of the file in the data directory. Without it everybody is signed out, and repeats of older commands are 422. */
export const secretFile = 'session.secret';

/** The secret that signs cookies: from the environment, or from a file that only the owner may read. */
export const sessionSecret = (config: Pick<Config, 'secret' | 'dataDir'>): string => {
  if (config.secret !== null) return config.secret;
  mkdirSync(config.dataDir, { recursive: true });
  const file = join(config.dataDir, secretFile);
  try {
    // `wx`: of two starts at once, one makes the file and the other reads it.
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`${file}: 会话密钥已损坏，请删除此文件后重启。 The secret is damaged: delete it.`);
  return secret;
};
