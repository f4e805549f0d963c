import { join } from 'node:path';
import { KeptNodes, LogTree, type SqliteEventStore } from '@app/event-store';
import { SqliteOperations } from '@app/vault';
import { openLog } from '../backup/log.js';
import { checkpointsIn } from '../proofs/checkpoints-in.js';
import { putAside } from '../proofs/kept-checkpoints.js';
import { files } from '../stores/stores.js';
import { endCredentials, keepPasswords, type CredentialsEnded } from './credentials.js';
import { eraseAgain } from './erased-since.js';

/** What was taken over from the directory that is replaced, and what the copy had that must not come back. */
export type Carried = Readonly<{
  /** Checkpoints that were signed of what the backup lacks: kept, set aside. */
  aside: number;
  /** People who, as its log says, were removed: they stay removed. Null: nobody can tell. */
  erased: number | null;
  /** People whose password was changed since: it is the one that counts. Null: nobody can tell of all. */
  passwords: number | null;
  credentials: CredentialsEnded;
}>;

/** More are never looked at: those that were set aside before are set aside already. */
const mostCheckpoints = 100_000;

const setAside = async (from: string, to: string, log: SqliteEventStore, now: string): Promise<number> => {
  const tree = new LogTree(log, new KeptNodes());
  const operations = new SqliteOperations(join(to, files.operations));
  try {
    const { count } = await log.head();
    let aside = 0;
    for (const one of await checkpointsIn(from, mostCheckpoints)) {
      if (one.count <= count && (await tree.rootAt(one.count)) === one.root) break;
      await putAside(operations.notes, one, now);
      aside += 1;
    }
    return aside;
  } finally {
    tree.close();
    await operations.close();
  }
};

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
      aside: from === null ? 0 : await setAside(from, to, log, now),
      erased: from === null ? null : await eraseAgain(from, join(to, files.vault)),
      passwords: await keepPasswords(isEarlier ? null : from, to),
      credentials: await endCredentials(from, to),
    };
  } finally {
    await log.close();
  }
};
