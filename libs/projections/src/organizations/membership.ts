import type { SchoolType, Stage, UnitKind } from '@app/domain/organizations';
import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';
import { keptByTree } from './kept-by-tree.js';

/** A unit that stood in a county on a day. */
export type Member = Readonly<{
  unitId: string;
  name: string;
  parentId: string | null;
  kind: UnitKind;
  schoolType: SchoolType | null;
  stage: Stage | null;
  sharedBuildings: boolean;
}>;

/** Which knowledge, of which day: events up to and with `knownAt`; the tree as it stood on `asOf` (ISO date). */
export type Point = Readonly<{ knownAt: number; asOf: string }>;

/**
 * The county and every unit below it that stood on the day, in the order of registration. What stands under an ended
 * school does not stand. `cross join` keeps SQLite from walking the units of every other county.
 */
export const membersOf = (db: Sqlite, countyId: string, point: Point): readonly Member[] =>
  keptMembers(db, countyId, point, () => readMembers(db, countyId, point));

/** The tree changes seldom: most points of a county's past have the same members. */
const keptMembers = keptByTree<readonly Member[]>('members-of-county');

const readMembers = (db: Sqlite, countyId: string, { knownAt, asOf }: Point): readonly Member[] => {
  const known = Math.min(knownAt, always - 1);
  return db
    .all<Omit<Member, 'sharedBuildings'> & { shared: number }>(
      `with recursive standing(unit_id, name, parent_id, kind, school_type, stage, shared, place) as (
         select v.unit_id, v.name, v.parent_id, u.kind, u.school_type, u.stage, u.shared_buildings, u.registered_sequence
         from organization_version v cross join organization_unit u on u.unit_id = v.unit_id
         where v.unit_id = ? and v.status = 'open'
         and v.rec_from <= ? and ? < v.rec_to and v.eff_from <= ? and ? < v.eff_to
         union all
         select v.unit_id, v.name, v.parent_id, u.kind, u.school_type, u.stage, u.shared_buildings, u.registered_sequence
         from standing s cross join organization_version v on v.parent_id = s.unit_id
         cross join organization_unit u on u.unit_id = v.unit_id
         where s.kind <> 'section' and v.status = 'open'
         and v.rec_from <= ? and ? < v.rec_to and v.eff_from <= ? and ? < v.eff_to)
       select unit_id as unitId, name, parent_id as parentId, kind, school_type as schoolType, stage, shared
       from standing order by place`,
      countyId,
      known,
      known,
      asOf,
      asOf,
      known,
      known,
      asOf,
      asOf,
    )
    .map(({ shared, ...member }) => ({ ...member, sharedBuildings: shared === 1 }));
};

/** The unit and those it stood under at a point, from itself upwards; empty when it did not stand. */
export const pathAt = (
  db: Sqlite,
  unitId: string,
  { knownAt, asOf }: Point,
): readonly Readonly<{ unitId: string; kind: UnitKind }>[] => {
  const known = Math.min(knownAt, always - 1);
  return db.all(
    `with recursive up(unit_id, parent_id, step) as (
       select unit_id, parent_id, 0 from organization_version
       where unit_id = ? and rec_from <= ? and ? < rec_to and eff_from <= ? and ? < eff_to and status = 'open'
       union all
       select v.unit_id, v.parent_id, up.step + 1 from up join organization_version v on v.unit_id = up.parent_id
       where v.rec_from <= ? and ? < v.rec_to and v.eff_from <= ? and ? < v.eff_to and v.status = 'open')
     select u.unit_id as unitId, u.kind from up cross join organization_unit u on u.unit_id = up.unit_id order by up.step`,
    unitId,
    known,
    known,
    asOf,
    asOf,
    known,
    known,
    asOf,
    asOf,
  );
};

/** The county that a unit stood in at a point; null when it stood in none. */
export const countyAt = (db: Sqlite, unitId: string, point: Point): string | null =>
  pathAt(db, unitId, point).find(({ kind }) => kind === 'county')?.unitId ?? null;
