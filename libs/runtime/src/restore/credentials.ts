import { join } from 'node:path';
import { credentialsLeft, passwordsLeft, SqliteOperations, SqliteVault } from '@app/vault';
import { files } from '../stores/stores.js';

/**
 * Sessions and tokens of a copy that were ended; whether those are all of them, for want of anything to compare; whether
 * they were compared with an earlier state, which cannot tell what was ended since from what was issued since.
 */
export type CredentialsEnded = Readonly<{ ended: number; isAll: boolean; isEarlier: boolean }>;

/**
 * Ends every session and revokes every token of a copy that the directory it replaces has no more: what was ended since
 * must not come back. All of them where that cannot be read; nobody is hurt who signs in again.
 * @param replaced null: nothing of the same log is replaced
 * @param isEarlier what is replaced is earlier than the copy
 */
export const endCredentials = async (
  replaced: string | null,
  isEarlier: boolean,
  copy: string,
): Promise<CredentialsEnded> => {
  const left = replaced === null ? null : credentialsLeft(join(replaced, files.operations));
  const operations = new SqliteOperations(join(copy, files.operations));
  try {
    return { ended: operations.endCredentials(left ?? new Set()), isAll: left === null, isEarlier };
  } finally {
    await operations.close();
  }
};

/**
 * Gives people of a copy the passwords that they have in the directory it replaces: an earlier one, which somebody may
 * have changed because others knew it, must not open the door again. Answers how many had another; null: that cannot be
 * told of everybody, and who is not there keeps the password of the copy.
 * @param replaced null: nothing of the same log is replaced, or what is replaced is earlier than the copy
 */
export const keepPasswords = async (replaced: string | null, copy: string): Promise<number | null> => {
  const left = replaced === null ? null : passwordsLeft(join(replaced, files.vault));
  if (left === null) return null;
  const vault = new SqliteVault(join(copy, files.vault));
  try {
    let changed = 0;
    let isWhole = true;
    for (const { accountId, passwordHash, mustChangePassword } of vault.everybody()) {
      const later = left.get(accountId);
      isWhole &&= later !== undefined;
      // No password is one, too: whoever was shut out stays so.
      if (!later) continue;
      if (later.passwordHash === passwordHash && later.mustChange === mustChangePassword) continue;
      await vault.setPassword(accountId, later.passwordHash, later.mustChange);
      changed += 1;
    }
    return isWhole ? changed : null;
  } finally {
    await vault.close();
  }
};
