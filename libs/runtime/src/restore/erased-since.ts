import { accessEvents, type AccessEvent } from '@app/domain/access';
import { wireType } from '@app/domain/kernel';
import { StoreUnavailable, type SqliteEventStore } from '@app/event-store';
import { SqliteVault } from '@app/vault';
import { openLog, storedEvents } from '../backup/log.js';

type PersonErased = Extract<AccessEvent, { type: 'PersonErased' }>;
const personErased = wireType(accessEvents.category, 'PersonErased' satisfies PersonErased['type']);

/** Accounts whose person the log of a directory says is erased; null: it cannot be read to its end. */
const erasedIn = async (directory: string): Promise<ReadonlySet<string> | null> => {
  let log: SqliteEventStore | undefined;
  try {
    log = openLog(directory);
    const erased = new Set<string>();
    for await (const { type, data } of storedEvents(log)) {
      if (type !== personErased) continue;
      const { accountId } = JSON.parse(data) as Partial<PersonErased['data']>;
      if (typeof accountId === 'string') erased.add(accountId);
    }
    return erased;
  } catch (error) {
    if (error instanceof StoreUnavailable || error instanceof SyntaxError) return null;
    throw error;
  } finally {
    await log?.close();
  }
};

/**
 * Whoever was erased since must not come back with an older copy. Only a record of it counts: people who are merely not
 * in the vault that is replaced may have been lost with it, and a restore is what brings them back. Answers how many were
 * erased; null: the log that is replaced cannot be read.
 * @param vaultFile people of the copy
 */
export const eraseAgain = async (replaced: string, vaultFile: string): Promise<number | null> => {
  const erased = await erasedIn(replaced);
  if (erased === null) return null;
  const vault = new SqliteVault(vaultFile);
  try {
    let gone = 0;
    for (const accountId of erased) if (await vault.erase(accountId)) gone += 1;
    return gone;
  } finally {
    await vault.close();
  }
};
