import type { AssessedStage, Standard } from '@app/domain/standards';
import {
  compositeMillionths,
  compositeWithin,
  dispersionOf,
  isWithin,
  millionths,
  type Dispersion,
  type Undetermined,
  type Weighed,
} from './dispersion.js';
import { fixed, isZero, over, plus, rounded, times, toNumber, whole, type Exact } from './exact.js';
import { madeOf, madeOnce } from './made-once.js';
import { isKnown } from './ratios.js';
import type { SectionStanding } from './section-standing.js';
import type { Unit } from './units.js';

/** 小学 or 初中 of the county. Arrays have one entry an indicator; null stands for what cannot be said. */
export type StageStanding = Readonly<{
  stage: AssessedStage;
  sections: number;
  /** Null while a section's pupils are unknown. */
  students: number | null;
  /** Sections that meet the indicator; null when the standard asks nothing of a single school. */
  passing: readonly (number | null)[];
  /** Of all sections, two decimals: those that are pending do not count as meeting. */
  passingPercent: readonly (number | null)[];
  /** Σ resource / Σ pupils, 6 places half-up. */
  means: readonly (string | null)[];
  /** 校际差异系数, 6 decimals. */
  cv: readonly (number | null)[];
  cvMet: readonly (boolean | null)[];
  /** Printing at the form's three decimals would turn the verdict. */
  cvBoundary: readonly boolean[];
  /** Why there is no coefficient, in Chinese; null when there is one. */
  cvReasons: readonly (string | null)[];
  /** 综合差异系数: information only, unless the standard decides by it. */
  compositeCv: number | null;
  /** Null when the standard does not decide by the composite, or it is unknown. */
  compositeMet: boolean | null;
  compliant: number | null;
  compliantPercent: number | null;
  /** Sections about which something is still open. */
  pending: number;
}>;

const undetermined: Readonly<Record<Undetermined, string>> = {
  noUnits: '没有参评单位，无法判定',
  oneUnit: '只有一个参评单位，无法判定校际差异',
  zeroMean: '全县平均值为0，无法判定',
};

/** What a unit weighs in each indicator's coefficient: nothing where it has no part, `missing` where it says nothing. */
const weights = madeOnce((unit: Unit, standard: Standard): readonly (Weighed | 'missing' | null)[] =>
  standard.indicators.map((_, index) => {
    const { students } = unit;
    const resource = unit.resources[index] ?? 'missing';
    if (students === 'missing' || students === 'notApplicable' || resource === 'missing') return 'missing';
    return isKnown(students) && isKnown(resource) && !isZero(students) ? { students, resource } : null;
  }),
);

/** What all units weigh: looked up once for all indicators. */
const weightsOf = madeOf(1, (units: readonly Unit[], standard: Standard) =>
  units.map((unit) => weights(unit, standard)),
);

/** The coefficient of one indicator of a stage's units, or why there is none. 未填 anywhere blocks it: nothing is filled in for anybody. */
export const dispersionAt = (standard: Standard, units: readonly Unit[], index: number): Dispersion | string => {
  const weighed: Weighed[] = [];
  let missing = 0;
  for (const mine of weightsOf(units, standard)) {
    const weight = mine[index] ?? null;
    if (weight === 'missing') missing++;
    else if (weight) weighed.push(weight);
  }
  if (missing > 0) return `${missing}个参评单位数据未填，待定`;
  const result = dispersionOf(weighed);
  return typeof result === 'string' ? undetermined[result] : result;
};

const percent = (part: number, all: number): number | null =>
  all === 0 ? null : Number(fixed({ n: BigInt(part) * 100n, d: BigInt(all) }, 2));

export const stageStanding = (
  standard: Standard,
  stage: AssessedStage,
  units: readonly Unit[],
  sections: readonly SectionStanding[],
): StageStanding => {
  const { indicators, dispersion } = standard;
  const each = indicators.map((_, index) => dispersionAt(standard, units, index));
  const known = each.filter((one) => typeof one !== 'string');
  const complete = known.length === each.length && known.length > 0;
  const limit = dispersion.compositeLimit?.[stage];
  const passing = indicators.map(({ threshold }, index) =>
    threshold ? sections.filter(({ met }) => met[index] === true).length : null,
  );
  const cv = each.map((one) => (typeof one === 'string' ? null : millionths(one) / 1e6));
  const cvMet = each.map((one, index) => {
    const bound = indicators[index]?.cvLimit?.[stage];
    return typeof one === 'string' || bound === undefined ? null : isWithin(one, bound);
  });
  const compliant = standard.schoolRule ? sections.filter((section) => section.compliant === true).length : null;
  return {
    stage,
    sections: sections.length,
    students: units.every(({ students }) => isKnown(students)) ? Number(fixed(total(units), 0)) : null,
    passing,
    passingPercent: passing.map((count) => (count === null ? null : percent(count, sections.length))),
    means: indicators.map(({ per }, index) => meanOf(units, index, per === 'per100' ? 100 : 1, 6)),
    cv,
    cvMet,
    cvBoundary: cv.map((value, index) => {
      const bound = Number(indicators[index]?.cvLimit?.[stage] ?? Number.NaN);
      return (
        value !== null && cvMet[index] !== null && Number(value.toFixed(dispersion.precision)) <= bound !== cvMet[index]
      );
    }),
    cvReasons: each.map((one) => (typeof one === 'string' ? one : null)),
    compositeCv: complete ? compositeMillionths(known) / 1e6 : null,
    compositeMet: complete && limit !== undefined ? compositeWithin(known, limit) : null,
    compliant,
    compliantPercent: compliant === null ? null : percent(compliant, sections.length),
    pending: sections.filter(({ compliant: answer, values }) =>
      standard.schoolRule ? answer === null : values.includes(null),
    ).length,
  };
};

const total = (units: readonly Unit[]): Exact =>
  units.reduce<Exact>((sum, { students }) => (isKnown(students) ? plus(sum, students) : sum), whole(0n));

/** 全县平均值 of the sections that have the figure, half-up to so many places; null while one is missing. */
export const meanOf = (units: readonly Unit[], index: number, by: number, places: number): string | null => {
  let [count, pupils, total] = [0, 0, 0];
  for (const { resources, students } of units) {
    const resource = resources[index] ?? 'missing';
    if (resource === 'notApplicable') continue;
    if (!isKnown(resource) || !isKnown(students)) return null;
    count += 1;
    pupils += toNumber(students);
    total += toNumber(resource);
  }
  if (pupils === 0) return null;
  const mean = (total / pupils) * by;
  return rounded(mean, mean * (count + 16) * 2 ** -52, places, () => exactMean(units, index, by));
};

/** The same, exactly: only for what the double leaves open. */
const exactMean = (units: readonly Unit[], index: number, by: number): Exact => {
  let [resources, pupils] = [whole(0n), whole(0n)];
  for (const unit of units) {
    const resource = unit.resources[index] ?? 'missing';
    if (!isKnown(resource) || !isKnown(unit.students)) continue;
    resources = plus(resources, resource);
    pupils = plus(pupils, unit.students);
  }
  return over(times(resources, whole(BigInt(by))), pupils);
};
