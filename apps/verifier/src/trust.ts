import { readFileSync } from 'node:fs';
import { isWitnessKey, MalformedKey, verifierOf, type Trust } from '@app/ledger';

/** What somebody typed cannot be used; the message (Chinese, then English) says what to do. */
export class WrongTrust extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
    this.name = 'WrongTrust';
  }
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongTrust(`读不到文件 ${file}，请检查路径。`, `Cannot read ${file}: check the path.`);
  }
};

/** A key as it is printed (`name+id+…`), or a file with one. */
const keyIn = (typed: string): string => (/^[^+\s]+\+[0-9a-f]{8}\+/.test(typed) ? typed : read(typed));

const verifier = (typed: string): Trust['keys'][number] => {
  try {
    return verifierOf(keyIn(typed));
  } catch (error) {
    if (!(error instanceof MalformedKey)) throw error;
    throw new WrongTrust(
      '所给的不是公钥：请使用 hengjian keys show 的输出，或存有它的文件。',
      'This is not a verifier key: use what `hengjian keys show` prints, or a file with it.',
    );
  }
};

/** A log's own key is no witness of it. @throws WrongTrust */
const witness = (typed: string): Trust['keys'][number] => {
  const key = verifier(typed);
  if (isWitnessKey(keyIn(typed))) return key;
  throw new WrongTrust(
    `--witness 所给的 ${key.name}+${key.keyId} 不是见证单位的公钥。`,
    `${key.name}+${key.keyId} is not the key of a witness.`,
  );
};

/** Keys and earlier checkpoints as typed at the keyboard. @throws WrongTrust */
export const trustOf = (
  keys: readonly string[],
  earlier: readonly string[],
  earlierKeys: readonly string[] = [],
  witnesses: readonly string[] = [],
): Trust => ({
  keys: keys.map(verifier),
  earlierKeys: earlierKeys.map(verifier),
  earlier: earlier.map(read),
  witnesses: witnesses.map(witness),
});

/** How many threads more somebody typed; undefined leaves it to the program. @throws WrongTrust */
export const threadsIn = (typed: string | undefined): number | undefined => {
  if (typed === undefined) return undefined;
  if (!/^\d{1,2}$/.test(typed))
    throw new WrongTrust('--threads 应为 0 到 99 的整数。', '--threads must be a whole number from 0 to 99.');
  return Number(typed);
};
