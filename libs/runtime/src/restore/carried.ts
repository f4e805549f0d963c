import { join } from 'node:path';
import { openLog } from '../backup/log.js';
import { files } from '../stores/stores.js';
import { carryProofs, type ProofsCarried } from './carried-proofs.js';
import { endCredentials, keepPasswords, type CredentialsEnded } from './credentials.js';
import { eraseAgain } from './erased-since.js';

/** What was taken over from the directory that is replaced, and what the copy had that must not come back. */
export type Carried = Readonly<{
  proofs: ProofsCarried;
  /** People who, as its log says, were removed: they stay removed. Null: nobody can tell. */
  erased: number | null;
  /** People whose password was changed since: it is the one that counts. Null: nobody can tell of all. */
  passwords: number | null;
  credentials: CredentialsEnded;
}>;

/**
 * Takes over into a verified copy what must not be forgotten with the directory it replaces, and takes out of it what
 * must not come back.
 * @param from null: nothing of the same log is replaced
 * @param isEarlier what is replaced ends before the copy does
 */
export const carryOver = async (
  { from, isEarlier }: Readonly<{ from: string | null; isEarlier: boolean }>,
  to: string,
  now: string,
): Promise<Carried> => {
  const log = openLog(to);
  try {
    return {
      proofs: await carryProofs(from, to, log, now),
      erased: from === null ? null : await eraseAgain(from, join(to, files.vault)),
      passwords: await keepPasswords(isEarlier ? null : from, to),
      credentials: await endCredentials(from, to),
    };
  } finally {
    await log.close();
  }
};
