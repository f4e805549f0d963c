import type { StandingInput } from '@app/domain/indicators';
import { inForceOn, type Standard } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../kernel/index.js';
import { membersOf, touchedBetween, type Member } from '../organizations/index.js';
import { countyFactsAt } from '../standards/index.js';
import { figuresCounting, figuresOfMembers, filersAmong, type CountingFigures } from '../submissions/index.js';
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
  const members = membersOf(db, point.countyId, point);
  const counting = figuresOfMembers(db, point, members, point);
  return assembled(db, point, members, counting);
};

const assembled = (
  db: Sqlite,
  { countyId, dataYear, standard, knownAt, asOf }: StandingPoint,
  members: readonly Member[],
  counting: ReadonlyMap<string, CountingFigures>,
): StandingSources => {
  const { sections, sharedSchools, conflicts } = sectionsOf(members, counting);
  const recorded = countyFactsAt(db, { countyId, dataYear, standardId: standard.id }, { knownAt, asOf });
  const schools = { dataYear, standard: inForceOn(standard, asOf), sections, sharedSchools, counting };
  const county = withFiledItems(db, recorded, { ...schools, countyId });
  const input = { standard, dataYear, date: asOf, sections, sharedSchools, county };
  return { input, members, counting, conflicts };
};

/** The same sources one or a few events later: only the units that were touched are read again. */
const carriedOn = (db: Sqlite, point: StandingPoint, before: Kept): StandingSources => {
  const { countyId, dataYear, knownAt } = point;
  const touched = touchedBetween(db, countyId, before.sequence, knownAt);
  if (touched.some(({ what }) => what === 'tree')) return readSources(db, point);
  const { members, counting } = before.sources;
  const units = touched.flatMap(({ what, unitId }) => (what === 'figures' ? [unitId] : []));
  if (units.length === 0) return assembled(db, point, members, counting);
  const again = figuresCounting(db, units, dataYear, point);
  const next = new Map(counting);
  const files = new Set(filersAmong(members));
  for (const unitId of units) {
    const found = again.get(unitId);
    if (found && files.has(unitId)) next.set(unitId, found);
    else next.delete(unitId);
  }
  return assembled(db, point, members, next);
};

type Kept = Readonly<{ sequence: number; sources: StandingSources }>;

/** The latest sources of each county, year, day and standard that was asked about, of one file. */
const kept = new WeakMap<Sqlite, Recent<{ last: Kept | undefined }>>();
const limit = 32;

/** Everything a standing rests on; what an earlier question has read, and nothing has touched since, is not read again. */
export const standingSources = (db: Sqlite, point: StandingPoint): StandingSources => {
  let all = kept.get(db);
  if (!all) kept.set(db, (all = new Recent(limit)));
  const { countyId, dataYear, standard, knownAt, asOf } = point;
  const slot = all.get([countyId, dataYear, asOf, standard.id, amended(db)].join(' '), () => ({ last: undefined }));
  const { last } = slot;
  if (last?.sequence === knownAt) return last.sources;
  if (last && last.sequence > knownAt) return readSources(db, point);
  const sources = last ? carriedOn(db, point, last) : readSources(db, point);
  slot.last = { sequence: knownAt, sources };
  return sources;
};
