import {
  deadlineProfile,
  nationalProfile,
  withCountyRules,
  type CountyRule,
  type DeadlineProfile,
  type DeadlineProfileEvent,
} from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import { at, axes, forever, inPoint, sayFrom, type Bitemporal, type Point, type Projection } from '../kernel/index.js';

const adoptions: Bitemporal = { table: 'deadline_profile', keys: ['county_id'] };
const own: Bitemporal = { table: 'deadline_profile_rule', keys: ['county_id', 'step'] };

/** Which limits a county works to, and its own numbers, on both axes. */
export const countyLimits: Projection<DeadlineProfileEvent> = {
  name: 'deadline-profile@1',
  tables: `create table deadline_profile (county_id text not null, ${axes},
      primary key (county_id, rec_from, eff_from)) strict, without rowid;
    create table deadline_profile_rule (county_id text not null, step text not null, ${axes},
      primary key (county_id, step, rec_from, eff_from)) strict, without rowid;`,
  when: {
    DeadlineProfileAdopted: (db, { countyId, profileId, basis, effectiveFrom }, event) =>
      sayFrom(db, adoptions, [countyId], JSON.stringify({ profileId, basis }), effectiveFrom, event),
    CountyRuleSet: (db, { countyId, step, count, unit, basis, effectiveFrom }, event) =>
      sayFrom(
        db,
        own,
        [countyId, step],
        count === null ? null : JSON.stringify({ step, count, unit, basis }),
        effectiveFrom,
        event,
      ),
  },
};

/** A county's word about its limits. */
export type Said<Value> = Readonly<{
  said: Value;
  effectiveFrom: string;
  /** The first day on which it no longer holds, decided already; null while it holds. */
  until: string | null;
  sequence: number;
}>;

type Row = Readonly<{ content: string; effectiveFrom: string; until: string | null; sequence: number }>;

const rows = <Value>(
  db: Sqlite,
  table: string,
  countyId: string,
  where: string,
  values: readonly (string | number)[],
) =>
  db
    .all<Row>(
      `select content, eff_from as effectiveFrom, nullif(eff_to, ?) as until, sequence from ${table}
       where county_id = ? and ${where} order by eff_from, sequence`,
      forever,
      countyId,
      ...values,
    )
    .map(({ content, ...row }): Said<Value> => ({ said: JSON.parse(content) as Value, ...row }));

type Adopted = Readonly<{ profileId: string; basis: string }>;

/** Everything a county has said of its limits that is in force, or will be, as known at a point. */
export type CountyLimits = Readonly<{
  adopted: Said<Adopted> | null;
  own: readonly Said<CountyRule>[];
  coming: readonly Said<Adopted>[];
  ownComing: readonly Said<CountyRule>[];
}>;

export const limitsSaid = (db: Sqlite, countyId: string, point: Point): CountyLimits => {
  const values = at(point);
  const [known, , day] = values;
  const later = ['rec_from <= ? and ? < rec_to and eff_from > ?', [known, known, day]] as const;
  return {
    adopted: rows<Adopted>(db, 'deadline_profile', countyId, inPoint, values)[0] ?? null,
    own: rows<CountyRule>(db, 'deadline_profile_rule', countyId, inPoint, values),
    coming: rows<Adopted>(db, 'deadline_profile', countyId, ...later),
    ownComing: rows<CountyRule>(db, 'deadline_profile_rule', countyId, ...later),
  };
};

/** The limits in force in a county at a point: the adopted profile (the country's where none is) with its own numbers. */
export const limitsInForce = (db: Sqlite, countyId: string, point: Point): DeadlineProfile => {
  const { adopted, own: numbers } = limitsSaid(db, countyId, point);
  const profile = (adopted && deadlineProfile(adopted.said.profileId)) ?? nationalProfile;
  return withCountyRules(
    profile,
    numbers.map(({ said }) => said),
  );
};
