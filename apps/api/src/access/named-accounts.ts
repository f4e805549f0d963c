import type { AccountRow } from '@app/projections/access';
import { isWithin, unitNames } from '@app/projections/organizations';
import type { Sqlite } from '@app/sqlite';

type Named<T> = T & Readonly<{ unitName: string | null }>;
/** An account with the names of its own unit and of those it has roles at. */
export type NamedAccount = Named<Omit<AccountRow, 'grants'>> &
  Readonly<{ grants: Named<AccountRow['grants'][number]>[] }>;

/** Accounts with the names of their units, as far as the reader's units reach; null beyond. */
export const namedAccounts = (
  db: Sqlite,
  roots: readonly string[],
  rows: readonly AccountRow[],
): readonly NamedAccount[] => {
  const meant = new Set(rows.flatMap(({ unitId, grants }) => [unitId, ...grants.map((grant) => grant.unitId)]));
  const within = [...meant].filter((unitId) => roots.some((root) => isWithin(db, unitId, root)));
  const names = unitNames(db, within);
  const nameOf = (unitId: string) => names.get(unitId) ?? null;
  return rows.map((row) => ({
    ...row,
    unitName: nameOf(row.unitId),
    grants: row.grants.map((grant) => ({ ...grant, unitName: nameOf(grant.unitId) })),
  }));
};
