import type { StandingInput } from '@app/domain/indicators';
import type { Standard } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { membersOf, type Member } from '../organizations/index.js';
import { countyFactsAt } from '../standards/index.js';
import { figuresCounting, type CountingFigures } from '../submissions/index.js';
import { sectionsOf, type Conflict } from './sections.js';

/** Which county and school year, by which standard, as known at which sequence, on which day (ISO date). */
export type StandingPoint = Readonly<{
  countyId: string;
  dataYear: string;
  standard: Standard;
  knownAt: number;
  asOf: string;
}>;

/** Everything a standing rests on at a point, and where each part of it comes from. */
export type StandingSources = Readonly<{
  input: StandingInput;
  members: readonly Member[];
  counting: ReadonlyMap<string, CountingFigures>;
  conflicts: readonly Conflict[];
}>;

/** Collects the kept inputs: members of the county, their figures that counted, and the county's own record. */
export const standingSources = (db: Sqlite, point: StandingPoint): StandingSources => {
  const { countyId, dataYear, standard, asOf } = point;
  const members = membersOf(db, countyId, point);
  const filing = members.filter(({ kind, sharedBuildings }) => kind === 'section' || sharedBuildings);
  const counting = figuresCounting(
    db,
    filing.map(({ unitId }) => unitId),
    dataYear,
    point,
  );
  const { sections, sharedSchools, conflicts } = sectionsOf(members, counting);
  const county = countyFactsAt(db, { countyId, dataYear, standardId: standard.id }, point);
  return {
    input: { standard, dataYear, date: asOf, sections, sharedSchools, county },
    members,
    counting,
    conflicts,
  };
};
