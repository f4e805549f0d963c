import type { Blocker } from '@app/domain/indicators';
import { assessedStages, publishedStandards, type AssessedStage, type Judgement } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { countyStanding, resolved, type StandingQuestion } from './standing.js';

/** A stage under one standard. `coefficient`: the composite where it decides, else the highest of all indicators. */
export type StageBeside = Readonly<{
  sections: number;
  /** Sections that comply; null where the standard asks nothing of a single school. */
  compliant: number | null;
  coefficient: number | null;
  /** What the coefficient may be at most. */
  limit: string | null;
  met: boolean | null;
}>;

/** A county under one standard, in short. */
export type StandardBeside = Readonly<{
  standardId: string;
  name: string;
  shortName: string;
  instrument: string;
  /** Whether the county worked to it on the day, as known then. */
  adopted: boolean;
  verdict: Judgement;
  stages: Readonly<Record<AssessedStage, StageBeside>>;
  items: Readonly<Record<Judgement, number>>;
  blockers: readonly Blocker[];
}>;

/** Where a county stands under every published standard in force on the day: 基本均衡 is monitored beside 优质均衡. */
export type CountyBeside = Readonly<{
  countyId: string;
  county: string | null;
  dataYear: string;
  sequence: number;
  asOf: string;
  standards: readonly StandardBeside[];
}>;

const under = (db: Sqlite, question: StandingQuestion, standardId: string): readonly StandardBeside[] => {
  const point = resolved(db, { ...question, standardId });
  const found = point && countyStanding(db, { ...question, standardId });
  if (!found) return [];
  const { standing, adopted } = found;
  const { dispersion, id, name, shortName, instrument, indicators } = point.standard;
  const stage = (of: AssessedStage): StageBeside => {
    const { sections, compliant, cv, cvMet, compositeCv, compositeMet } = standing.stages[of];
    if (dispersion.rule === 'composite')
      return {
        sections,
        compliant,
        coefficient: compositeCv,
        limit: dispersion.compositeLimit?.[of] ?? null,
        met: compositeMet,
      };
    const known = cv.flatMap((one) => one ?? []);
    const met = cvMet.includes(false) ? false : cvMet.includes(null) ? null : true;
    const highest = known.length === 0 ? null : Math.max(...known);
    return { sections, compliant, coefficient: highest, limit: indicators[0]?.cvLimit?.[of] ?? null, met };
  };
  const counted = (verdict: Judgement) => standing.items.filter((one) => one.verdict === verdict).length;
  const [primary, junior] = assessedStages.map(stage) as [StageBeside, StageBeside];
  return [
    {
      standardId: id,
      name,
      shortName,
      instrument,
      adopted,
      verdict: standing.verdict,
      stages: { primary, junior },
      items: { met: counted('met'), notMet: counted('notMet'), pending: counted('pending') },
      blockers: standing.blockers,
    },
  ];
};

/** Undefined when there is no such county, or nothing was known of it yet. */
export const countyBeside = (db: Sqlite, question: Omit<StandingQuestion, 'standardId'>): CountyBeside | undefined => {
  const point = resolved(db, question);
  if (!point) return undefined;
  const { countyId, dataYear, sequence, asOf } = point;
  const inForce = publishedStandards.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= asOf && (effectiveTo === null || asOf < effectiveTo),
  );
  const county = countyStanding(db, question)?.county ?? null;
  const standards = inForce.flatMap(({ id }) => under(db, { ...question, asOf }, id));
  return { countyId, county, dataYear, sequence, asOf, standards };
};
