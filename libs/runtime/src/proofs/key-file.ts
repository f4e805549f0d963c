import { statSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { isWitnessKey } from '@app/ledger';
import { readSigningKey, SigningKeyUnusable, type SigningKey } from './signing-key.js';

/** The key that a process signs with now; null: none. Asked each time something is signed. */
export type CurrentKey = () => SigningKey | null;

/** Changes with the file and who may read it; null: there is none. @throws SigningKeyUnusable when it cannot be looked at */
const stampOf = (file: string): string | null => {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    return found ? `${found.ino} ${found.size} ${found.ctimeMs}` : null;
  } catch {
    throw new SigningKeyUnusable(file, '查不到这个文件，请检查路径和权限。');
  }
};

const logKey = (file: string, dataDir: string): SigningKey => {
  const key = readSigningKey(file, dataDir);
  if (!isWitnessKey(key.verifier)) return key;
  throw new SigningKeyUnusable(file, '它是见证用的密钥，日志不能见证自己，请用 hengjian keys create 另行生成。');
};

/** What was given of a file that may be another one by now: the new key is put in the place of the old one. */
class KeyFile {
  private readonly logger = new Logger('Checkpoints');
  /** Of the file that the key was read from. */
  private stamp: string | null;
  private key: SigningKey | null;
  /** What is the matter with which file, as was told; null: nothing. */
  private told: string | null = null;

  constructor(
    private readonly file: string,
    private readonly dataDir: string,
  ) {
    this.stamp = stampOf(file);
    this.key = this.stamp === null ? null : logKey(file, dataDir);
    if (this.key === null) this.logger.error(`签名密钥 ${file} 不在：检查点不签名，请放回密钥。`);
  }

  /**
   * A file that was taken away, or cannot be used, leaves the key that was read from it: it may be there for the start only.
   * What could not be read is tried again each time, though it does not change: the disk may be to blame.
   */
  current(): SigningKey | null {
    let stamp: string | null = null;
    try {
      stamp = stampOf(this.file);
      if (stamp === null) return this.key;
      if (stamp !== this.stamp) {
        this.key = logKey(this.file, this.dataDir);
        this.stamp = stamp;
        this.logger.log(`签名密钥 ${this.file} 已重新读取，公钥 ${this.key.verifier}。`);
      }
      this.told = null;
    } catch (error) {
      if (!(error instanceof SigningKeyUnusable)) throw error;
      this.tell(error.message, stamp);
    }
    return this.key;
  }

  /** Once for a file and what is the matter with it: somebody asks for the key every minute. */
  private tell(problem: string, stamp: string | null): void {
    const told = `${stamp} ${problem}`;
    if (told !== this.told) this.logger.error(`${problem}${this.key ? '仍用原来的密钥。' : '检查点不签名。'}`);
    this.told = told;
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
