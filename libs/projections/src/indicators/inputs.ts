import type { StandingInput } from '@app/domain/indicators';
import { inForceOn, type Standard } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../kernel/index.js';
import { membersOf, type Member } from '../organizations/index.js';
import { countyFactsAt } from '../standards/index.js';
import { figuresOfMembers, type CountingFigures } from '../submissions/index.js';
import { withFiledItems } from './county-return.js';
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
const readSources = (db: Sqlite, point: StandingPoint): StandingSources => {
  const { countyId, dataYear, standard, knownAt, asOf } = point;
  const members = membersOf(db, countyId, point);
  const counting = figuresOfMembers(db, point, members, point);
  const { sections, sharedSchools, conflicts } = sectionsOf(counting, members);
  const recorded = countyFactsAt(db, { countyId, dataYear, standardId: standard.id }, { knownAt, asOf });
  const schools = { dataYear, standard: inForceOn(standard, asOf), sections, sharedSchools, counting };
  const county = withFiledItems(db, recorded, { ...schools, countyId });
  const input = { standard, dataYear, date: asOf, sections, sharedSchools, county };
  return { input, members, counting, conflicts };
};

/** Sources of one file that are kept; what they hold of the past is shared by all of a county's (`keptPast`). */
const kept = new WeakMap<Sqlite, Recent<StandingSources>>();
const limit = 48;

/** Everything a standing rests on. What reckons with it again, explains or compares it, finds it kept. */
export const standingSources = (db: Sqlite, point: StandingPoint): StandingSources => {
  let all = kept.get(db);
  if (!all) kept.set(db, (all = new Recent(limit)));
  const { countyId, dataYear, standard, knownAt, asOf } = point;
  const key = [countyId, dataYear, knownAt, asOf, standard.id, amended(db)].join(' ');
  return all.get(key, () => readSources(db, point));
};
