import { standingOf, type Standing } from '@app/domain/indicators';
import { dayOf } from '@app/domain/kernel';
import { defaultStandardId, publishedStandard, type Standard } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../kernel/index.js';
import { countyMomentAt, pathAt, unitById } from '../organizations/index.js';
import { standardsAdoptedBy } from '../standards/index.js';
import { standingSources } from './inputs.js';
import { judgedBy, type JudgedBy } from './judged.js';
import type { Conflict } from './sections.js';

/**
 * What is asked: `knownAt` is a sequence (now, when absent), `asOf` an ISO date (the day the county's last event was
 * recorded, when absent), `standardId` one of the published (the one adopted last, when absent).
 */
export type StandingQuestion = Readonly<{
  countyId: string;
  dataYear: string;
  standardId?: string | undefined;
  knownAt?: number | undefined;
  asOf?: string | undefined;
}>;

/** A county's standing, with the point that it was computed for. */
export type CountyStanding = Readonly<{
  countyId: string;
  county: string | null;
  /** The county's own last sequence not after what was asked for: the same one means the same answer. */
  sequence: number;
  asOf: string;
  /** Whether the county worked to this standard on the day, as known then. */
  adopted: boolean;
  /** Whether it is judged as it was then or re-judged, and by what. */
  judged: JudgedBy['judged'];
  judgedWhy: string;
  standing: Standing;
  conflicts: readonly Conflict[];
}>;

/** Where a question points: the county's own sequence, the day, the standard. */
export type ResolvedQuestion = Readonly<{
  countyId: string;
  dataYear: string;
  sequence: number;
  asOf: string;
  standard: Standard;
  adopted: boolean;
  /** The standards that the county worked to on the day, as known then, earliest adoption first. */
  inForce: readonly string[];
}>;

/** A county's standings of one file that are kept; each is of the size of its county. */
const kept = new WeakMap<Sqlite, Recent<CountyStanding>>();
const limit = 48;

/** Undefined when there is no such county, nothing was known of it yet, or the standard is not published. */
export const resolved = (db: Sqlite, question: StandingQuestion): ResolvedQuestion | undefined => {
  const { countyId, dataYear, standardId } = question;
  const moment = countyMomentAt(db, countyId, question.knownAt);
  if (unitById(db, countyId)?.kind !== 'county' || !moment) return undefined;
  const { sequence } = moment;
  const asOf = question.asOf ?? dayOf(moment.recordedAt);
  const at = { knownAt: sequence, asOf };
  // A county works to its own standards and to those of its city.
  const above = pathAt(db, countyId, at).map(({ unitId }) => unitId);
  const adopted = standardsAdoptedBy(db, above, at).map((one) => one.standardId);
  const standard = publishedStandard(standardId ?? adopted.at(-1) ?? defaultStandardId);
  if (!standard) return undefined;
  return { countyId, dataYear, sequence, asOf, standard, adopted: adopted.includes(standard.id), inForce: adopted };
};

/**
 * Where a county stands: computed from the kept inputs as they were known and in force, and kept by the county's own
 * last sequence, so that what happens elsewhere costs it nothing.
 */
export const countyStanding = (db: Sqlite, question: StandingQuestion): CountyStanding | undefined => {
  const point = resolved(db, question);
  return point && standingAt(db, point);
};

/** The standing that a resolved question points to. */
export const standingAt = (db: Sqlite, point: ResolvedQuestion): CountyStanding => {
  let standings = kept.get(db);
  if (!standings) kept.set(db, (standings = new Recent(limit)));
  const { countyId, dataYear, sequence, asOf, standard, adopted } = point;
  return standings.get([countyId, dataYear, sequence, asOf, standard.id, amended(db)].join(' '), () => {
    const { input, members, conflicts } = standingSources(db, { ...point, knownAt: sequence });
    // The county's own name of that day; the members are empty when it did not stand yet.
    const county = members.find(({ unitId }) => unitId === countyId)?.name ?? null;
    const standing = standingOf(input);
    return { countyId, county, sequence, asOf, adopted, ...judgedBy(point), standing, conflicts };
  });
};
