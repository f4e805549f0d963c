import { join } from 'node:path';
import { SqliteOperations } from '@app/vault';
import { openLog } from '../backup/log.js';
import { NightBook } from '../replays/night-book.js';
import { files } from '../stores/stores.js';
import { accountsLeft, accountsSaid } from './accounts-said.js';
import { eraseAgain, shutOut, takenBack, type TakenBack } from './accounts-taken-back.js';
import { carryProofs, type ProofsCarried } from './carried-proofs.js';
import { endCredentials, keepPasswords, type CredentialsEnded } from './credentials.js';
import { sharedEvents, type Loss } from './loss.js';

/** What was taken over from the directory that is replaced, and what the copy had that must not come back. */
export type Carried = Readonly<{
  proofs: ProofsCarried;
  /** People who, as its log says, were removed: they stay removed. Null: nobody can tell. */
  erased: number | null;
  /** People whose password was changed since: it is the one that counts. Null: nobody can tell of all. */
  passwords: number | null;
  credentials: CredentialsEnded;
  /** What the copy gives back all the same. Accounts that were closed have no way in. Null: nobody can tell. */
  takenBack: TakenBack | null;
}>;

/** Servers that proved their lists are gone with them: nobody would ever end what they found. */
const forgetNights = async (copy: string): Promise<void> => {
  const operations = new SqliteOperations(join(copy, files.operations));
  try {
    await new NightBook(operations.checkpoints).forget();
  } finally {
    await operations.close();
  }
};

/**
 * Takes over into a verified copy what must not be forgotten with the directory it replaces, and takes out of it what
 * must not come back.
 * @param from null: nothing of the same log is replaced
 * @param loss what the replaced log has and the copy, of so many events (`count`), lacks
 */
export const carryOver = async (
  { from, loss, count }: Readonly<{ from: string | null; loss: Loss; count: number }>,
  to: string,
  now: string,
): Promise<Carried> => {
  const isEarlier = loss.kind === 'none' && loss.behind > 0;
  const log = openLog(to);
  try {
    const since = from === null ? null : await accountsLeft(from, sharedEvents(loss, count));
    const back = since && takenBack(since, await accountsSaid(log));
    const carried = {
      proofs: await carryProofs(from, to, log, now),
      erased: since && (await eraseAgain(since.erased, to)),
      passwords: await keepPasswords(isEarlier ? null : from, to),
      credentials: await endCredentials(from, isEarlier, to),
      takenBack: back,
    };
    // After the passwords: theirs were taken over with all others.
    if (back) await shutOut(back.closed, to);
    await forgetNights(to);
    return carried;
  } finally {
    await log.close();
  }
};
