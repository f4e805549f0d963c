import { statSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { isWitnessKey } from '@app/ledger';
import { readSigningKey, SigningKeyUnusable, type SigningKey } from './signing-key.js';

/** The key that a process signs with now; null: none. Asked each time something is signed. */
export type CurrentKey = () => SigningKey | null;

/** Changes with the file and who may read it; null: there is none. */
const stampOf = (file: string): string | null => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.ctimeMs}` : null;
};

const logKey = (file: string, dataDir: string): SigningKey => {
  const key = readSigningKey(file, dataDir);
  if (!isWitnessKey(key.verifier)) return key;
  throw new SigningKeyUnusable(file, '它是见证用的密钥，日志不能见证自己，请用 hengjian keys create 另行生成。');
};

/** What was given of a file that may be another one by now: the new key is put in the place of the old one. */
class KeyFile {
  private readonly logger = new Logger('Checkpoints');
  private stamp: string | null;
  private key: SigningKey | null;

  constructor(
    private readonly file: string,
    private readonly dataDir: string,
  ) {
    this.stamp = stampOf(file);
    this.key = this.stamp === null ? null : logKey(file, dataDir);
    if (this.key === null) this.logger.error(`签名密钥 ${file} 不在：检查点不签名，请放回密钥。`);
  }

  /** A file that was taken away, or cannot be used, leaves the key that was read from it: it may be there for the start only. */
  current(): SigningKey | null {
    try {
      const stamp = stampOf(this.file);
      if (stamp === null || stamp === this.stamp) return this.key;
      this.stamp = stamp;
      this.key = logKey(this.file, this.dataDir);
      this.logger.log(`签名密钥 ${this.file} 已重新读取，公钥 ${this.key.verifier}。`);
    } catch (error) {
      this.logger.error(error instanceof SigningKeyUnusable ? `${error.message}仍用原来的密钥。` : error);
    }
    return this.key;
  }
}

/**
 * The key that a server is told to use, read anew when its file changes; none where it is told none. One that is not there
 * is no reason to stand still: checkpoints are unsigned, and that is said. Read before anything is open that would have to
 * be closed. @throws SigningKeyUnusable
 */
export const configuredKey = (file: string | null, dataDir: string): CurrentKey => {
  if (file === null) return () => null;
  const kept = new KeyFile(file, dataDir);
  return () => kept.current();
};
