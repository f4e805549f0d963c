import type { Sqlite } from '@app/sqlite';
import { storedUnit, unitColumns, type StoredUnit, type UnitRow } from './units.js';

/** What `unitById` says of each; those that are not there are missing. */
export const unitsById = (db: Sqlite, unitIds: readonly string[]): ReadonlyMap<string, UnitRow> =>
  new Map(
    db
      .all<StoredUnit>(
        `select ${unitColumns} from organization_unit u where u.unit_id in (select value from json_each(?))`,
        JSON.stringify(unitIds),
      )
      .map((row) => [row.unitId, storedUnit(row)]),
  );

/** What `endedSince` says of each; those that stand are missing. */
export const endedAmong = (db: Sqlite, unitIds: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db.allRaw<[string, string]>(
      `select c.unit, min(u.ended_from) from json_each(?) asked
       join organization_closure c on c.unit = asked.value join organization_unit u on u.unit_id = c.ancestor
       where u.status <> 'open' group by c.unit having min(u.ended_from) is not null`,
      JSON.stringify(unitIds),
    ),
  );

/** What `countyOf` says of each; those that lie in none are missing. */
export const countiesOf = (db: Sqlite, unitIds: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db.allRaw<[string, string]>(
      `select c.unit, u.unit_id from json_each(?) asked
       join organization_closure c on c.unit = asked.value join organization_unit u on u.unit_id = c.ancestor
       where u.kind = 'county'`,
      JSON.stringify(unitIds),
    ),
  );

/** Those of the units that are one of the roots or lie below one in today's tree. */
export const amongRoots = (db: Sqlite, unitIds: readonly string[], roots: readonly string[]): ReadonlySet<string> =>
  new Set(
    db
      .allRaw<[string]>(
        `select c.unit from json_each(?) asked join organization_closure c on c.unit = asked.value
         where c.ancestor in (select value from json_each(?))`,
        JSON.stringify(unitIds),
        JSON.stringify(roots),
      )
      .map(([unitId]) => unitId),
  );
