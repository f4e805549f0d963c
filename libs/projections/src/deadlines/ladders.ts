import { defaultLadder, type Ladder, type LadderEvent, type Rung } from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';

/** Ladders that counties adopted, each from a day on. */
export const ladderTable = `create table due_row_ladder (
  county_id text not null, version integer not null, effective_from text not null, rungs text not null,
  basis text not null, sequence integer not null, primary key (county_id, version)
) strict, without rowid;`;

/** Keeps a ladder beside the county's earlier ones. */
export const keepLadder = (
  db: Sqlite,
  { countyId, version, effectiveFrom, rungs, basis }: LadderEvent['data'],
  sequence: number,
): void => {
  db.run(
    'insert into due_row_ladder values (?, ?, ?, ?, ?, ?)',
    countyId,
    version,
    effectiveFrom,
    JSON.stringify(rungs),
    basis,
    sequence,
  );
};

/** A ladder with the days on which it holds: from `effectiveFrom` up to but without `until` (null: it holds). */
export type LadderPeriod = Ladder &
  Readonly<{ effectiveFrom: string | null; until: string | null; version: number; sequence: number }>;

const provided: Omit<LadderPeriod, 'until'> = { ...defaultLadder, effectiveFrom: null, version: 0, sequence: 0 };

/**
 * The ladders of a county in the order in which they hold, as known at a sequence (now without it); the first is the one
 * provided, until the county has its own.
 */
export const laddersOf = (db: Sqlite, countyId: string, knownAt = always - 1): readonly LadderPeriod[] => {
  const adopted = db
    .all<{ version: number; effectiveFrom: string; rungs: string; basis: string; sequence: number }>(
      `select version, effective_from as effectiveFrom, rungs, basis, sequence from due_row_ladder a
       where county_id = ? and sequence <= ? and not exists (
         select 1 from due_row_ladder later where later.county_id = a.county_id and later.version > a.version
           and later.effective_from <= a.effective_from and later.sequence <= ?)
       order by version`,
      countyId,
      knownAt,
      knownAt,
    )
    .map((row) => ({ ...row, rungs: JSON.parse(row.rungs) as readonly Rung[] }));
  return [provided, ...adopted].map((ladder, index) => ({ ...ladder, until: adopted[index]?.effectiveFrom ?? null }));
};

/** The ladder that holds in a county on a day (ISO date), as known at a sequence (now without it). */
export const ladderOn = (db: Sqlite, countyId: string, day: string, knownAt?: number): LadderPeriod =>
  laddersOf(db, countyId, knownAt).findLast(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= day) ?? {
    ...provided,
    until: null,
  };
