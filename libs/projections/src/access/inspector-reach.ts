import type { Sqlite } from '@app/sqlite';

/** The open schools over which a 督学 holds the role, all through some days. */
export type InspectorReach = Readonly<{ accountId: string; schools: readonly string[] }>;

/**
 * Everybody who is 督学 over open schools of a county from a day to a day (ISO dates, both included), account open, in
 * the order in which the accounts were opened, with those schools.
 */
export const inspectorReach = (
  db: Sqlite,
  { countyId, from, to }: Readonly<{ countyId: string; from: string; to: string }>,
): readonly InspectorReach[] => {
  const rows = db.all<{ accountId: string; unitId: string }>(
    `select distinct a.account_id as accountId, u.unit_id as unitId
     from organization_closure area cross join organization_unit u on u.unit_id = area.unit
     cross join organization_closure over on over.unit = u.unit_id
     join account_grant g on g.unit_id = over.ancestor and g.role = 'inspector'
       and g.from_day <= ? and (g.until_day is null or g.until_day >= ?)
     join account a on a.account_id = g.account_id and a.status = 'open'
     where area.ancestor = ? and u.kind = 'school' and u.status = 'open'
     order by a.opened_sequence, u.registered_sequence`,
    from,
    to,
    countyId,
  );
  const found = new Map<string, string[]>();
  for (const { accountId, unitId } of rows) {
    const schools = found.get(accountId);
    if (schools) schools.push(unitId);
    else found.set(accountId, [unitId]);
  }
  return [...found].map(([accountId, schools]) => ({ accountId, schools }));
};
