import { OpenAccounts, type NewAccount } from '@app/application/access';
import { founder, since, type Founding } from './founding.js';
import type { Play } from './play.js';

/** Who looks after the machine that both counties stand on. */
export const keeperName = 'system-admin';

/**
 * Opens the account that oversees all there is: a county's own administrator neither rebuilds nor carries away what is
 * another's. It holds its role at the root above each county.
 */
export const openKeeper = async (play: Play, foundings: readonly Founding[]): Promise<void> => {
  const roots = foundings.map(({ standsUnder }) => play.id('unit', standsUnder[0]!.name));
  const account: NewAccount = {
    accountId: play.id('account', keeperName),
    unitId: roots[0]!,
    username: keeperName,
    displayName: '系统管理员',
    phone: null,
    email: null,
    password: foundings[0]!.password,
    grants: roots.map((unitId) => ({ role: 'administrator', unitId, from: since, until: null })),
    mustChangePassword: false,
  };
  await play.act<unknown>(founder, (request) => new OpenAccounts([account], request));
};
