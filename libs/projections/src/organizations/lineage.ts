import type { Sqlite } from '@app/sqlite';

/**
 * Every unit whose events may bear on a county: those that stand or ever stood in it, itself, and whatever it stands or
 * ever stood under (a city's standard is its counties').
 */
export const lineageOf = (db: Sqlite, countyId: string): readonly string[] =>
  db
    .all<{ id: string }>(
      `with recursive
         below(id) as (values (?) union
           select l.unit_id from below join county_sequence_link l on l.parent_id = below.id),
         above(id) as (values (?) union
           select l.parent_id from above join county_sequence_link l on l.unit_id = above.id where l.parent_id <> '')
       select id from below union select id from above`,
      countyId,
      countyId,
    )
    .map(({ id }) => id);

/** Every county there is or ever was, by id. */
export const countyIds = (db: Sqlite): readonly string[] =>
  db
    .all<{ id: string }>(`select unit_id as id from organization_unit where kind = 'county' order by unit_id`)
    .map(({ id }) => id);

/** The sequences that touched an input of a county's standing, the earliest first; of one unit's inputs when it is named. */
export const touchesOf = (db: Sqlite, countyId: string, unitId?: string): readonly number[] =>
  db
    .all<{ sequence: number }>(
      `select sequence from county_sequence where county_id = ? and (? is null or unit_id = ?) order by sequence`,
      countyId,
      unitId ?? null,
      unitId ?? null,
    )
    .map(({ sequence }) => sequence);
