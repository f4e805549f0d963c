import type { UnitKind } from '@app/domain/organizations';
import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';
import type { Point } from './on-axes.js';

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
