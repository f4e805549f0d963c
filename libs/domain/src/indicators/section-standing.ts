import type { AssessedStage, Indicator, Standard } from '@app/domain/standards';
import { fixed } from './exact.js';
import { isKnown, type Quantity } from './ratios.js';
import { boundsOf, isBoundary, isCompliant, metOf, stateOf, type Bounds, type IndicatorState } from './school-rule.js';
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

/** Bounds of every indicator for a stage, made once for all its sections. */
export const stageBounds = (standard: Standard, stage: AssessedStage): readonly (Bounds | null)[] =>
  standard.indicators.map((indicator) => boundsOf(indicator, stage));

const openReasons: Readonly<Partial<Record<IndicatorState, string>>> = {
  missing: '数据未填，待定',
  notApplicable: '不适用',
  undetermined: '无法判定',
};

/** A ratio as the form prints it, or to 6 places where printing would hide the shortfall. */
const shown = (value: Quantity, indicator: Indicator, boundary: boolean): string =>
  isKnown(value) ? fixed(value, boundary ? 6 : indicator.precision) : '';

const trimmed = (bound: Bounds['floor']): string => String(bound.near);

export const sectionStanding = (
  standard: Standard,
  unit: Unit,
  bounds: readonly (Bounds | null)[],
  exemptions: readonly ExemptionEntry[],
): SectionStanding => {
  const { id, name, schoolId, stage, students } = unit;
  const states = unit.values.map((value, index) => stateOf(value, bounds[index] ?? null));
  const boundary = standard.indicators.map(({ precision }, index) =>
    isBoundary(unit.values[index] ?? 'missing', bounds[index] ?? null, precision),
  );
  const relief = standard.indicators.map(({ id: subject }) => exemptions.find((one) => one.subject === subject));
  const exempted = relief.map((one) => one !== undefined);
  const reasons: string[] = [];
  if (isKnown(students) && students.n === 0n) reasons.push('学生数为0，无法判定');
  else if (!isKnown(students)) reasons.push(students === 'missing' ? '学生数未填，待定' : '学生数不适用，无法判定');
  standard.indicators.forEach((indicator, index) => {
    const state = states[index] ?? 'missing';
    const bound = bounds[index];
    const open = openReasons[state];
    if (open !== undefined && isKnown(students) && students.n !== 0n) reasons.push(`${indicator.name}${open}`);
    if (!bound) return;
    const value = shown(unit.values[index] ?? 'missing', indicator, boundary[index] ?? false);
    if (state === 'aboveFloor')
      reasons.push(
        `${indicator.name}${value}，未达到${trimmed(bound.threshold)}，不低于其85%`.replace(
          '85%',
          percentOf(indicator),
        ),
      );
    if (state === 'belowFloor')
      reasons.push(
        `${indicator.name}${value}，低于${trimmed(bound.threshold)}的${percentOf(indicator)}（${trimmed(bound.floor)}）`,
      );
    if (boundary[index])
      reasons.push(`${indicator.name}为边界值：${value}，按${indicator.precision}位小数取舍会改变结论，以实际值判定`);
    const grant = relief[index];
    if (grant && metOf(state) === false) reasons.push(`${indicator.name}按过渡性放宽计，至${grant.expires}`);
  });
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
    reasons,
  };
};

const percentOf = ({ floorRatio }: Indicator): string => `${Math.round(Number(floorRatio ?? '1') * 1000) / 10}%`;
