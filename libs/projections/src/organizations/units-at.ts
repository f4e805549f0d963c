import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';
import { storedUnit, unitColumns, type StoredUnit, type UnitRow } from './units.js';

/**
 * The units at and below one that stood on a day (`asOf`, ISO), by the names and places they had then, as known at a
 * sequence (`knownAt`; now without it); the unit first. What has left the unit's subtree since is not among them: its
 * reader is not theirs any more.
 */
export const unitsAt = (
  db: Sqlite,
  rootId: string,
  { knownAt = always - 1, asOf }: Readonly<{ knownAt?: number | undefined; asOf: string }>,
): readonly UnitRow[] =>
  db
    .all<StoredUnit>(
      `with recursive stood(unit_id, name, parent_id) as (
         select unit_id, name, parent_id from organization_version
         where unit_id = ? and rec_from <= ? and rec_to > ? and eff_from <= ? and eff_to > ? and status = 'open'
         union
         select v.unit_id, v.name, v.parent_id from stood s
         join organization_version v on v.parent_id = s.unit_id
         join organization_closure c on c.unit = v.unit_id and c.ancestor = ?
         where v.rec_from <= ? and v.rec_to > ? and v.eff_from <= ? and v.eff_to > ? and v.status = 'open')
       select ${unitColumns}, s.name as thenName, s.parent_id as thenParent
       from stood s join organization_unit u on u.unit_id = s.unit_id
       order by u.unit_id <> ?, u.registered_sequence`,
      rootId,
      knownAt,
      knownAt,
      asOf,
      asOf,
      rootId,
      knownAt,
      knownAt,
      asOf,
      asOf,
      rootId,
    )
    .map((row) => {
      const { thenName, thenParent, ...unit } = row as StoredUnit & { thenName: string; thenParent: string | null };
      return { ...storedUnit(unit), name: thenName, parentId: thenParent, status: 'open' };
    });
