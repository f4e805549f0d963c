import { always } from '@app/projections/kernel';
import { keptVersions, keyOf, type CountingFigures, type Version } from '@app/projections/submissions';
import type { Sqlite } from '@app/sqlite';

/** What the tables say, read at once: what counted of the named units for a data year: as known at `knownAt`, in force on `asOf` (ISO date). */
export const figuresCounting = (
  db: Sqlite,
  unitIds: readonly string[],
  dataYear: string,
  { knownAt, asOf }: Readonly<{ knownAt: number; asOf: string }>,
): ReadonlyMap<string, CountingFigures> => {
  const known = Math.min(knownAt, always - 1);
  const counting = db.all<Version>(
    `select a.unit_id as unitId, a.version from json_each(?) one cross join submission_accepted a
     on a.unit_id = one.value and a.data_year = ?
     where a.rec_from <= ? and ? < a.rec_to and a.eff_from <= ? and ? < a.eff_to`,
    JSON.stringify(unitIds),
    dataYear,
    known,
    known,
    asOf,
    asOf,
  );
  const versions = keptVersions(db, dataYear, counting);
  return new Map(
    counting.flatMap((one) => {
      const found = versions.get(keyOf(one, dataYear));
      return found ? [[one.unitId, found] as const] : [];
    }),
  );
};
