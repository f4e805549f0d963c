import type { StandardEvent } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { at, axes, forever, inPoint, sayFrom, type Bitemporal, type Point, type Projection } from '../kernel/index.js';

const adoptions: Bitemporal = { table: 'adopted_standards', keys: ['unit_id', 'standard_id'] };

/** Which standards a county or city works to, on both axes. `content` is the document it rests on. */
export const adoptedStandards: Projection<StandardEvent> = {
  name: 'adopted-standards@1',
  tables: `create table adopted_standards (unit_id text not null, standard_id text not null, ${axes},
    primary key (unit_id, standard_id, rec_from, eff_from)) strict, without rowid;`,
  when: {
    StandardAdopted: (db, { unitId, standardId, basis, effectiveFrom }, event) =>
      sayFrom(db, adoptions, [unitId, standardId], basis, effectiveFrom, event),
    StandardWithdrawn: (db, { unitId, standardId, effectiveFrom }, event) =>
      sayFrom(db, adoptions, [unitId, standardId], null, effectiveFrom, event),
  },
};

/** A standard that a unit worked to at a point. */
export type Adopted = Readonly<{
  unitId: string;
  standardId: string;
  basis: string;
  effectiveFrom: string;
  /** The first day on which it no longer holds, decided already; null while it holds. */
  until: string | null;
  /** The event that said so. */
  sequence: number;
  recordedAt: string;
}>;

const found = (db: Sqlite, unitIds: readonly string[], where: string, values: readonly (string | number)[]) =>
  db.all<Adopted>(
    `select unit_id as unitId, standard_id as standardId, content as basis, eff_from as effectiveFrom,
       nullif(eff_to, ?) as until, sequence, recorded_at as recordedAt
     from json_each(?) one join adopted_standards on unit_id = one.value
     where ${where} order by eff_from, sequence, unit_id`,
    forever,
    JSON.stringify(unitIds),
    ...values,
  );

/**
 * The standards of the named units at a point, earliest adoption first. A county works to its own and to its city's:
 * name both.
 */
export const standardsAdoptedBy = (db: Sqlite, unitIds: readonly string[], point: Point): readonly Adopted[] =>
  found(db, unitIds, inPoint, at(point));

/** Those that are decided, as known at the point, and hold from a later day. */
export const standardsComing = (db: Sqlite, unitIds: readonly string[], point: Point): readonly Adopted[] => {
  const [known, , day] = at(point);
  return found(db, unitIds, 'rec_from <= ? and ? < rec_to and eff_from > ?', [known, known, day]);
};
