import type { Sqlite } from '@app/sqlite';

type Row = Readonly<{ unitId: string; kind: string; name: string; above: string | null }>;

const called = ({ unitId, kind, name, above }: Row): readonly [string, string] => {
  const part = kind === 'section' || kind === 'campus';
  return [unitId, part && above !== null && !name.startsWith(above) ? `${above}${name}` : name];
};

/**
 * What units are called today, by id; unknown ids are missing. A section or campus is called after its school
 * (`四堡子九年制学校小学部`), unless its own name says so already: alone, `小学部` tells nobody which.
 */
export const unitNames = (db: Sqlite, unitIds: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db
      .all<Row>(
        `select u.unit_id as unitId, u.kind, u.name, p.name as above
         from organization_unit u left join organization_unit p on p.unit_id = u.parent_id
         where u.unit_id in (select value from json_each(?))`,
        JSON.stringify(unitIds),
      )
      .map(called),
  );

/**
 * The same at a point: what units were called on a day (`asOf`, ISO), as known at a sequence. One that did not stand on the
 * day goes by the name that it began with; one that nobody knew of then is missing.
 */
export const unitNamesAt = (
  db: Sqlite,
  unitIds: readonly string[],
  { knownAt, asOf }: Readonly<{ knownAt: number; asOf: string }>,
): ReadonlyMap<string, string> =>
  new Map(
    db
      .all<Row>(
        `with known as (
           select unit_id, name, parent_id, row_number() over (
             partition by unit_id order by (eff_from <= ? and eff_to > ?) desc, eff_from) as place
           from organization_version where rec_from <= ? and rec_to > ? and unit_id in (
             select value from json_each(?) union select parent_id from organization_version
             where unit_id in (select value from json_each(?)))),
         stood as (select * from known where place = 1)
         select u.unit_id as unitId, u.kind, s.name, p.name as above
         from stood s join organization_unit u on u.unit_id = s.unit_id left join stood p on p.unit_id = s.parent_id
         where s.unit_id in (select value from json_each(?))`,
        asOf,
        asOf,
        knownAt,
        knownAt,
        JSON.stringify(unitIds),
        JSON.stringify(unitIds),
        JSON.stringify(unitIds),
      )
      .map(called),
  );
