import type { Sqlite } from '@app/sqlite';

/** An account as somebody else may see it: where it belongs, and whether it lies in reach. */
export type PersonPlace = Readonly<{ accountId: string; unitId: string; within: boolean }>;

/**
 * Where people belong, and whether that lies at or below one of the roots, or a role of theirs does: whoever oversees
 * a unit may know the names of its people and of those who act there from below. Unknown accounts are missing.
 */
export const peoplePlaces = (
  db: Sqlite,
  accountIds: readonly string[],
  roots: readonly string[],
): readonly PersonPlace[] => {
  const under = (unit: string) => `exists (select 1 from organization_closure
    where unit = ${unit} and ancestor in (select value from json_each(?)))`;
  return db
    .all<Omit<PersonPlace, 'within'> & { within: number }>(
      `select a.account_id as accountId, a.unit_id as unitId, (${under('a.unit_id')} or exists (
         select 1 from account_grant g where g.account_id = a.account_id and ${under('g.unit_id')})) as within
       from account a where a.account_id in (select value from json_each(?)) order by a.opened_sequence`,
      JSON.stringify(roots),
      JSON.stringify(roots),
      JSON.stringify(accountIds),
    )
    .map((row) => ({ ...row, within: row.within === 1 }));
};

/** Those of the people who do not hold the role of 督学 at any of the units on a day: in force, and their account open. */
export const notInspectors = (
  db: Sqlite,
  { unitIds, accountIds, on }: Readonly<{ unitIds: readonly string[]; accountIds: readonly string[]; on: string }>,
): readonly string[] =>
  db
    .all<{ id: string }>(
      `select wanted.value as id from json_each(?) wanted where not exists (
         select 1 from account_grant g join account a on a.account_id = g.account_id
         where g.account_id = wanted.value and g.role = 'inspector' and a.status = 'open'
           and g.unit_id in (select value from json_each(?)) and g.from_day <= ? and (g.until_day is null or g.until_day >= ?))`,
      JSON.stringify(accountIds),
      JSON.stringify(unitIds),
      on,
      on,
    )
    .map(({ id }) => id);

/**
 * Those who rectify for a unit on a day: with a role for it that is in force, there or at the school or department
 * that the unit belongs to. In the order their accounts were opened.
 */
export const rectifiersOf = (db: Sqlite, unitId: string, on: string): readonly string[] =>
  db
    .all<{ id: string }>(
      `select distinct a.account_id as id from organization_closure c
       join organization_unit u on u.unit_id = c.ancestor
       join account_grant g on g.unit_id = u.unit_id
       join account a on a.account_id = g.account_id
       where c.unit = ? and u.kind in ('school', 'campus', 'section', 'department')
         and g.role in ('principal', 'reporter', 'responsibleUnit') and a.status = 'open'
         and g.from_day <= ? and (g.until_day is null or g.until_day >= ?)
       order by a.opened_sequence`,
      unitId,
      on,
      on,
    )
    .map(({ id }) => id);

/** Those who hold the role of 督学 at any of the units on a day, in force and their account open, in the order of opening. */
export const inspectorsAt = (
  db: Sqlite,
  { unitIds, on }: Readonly<{ unitIds: readonly string[]; on: string }>,
): readonly string[] =>
  db
    .all<{ id: string }>(
      `select a.account_id as id from account a where a.status = 'open' and exists (
         select 1 from account_grant g where g.account_id = a.account_id and g.role = 'inspector'
           and g.unit_id in (select value from json_each(?)) and g.from_day <= ? and (g.until_day is null or g.until_day >= ?))
       order by a.opened_sequence`,
      JSON.stringify(unitIds),
      on,
      on,
    )
    .map(({ id }) => id);
