import { join } from 'node:path';
import type { Grant } from '@app/domain/access';
import { SqliteOperations, SqliteVault } from '@app/vault';
import { files } from '../stores/stores.js';
import type { AccountsSaid, RoleSaid } from './accounts-said.js';

/** What records took away that a copy lacks: there it stands again, until somebody takes it away once more. */
export type TakenBack = Readonly<{
  /** Accounts that were closed. */
  closed: readonly string[];
  /** Roles that were revoked, or granted anew for fewer days. */
  roles: readonly Omit<RoleSaid, 'grant'>[];
}>;

/** Whether a grant holds on every day on which another does. */
const covers = (grant: Grant | null, other: Grant): boolean =>
  grant !== null &&
  grant.from <= other.from &&
  (grant.until === null || (other.until !== null && other.until <= grant.until));

/**
 * Only a record counts: an account of which the replaced log says nothing more is as the copy says.
 * @param since what the replaced log says where the copy has no such events
 * @param copy what the log of the copy says
 */
export const takenBack = (since: AccountsSaid, copy: AccountsSaid): TakenBack => ({
  closed: [...since.open].flatMap(([accountId, isOpen]) => (!isOpen && copy.open.get(accountId) ? [accountId] : [])),
  roles: [...since.roles].flatMap(([key, { grant, ...role }]) => {
    const held = copy.roles.get(key)?.grant;
    return held && !covers(grant, held) ? [role] : [];
  }),
});

/**
 * Whoever was erased since must not come back with an older copy. Only a record of it counts: people who are merely not
 * in the vault that is replaced may have been lost with it, and a restore is what brings them back. Answers how many were
 * erased.
 * @param copy a directory
 */
export const eraseAgain = async (erased: ReadonlySet<string>, copy: string): Promise<number> => {
  const vault = new SqliteVault(join(copy, files.vault));
  try {
    let gone = 0;
    for (const accountId of erased) if (await vault.erase(accountId)) gone += 1;
    return gone;
  } finally {
    await vault.close();
  }
};

/**
 * Leaves accounts no way in: no session, no token, no password. The log of the copy has them open, and an administrator
 * who wants them so sets a new password.
 * @param copy a directory
 */
export const shutOut = async (accountIds: readonly string[], copy: string): Promise<void> => {
  const vault = new SqliteVault(join(copy, files.vault));
  const operations = new SqliteOperations(join(copy, files.operations));
  try {
    for (const accountId of accountIds) {
      await operations.sessions.endAll(accountId);
      await operations.tokens.revokeAll(accountId);
      await vault.setPassword(accountId, null, true);
    }
  } finally {
    await operations.close();
    await vault.close();
  }
};
