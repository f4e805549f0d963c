import { inForce, permits, type Grant } from '@app/domain/access';
import type { Addressee } from '@app/domain/notifications';
import type { Sqlite } from '@app/sqlite';

type Holder = Grant & Readonly<{ accountId: string }>;

/** Accounts that hold a permission over a unit on a day (ISO date), in the order of their ids; closed ones never. */
export const holdersOf = (db: Sqlite, { permission, unitId }: Addressee, day: string): readonly string[] => {
  const rows = db.all<Holder>(
    `select g.account_id as accountId, g.role, g.unit_id as unitId, g.from_day as "from", g.until_day as until
     from organization_closure k join account_grant g on g.unit_id = k.ancestor
     join account a on a.account_id = g.account_id and a.status = 'open' where k.unit = ?`,
    unitId,
  );
  const holders = rows.filter((grant) => permits(grant.role, permission) && inForce(grant, day));
  return [...new Set(holders.map(({ accountId }) => accountId))].sort();
};

/** Who hears of something: `unheard` when nobody is there for whom it is meant, and the office hears of it instead. */
export type Hearers = Readonly<{ accountIds: readonly string[]; unheard: boolean }>;

/** Whoever a notice is addressed to on a day; where there is nobody, the office that answers for the unit. */
export const hearersOf = (db: Sqlite, to: Addressee, day: string): Hearers => {
  const accountIds = holdersOf(db, to, day);
  if (accountIds.length > 0) return { accountIds, unheard: false };
  return {
    accountIds: holdersOf(db, { permission: 'submissions.campaign', unitId: to.unitId }, day),
    unheard: true,
  };
};
