import type { DepartmentType, SchoolType, Stage, UnitFacts, UnitKind, UrbanRural } from '@app/domain/organizations';
import type { Sqlite } from '@app/sqlite';
import { always, KeptRows } from '../kernel/index.js';
import type { UnitStatus } from './timeline.js';

/** A unit as it stands today. Days are ISO dates; `sequence` is that of the last event about it. */
export type UnitRow = Readonly<{
  unitId: string;
  kind: UnitKind;
  name: string;
  parentId: string | null;
  status: UnitStatus;
  code: string | null;
  schoolType: SchoolType | null;
  stage: Stage | null;
  departmentType: DepartmentType | null;
  urbanRural: UrbanRural | null;
  sharedBuildings: boolean;
  registeredFrom: string;
  endedFrom: string | null;
  endedInto: readonly string[];
  endedReason: string | null;
  sequence: number;
}>;

/** A unit's row as it is stored. */
export type StoredUnit = Omit<UnitRow, 'sharedBuildings' | 'endedInto'> & {
  sharedBuildings: number;
  endedInto: string | null;
};

/** Of `organization_unit u`. */
export const unitColumns = `u.unit_id as unitId, u.kind, u.name, u.parent_id as parentId, u.status, u.code,
  u.school_type as schoolType, u.stage, u.department_type as departmentType, u.urban_rural as urbanRural,
  u.shared_buildings as sharedBuildings, u.registered_from as registeredFrom, u.ended_from as endedFrom,
  u.ended_into as endedInto, u.ended_reason as endedReason, u.sequence`;

/** A stored row as it is said. */
export const storedUnit = (row: StoredUnit): UnitRow => ({
  ...row,
  sharedBuildings: row.sharedBuildings === 1,
  endedInto: row.endedInto === null ? [] : (JSON.parse(row.endedInto) as string[]),
});

const units = new KeptRows<UnitRow | undefined>('units');
const within = new KeptRows<boolean>('units within units', 50_000);
const counties = new KeptRows<string | null>('counties of units');

/** The tree has changed: what is kept of it is no longer so. */
export const forgetTree = (db: Sqlite): void => {
  for (const kept of [units, within, counties]) kept.forget(db);
};

/** One unit, or undefined. */
export const unitById = (db: Sqlite, unitId: string): UnitRow | undefined =>
  units.get(db, unitId, () => {
    const row = db.get<StoredUnit>(`select ${unitColumns} from organization_unit u where u.unit_id = ?`, unitId);
    return row && storedUnit(row);
  });

/** The unit that has a code, wherever it stands and whether it still does; undefined when nobody has. */
export const unitWithCode = (db: Sqlite, code: string): Readonly<{ unitId: string; name: string }> | undefined =>
  db.get<{ unitId: string; name: string }>(
    'select unit_id as unitId, name from organization_unit where code = ? limit 1',
    code,
  );

/** The units at and below the given roots, in the order of their registration; ended ones only when asked for. */
export const unitsUnder = (
  db: Sqlite,
  roots: readonly string[],
  options: Readonly<{ kind?: UnitKind; ended?: boolean }> = {},
): readonly UnitRow[] =>
  db
    .all<StoredUnit>(
      `select ${unitColumns} from organization_unit u
       where u.unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))
       and (? is null or u.kind = ?) and (? = 1 or u.status = 'open')
       order by u.registered_sequence`,
      JSON.stringify(roots),
      options.kind ?? null,
      options.kind ?? null,
      options.ended ? 1 : 0,
    )
    .map(storedUnit);

export type UnitFilter = Readonly<{
  roots: readonly string[];
  kind?: UnitKind | undefined;
  /** Part of a name or of a code. */
  search?: string | undefined;
  ended: boolean;
  limit: number;
  offset: number;
}>;

/** A window on the units at and below the roots, in the order of registration. */
export const unitsPage = (
  db: Sqlite,
  { roots, kind, search, ended, limit, offset }: UnitFilter,
): Readonly<{ rows: readonly UnitRow[]; total: number }> => {
  const from = `from organization_unit u
    where u.unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))
    and (? is null or u.kind = ?) and (? = 1 or u.status = 'open')
    and (? is null or instr(u.name, ?) > 0 or instr(u.code, ?) > 0)`;
  const text = search ?? null;
  const values = [JSON.stringify(roots), kind ?? null, kind ?? null, ended ? 1 : 0, text, text, text];
  const rows = db.all<StoredUnit>(
    `select ${unitColumns} ${from} order by u.registered_sequence limit ? offset ?`,
    ...values,
    limit,
    offset,
  );
  return {
    rows: rows.map(storedUnit),
    total: db.get<{ total: number }>(`select count(*) as total ${from}`, ...values)?.total ?? 0,
  };
};

/** The units above one, from the root down to itself. Empty when there is no such unit. */
export const ancestorsOf = (db: Sqlite, unitId: string): readonly UnitRow[] =>
  db
    .all<StoredUnit>(
      `select ${unitColumns} from organization_closure c join organization_unit u on u.unit_id = c.ancestor where c.unit = ?
       order by (select count(*) from organization_closure up where up.unit = c.ancestor)`,
      unitId,
    )
    .map(storedUnit);

/** Whether a unit is the root itself or lies below it in today's tree. */
export const isWithin = (db: Sqlite, unitId: string, rootId: string): boolean =>
  within.get(
    db,
    `${unitId} ${rootId}`,
    () => db.get('select 1 from organization_closure where ancestor = ? and unit = ?', rootId, unitId) !== undefined,
  );

/** Since when (ISO date) a unit, or one that it stands under, has ended; null while all of them stand. */
export const endedSince = (db: Sqlite, unitId: string): string | null =>
  db.get<{ day: string | null }>(
    `select min(u.ended_from) as day from organization_closure c join organization_unit u on u.unit_id = c.ancestor
     where c.unit = ? and u.status <> 'open'`,
    unitId,
  )?.day ?? null;

/** The county that a unit lies in today; null for what lies above counties, or is not there. */
export const countyOf = (db: Sqlite, unitId: string): string | null =>
  counties.get(
    db,
    unitId,
    () =>
      db.get<{ id: string }>(
        `select u.unit_id as id from organization_closure c join organization_unit u on u.unit_id = c.ancestor
         where c.unit = ? and u.kind = 'county'`,
        unitId,
      )?.id ?? null,
  );

/** What a decision about the tree must know of a unit: as known now, with the sections it has on a day or later. */
export const unitFactsOf = (db: Sqlite, unitId: string, day: string): UnitFacts | null => {
  const unit = unitById(db, unitId);
  if (!unit) return null;
  const sections = db.all<{ stage: Stage }>(
    `select distinct u.stage from organization_version v join organization_unit u on u.unit_id = v.unit_id
     where v.parent_id = ? and u.kind = 'section' and v.status = 'open' and v.rec_to = ? and v.eff_to > ?
     order by u.stage`,
    unitId,
    always,
    day,
  );
  const { kind, schoolType, registeredFrom, endedFrom } = unit;
  return { unitId, kind, schoolType, registeredFrom, endedFrom, sectionStages: sections.map(({ stage }) => stage) };
};

/** What a unit was called, where and whether it stood, on each of its days; as known at a sequence (now without it). */
export const unitHistory = (db: Sqlite, unitId: string, knownAt = always - 1) =>
  db.all<{ name: string; parentId: string | null; status: UnitStatus; effectiveFrom: string; effectiveTo: string }>(
    `select name, parent_id as parentId, status, eff_from as effectiveFrom, eff_to as effectiveTo
     from organization_version where unit_id = ? and rec_from <= ? and rec_to > ? order by eff_from`,
    unitId,
    knownAt,
    knownAt,
  );

/** Ids of the open units that stand under nothing. */
export const rootUnits = (db: Sqlite): readonly string[] =>
  db
    .all<{ id: string }>(`select unit_id as id from organization_unit where parent_id is null and status = 'open'`)
    .map(({ id }) => id);

/** Whether somebody with these roots oversees all there is: a store may hold several counties with nothing above them. */
export const overseesAll = (db: Sqlite, roots: readonly string[]): boolean =>
  roots.length > 0 && rootUnits(db).every((root) => roots.includes(root));
