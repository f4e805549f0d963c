import type { IndicatorState } from '@app/domain/indicators';
import type { Indicator } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { countyAt } from '../organizations/index.js';
import type { CountingFigures } from '../submissions/index.js';
import { standingSources } from './inputs.js';
import { countyStanding, resolved, type StandingQuestion } from './standing.js';

/** One number that went into an indicator, and whose word it is. Null fields: nothing accepted. */
export type ExplainedInput = Readonly<{
  figure: string;
  unitId: string;
  unit: string;
  /** As filed: decimal text, `n/a`, or null for 未填. */
  value: string | null;
  version: number | null;
  effectiveFrom: string | null;
  filedBy: string | null;
  filedSequence: number | null;
  acceptedBy: string | null;
  acceptedSequence: number | null;
}>;

/** Why an indicator of a section is what it is. */
export type Explanation = Readonly<{
  countyId: string;
  sectionId: string;
  section: string;
  indicator: Pick<Indicator, 'id' | 'name' | 'unit' | 'per' | 'clause' | 'precision' | 'threshold' | 'floorRatio'>;
  /** The county's own sequence and the day it is computed for. */
  sequence: number;
  asOf: string;
  dataYear: string;
  standardId: string;
  value: string | null;
  state: IndicatorState | 'excluded';
  boundary: boolean;
  exempted: boolean;
  reasons: readonly string[];
  /** Whether the figure is the school's, divided between its stages by the ratios of `sharingClause`. */
  shared: boolean;
  sharingClause: string | null;
  ratios: Readonly<Record<string, string>> | null;
  /** The resource, the pupils; of a shared figure the pupils of every stage. */
  inputs: readonly ExplainedInput[];
}>;

/** Undefined when the section, the indicator, or the county at that point is not there. */
export const explainFigure = (
  db: Sqlite,
  question: Omit<StandingQuestion, 'countyId'> & Readonly<{ sectionId: string; indicatorId: string }>,
): Explanation | undefined => {
  const { sectionId, indicatorId, knownAt = Number.MAX_SAFE_INTEGER, asOf = '9999-12-30' } = question;
  const countyId = countyAt(db, sectionId, { knownAt, asOf });
  const point = countyId === null ? undefined : resolved(db, { ...question, countyId });
  const whole = countyId === null ? undefined : countyStanding(db, { ...question, countyId });
  if (!point || !whole) return undefined;
  const { standard, sequence, dataYear } = point;
  const indicator = standard.indicators.find(({ id }) => id === indicatorId);
  const sources = standingSources(db, { ...point, knownAt: sequence });
  const member = sources.members.find(({ unitId }) => unitId === sectionId);
  if (!indicator || !member) return undefined;

  const index = whole.standing.indicators.findIndex(({ id }) => id === indicatorId);
  const section = whole.standing.sections.find(({ id }) => id === sectionId);
  const excluded = whole.standing.excluded.find((one) => one.sectionId === sectionId);
  const school = sources.input.sharedSchools.find(({ sections }) => sections.some(({ id }) => id === sectionId));
  const shared = indicator.sharedByRatio && school !== undefined;
  const names = new Map(sources.members.map(({ unitId, name }) => [unitId, name]));
  const input = (unitId: string, figure: string, value: string | null): ExplainedInput => ({
    figure,
    unitId,
    unit: names.get(unitId) ?? unitId,
    value,
    ...provenance(sources.counting.get(unitId)),
  });
  const filed = (unitId: string, figure: string): ExplainedInput => {
    const figures: Readonly<Record<string, string | null>> = sources.counting.get(unitId)?.figures ?? {};
    return input(unitId, figure, figures[figure] ?? null);
  };
  const pupils =
    shared && school
      ? Object.keys(standard.sharing.ratios[school.type]).map((stage) => {
          const part = school.sections.find((one) => one.stage === stage);
          if (part) return filed(part.id, 'students');
          const word = school.students[stage as 'primary' | 'junior' | 'senior'] ?? null;
          return input(school.id, `enrolment.${stage}`, word);
        })
      : [filed(sectionId, 'students')];
  const { id, name, unit, per, clause, precision, threshold, floorRatio } = indicator;
  return {
    countyId: point.countyId,
    sectionId,
    section: section?.name ?? excluded?.section ?? member.name,
    indicator: { id, name, unit, per, clause, precision, threshold, floorRatio },
    sequence,
    asOf: point.asOf,
    dataYear,
    standardId: standard.id,
    value: section?.values[index] ?? null,
    state: section?.states[index] ?? 'excluded',
    boundary: section?.boundary[index] ?? false,
    exempted: section?.exempted[index] ?? false,
    reasons: section?.reasons ?? (excluded ? [excluded.reason] : []),
    shared,
    sharingClause: shared ? standard.sharing.clause : null,
    ratios: shared && school ? standard.sharing.ratios[school.type] : null,
    inputs: [filed(shared && school ? school.id : sectionId, indicator.figure), ...pupils],
  };
};

const provenance = (
  counting: CountingFigures | undefined,
): Omit<ExplainedInput, 'figure' | 'unitId' | 'unit' | 'value'> => ({
  version: counting?.version ?? null,
  effectiveFrom: counting?.effectiveFrom ?? null,
  filedBy: counting?.filedBy ?? null,
  filedSequence: counting?.filedSequence ?? null,
  acceptedBy: counting?.acceptedBy ?? null,
  acceptedSequence: counting?.acceptedSequence ?? null,
});
