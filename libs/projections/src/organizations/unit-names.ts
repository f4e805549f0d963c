import type { Sqlite } from '@app/sqlite';

type Row = Readonly<{ unitId: string; kind: string; name: string; above: string | null }>;

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
      .map(({ unitId, kind, name, above }) => {
        const part = kind === 'section' || kind === 'campus';
        return [unitId, part && above !== null && !name.startsWith(above) ? `${above}${name}` : name];
      }),
  );
