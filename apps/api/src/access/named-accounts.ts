import type { AccountRow } from '@app/projections/access';
import { isWithin, unitNames } from '@app/projections/organizations';
import type { Sqlite } from '@app/sqlite';

type Named<T> = T & Readonly<{ unitName: string | null }>;
/** An account with the names of its own unit and of those it has roles at. */
export type NamedAccount = Named<Omit<AccountRow, 'grants'>> &
  Readonly<{ grants: Named<AccountRow['grants'][number]>[] }>;

/** What units are called, as far as the reader's units reach; null beyond. */
const namesWithin = (db: Sqlite, roots: readonly string[], unitIds: Iterable<string>) => {
  const within = [...new Set(unitIds)].filter((unitId) => roots.some((root) => isWithin(db, unitId, root)));
  const names = unitNames(db, within);
  return (unitId: string): string | null => names.get(unitId) ?? null;
};

/** Accounts with the names of their units, as far as the reader's units reach; null beyond. */
export const namedAccounts = (
  db: Sqlite,
  roots: readonly string[],
  rows: readonly AccountRow[],
): readonly NamedAccount[] => {
  const nameOf = namesWithin(
    db,
    roots,
    rows.flatMap(({ unitId, grants }) => [unitId, ...grants.map((grant) => grant.unitId)]),
  );
  return rows.map((row) => ({
    ...row,
    unitName: nameOf(row.unitId),
    grants: row.grants.map((grant) => ({ ...grant, unitName: nameOf(grant.unitId) })),
  }));
};

/** The same of roles alone. */
export const namedGrants = (db: Sqlite, roots: readonly string[], grants: AccountRow['grants']) => {
  const nameOf = namesWithin(
    db,
    roots,
    grants.map(({ unitId }) => unitId),
  );
  return grants.map((grant) => ({ ...grant, unitName: nameOf(grant.unitId) }));
};
