import type { Sqlite } from '@app/sqlite';
import { axesOf, keptPastOfMembers, type Member, type OnAxes } from '../organizations/index.js';
import { keptVersions, keyOf, type CountingFigures, type Version } from './accepted-figures.js';

/** Those of a county's members whose own figures count. */
const files = ({ kind, sharedBuildings }: Member): boolean =>
  kind === 'section' || kind === 'county' || sharedBuildings;

type Past = OnAxes & Version & Readonly<{ figures: CountingFigures }>;

/** Whatever counted of a county's members for a data year, with when. */
const pastOf = keptPastOfMembers<Past>({
  of: 'figures',
  by: ['figures'],
  counts: files,
  read: (db, unitIds, dataYear) => {
    const rows = db.all<Omit<Past, 'figures'>>(
      `select a.unit_id as unitId, a.version, ${axesOf('a')} from json_each(?) one
       cross join submission_accepted a on a.unit_id = one.value and a.data_year = ?`,
      JSON.stringify(unitIds),
      dataYear,
    );
    const versions = keptVersions(db, dataYear, rows);
    return rows.flatMap((row) => {
      const figures = versions.get(keyOf(row, dataYear));
      return figures ? [{ ...row, figures }] : [];
    });
  },
});

/** By unit, of each list of rows. */
const byUnit = new WeakMap<readonly Past[], ReadonlyMap<string, CountingFigures>>();

/**
 * What counted of a county's members for a data year: as known at `knownAt`, in force on `asOf` (ISO date). At points
 * between which nothing changes it is one map.
 */
export const figuresOfMembers = (
  db: Sqlite,
  county: Readonly<{ countyId: string; dataYear: string }>,
  members: readonly Member[],
  point: Readonly<{ knownAt: number; asOf: string }>,
): ReadonlyMap<string, CountingFigures> => {
  const rows = pastOf(db, county, members, point);
  let found = byUnit.get(rows);
  if (!found) byUnit.set(rows, (found = new Map(rows.map(({ unitId, figures }) => [unitId, figures]))));
  return found;
};
