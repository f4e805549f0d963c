import { readFileSync } from 'node:fs';
import { isWitnessKey, MalformedKey, verifierOf, type NoteVerifier } from '@app/ledger';

/** A file of witnesses' keys cannot be used. The message (Chinese) names its line. */
export class WitnessKeysUnusable extends Error {
  constructor(file: string, problem: string) {
    super(`见证单位公钥文件 ${file} 不能使用：${problem}`);
    this.name = 'WitnessKeysUnusable';
  }
}

/**
 * The public keys of witnesses, one a line; empty lines and those that begin with # are passed over. None where no file
 * is named. A key that signs a log is no witness's: a log does not vouch for itself. @throws WitnessKeysUnusable
 */
export const readWitnessKeys = (file: string | null): readonly NoteVerifier[] => {
  if (file === null) return [];
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new WitnessKeysUnusable(file, '读不到这个文件，请检查路径和权限。');
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const key = keyIn(line);
    if (key && isWitnessKey(line)) return [key];
    throw new WitnessKeysUnusable(
      file,
      `第 ${index + 1} 行不是${key ? '见证单位的' : ''}公钥，请填见证单位用 hengjian keys create --algorithm cosignature 生成时打印的公钥。`,
    );
  });
};

const keyIn = (line: string): NoteVerifier | null => {
  try {
    return verifierOf(line);
  } catch (error) {
    if (error instanceof MalformedKey) return null;
    throw error;
  }
};
