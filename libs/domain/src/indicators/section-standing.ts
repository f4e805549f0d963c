import type { AssessedStage, Standard } from '@app/domain/standards';
import { fixed } from './exact.js';
import { madeOnce } from './made-once.js';
import { isKnown } from './ratios.js';
import { boundsOf, isBoundary, isCompliant, metOf, stateOf, type Bounds, type IndicatorState } from './school-rule.js';
import { reasonsOf } from './section-reasons.js';
import type { ExemptionEntry } from './standing-input.js';
import type { Unit } from './units.js';

/** A 参评单位 before the standard. Arrays have one entry an indicator, in the standard's order. */
export type SectionStanding = Readonly<{
  id: string;
  name: string;
  schoolId: string | null;
  stage: AssessedStage;
  /** As filed; null when 未填 or 不适用. */
  students: string | null;
  /** Ratios rounded half-up to 6 places; null when there is none. */
  values: readonly (string | null)[];
  states: readonly IndicatorState[];
  met: readonly (boolean | null)[];
  /** Printing at the form's precision would turn the verdict. */
  boundary: readonly boolean[];
  exempted: readonly boolean[];
  /** Null: cannot be said yet, or the standard asks nothing of a single school. */
  compliant: boolean | null;
  /** Chinese sentences: each shortfall, each thing that is missing, each boundary value, each exemption used. */
  reasons: readonly string[];
}>;

const boundsByStage = madeOnce((standard: Standard) => ({
  primary: standard.indicators.map((indicator) => boundsOf(indicator, 'primary')),
  junior: standard.indicators.map((indicator) => boundsOf(indicator, 'junior')),
}));

/** Bounds of every indicator for each stage, made once for all sections. */
const stageBounds = (standard: Standard): Readonly<Record<AssessedStage, readonly (Bounds | null)[]>> =>
  boundsByStage(standard, standard);

/** Where a section stands; kept for one without exemptions, since a unit belongs to one standard and one day's rules. */
export const sectionStanding = (
  standard: Standard,
  unit: Unit,
  exemptions: readonly ExemptionEntry[],
): SectionStanding => (exemptions.length > 0 ? judged(standard, unit, exemptions) : withoutRelief(unit, standard));

const judged = (standard: Standard, unit: Unit, exemptions: readonly ExemptionEntry[]): SectionStanding => {
  const bounds = stageBounds(standard)[unit.stage];
  const { id, name, schoolId, stage, students } = unit;
  const states = unit.values.map((value, index) => stateOf(value, bounds[index] ?? null));
  const boundary = standard.indicators.map(({ precision }, index) =>
    isBoundary(unit.values[index] ?? 'missing', bounds[index] ?? null, precision),
  );
  const relief = standard.indicators.map(({ id: subject }) =>
    exemptions.length === 0 ? undefined : exemptions.find((one) => one.subject === subject),
  );
  const exempted = relief.map((one) => one !== undefined);
  return {
    id,
    name,
    schoolId,
    stage,
    students: isKnown(students) ? fixed(students, 0) : null,
    values: unit.values.map((value) => (isKnown(value) ? fixed(value, 6) : null)),
    states,
    met: states.map(metOf),
    boundary,
    exempted,
    compliant: standard.schoolRule ? isCompliant(standard.schoolRule, states, exempted) : null,
    reasons: reasonsOf(standard, unit, { bounds, states, boundary, relief }),
  };
};

const withoutRelief = madeOnce((unit: Unit, standard: Standard) => judged(standard, unit, []));
