import type { Judgement } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { membersOf, type Point } from '../organizations/index.js';
import { dataYearsOf } from '../submissions/index.js';
import { countyStanding, type CountyStanding } from './standing.js';

/** 小学 or 初中 of one data year; arrays have one entry an indicator. */
export type TrendStage = Readonly<{
  sections: number;
  students: number | null;
  compliant: number | null;
  compliantPercent: number | null;
  passing: readonly (number | null)[];
  cv: readonly (number | null)[];
  cvMet: readonly (boolean | null)[];
  compositeCv: number | null;
}>;

/** Where a county stood in one data year, judged on one day. */
export type TrendYear = Readonly<{
  dataYear: string;
  asOf: string;
  standardId: string;
  adopted: boolean;
  verdict: Judgement;
  blockers: number;
  indicators: readonly Readonly<{ id: string; shortName: string }>[];
  stages: Readonly<Record<'primary' | 'junior', TrendStage>>;
}>;

/**
 * `asOf`: the day that the last year is judged on (ISO date); earlier years are judged on their own last day. `knownAt`: the
 * sequence up to which events are known; all of them without it.
 */
export type TrendQuestion = Readonly<{
  countyId: string;
  standardId?: string | undefined;
  knownAt?: number | undefined;
  asOf: string;
}>;

const yearOf = ({ asOf, adopted, standing }: CountyStanding): TrendYear => {
  const stage = (of: 'primary' | 'junior'): TrendStage => {
    const { sections, students, compliant, compliantPercent, passing, cv, cvMet, compositeCv } = standing.stages[of];
    return { sections, students, compliant, compliantPercent, passing, cv, cvMet, compositeCv };
  };
  return {
    dataYear: standing.dataYear,
    asOf,
    standardId: standing.standardId,
    adopted,
    verdict: standing.verdict,
    blockers: standing.blockers.length,
    indicators: standing.indicators.map(({ id, shortName }) => ({ id, shortName })),
    stages: { primary: stage('primary'), junior: stage('junior') },
  };
};

/** Data years of which a county's schools have figures that count, the oldest first. */
const countyDataYears = (db: Sqlite, countyId: string, point: Point): readonly string[] =>
  dataYearsOf(
    db,
    membersOf(db, countyId, point).map(({ unitId }) => unitId),
    point,
  );

/**
 * A county's standing year by year, the oldest first: every data year of which figures count. A year that is over is
 * judged on its last day, with the units, exemptions and standard of that day, by what is known of it at the point.
 */
export const countyTrend = (db: Sqlite, { countyId, standardId, knownAt, asOf }: TrendQuestion): readonly TrendYear[] =>
  countyDataYears(db, countyId, { knownAt: knownAt ?? Number.MAX_SAFE_INTEGER, asOf }).flatMap((dataYear) => {
    const end = `${dataYear.slice(5)}-08-31`;
    const day = end < asOf ? end : asOf;
    const found = countyStanding(db, { countyId, dataYear, standardId, knownAt, asOf: day });
    return found ? [yearOf(found)] : [];
  });
