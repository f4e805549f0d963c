import { assessedStages, type AssessedStage } from '@app/domain/standards';
import { dispersionOf, isWithin, millionths, type Weighed } from '../dispersion.js';
import { isZero, toNumber } from '../exact.js';
import { isKnown } from '../ratios.js';
import type { StandingInput } from '../standing-input.js';
import { unitsIn, unitsOf, type Unit } from '../units.js';
import { ruleOf } from './section-gaps.js';

/** A section that takes part in a 校际差异系数, ready for its sums. */
export type Part = Readonly<{ unit: Unit; weighed: Weighed }>;

/** The sections that a coefficient is made of; null while one of them is 未填. */
export const partsOf = (units: readonly Unit[], index: number): readonly Part[] | null => {
  const parts: Part[] = [];
  for (const unit of units) {
    const { students } = unit;
    const resource = unit.resources[index] ?? 'missing';
    if (students === 'missing' || students === 'notApplicable' || resource === 'missing') return null;
    if (isKnown(students) && isKnown(resource) && !isZero(students))
      parts.push({ unit, weighed: { students, resource } });
  }
  return parts;
};

/** How much a section adds to a 校际差异系数. Numbers are for information, six places; shares are percent, two. */
export type Driver = Readonly<{
  sectionId: string;
  section: string;
  /** The section's ratio, and whether it lies above or below the county's. */
  value: string;
  side: 'above' | 'below';
  /** pᵢ(xᵢ − X̄)² over the sum of all. */
  share: string;
  /** The coefficient if this section alone stood at the county's mean. */
  cvAtMean: number;
}>;

/** A coefficient above its limit, and who drives it. */
export type DrivenCv = Readonly<{
  stage: AssessedStage;
  indicator: string;
  cv: number;
  limit: string;
  /** By how much it is above. */
  excess: string;
  mean: string;
  /** Sections in the sum. */
  sections: number;
  /** Those that add most, first. */
  drivers: readonly Driver[];
}>;

/** The sections by what they add to the coefficient, the largest first; none when there is no coefficient. */
export const driversOf = (parts: readonly Part[], by: number): readonly Driver[] => {
  const pairs = parts.map(({ unit, weighed }) => {
    const [n, r] = [toNumber(weighed.students), toNumber(weighed.resource)];
    return { unit, n, x: r / n };
  });
  const pupils = pairs.reduce((sum, { n }) => sum + n, 0);
  const mean = pairs.reduce((sum, { n, x }) => sum + n * x, 0) / pupils;
  const terms = pairs.map(({ n, x }) => (n / pupils) * (x - mean) ** 2);
  const sum = terms.reduce((total, term) => total + term, 0);
  if (!(sum > 0)) return [];
  return pairs
    .map(({ unit, x }, index): Driver => {
      const term = terms[index] ?? 0;
      return {
        sectionId: unit.id,
        section: unit.name,
        value: (x * by).toFixed(6),
        side: x > mean ? 'above' : 'below',
        share: ((term / sum) * 100).toFixed(2),
        cvAtMean: Number((Math.sqrt(Math.max(0, sum - term)) / mean).toFixed(6)),
      };
    })
    .toSorted((a, b) => Number(b.share) - Number(a.share));
};

/** So many are shown of each coefficient. */
const mostDrivers = 10;

/** Every coefficient above its limit, with those that drive it. Of the composite rule: none is bound by itself. */
export const drivenCvs = (input: StandingInput): readonly DrivenCv[] => {
  const standard = ruleOf(input);
  const { units } = unitsOf({ ...input, standard });
  return assessedStages.flatMap((stage) =>
    standard.indicators.flatMap((indicator, index): DrivenCv[] => {
      const limit = indicator.cvLimit?.[stage];
      const parts = limit === undefined ? null : partsOf(unitsIn(units, stage), index);
      const dispersion = parts && dispersionOf(parts.map(({ weighed }) => weighed));
      if (limit === undefined || !parts || !dispersion || typeof dispersion === 'string') return [];
      const cv = millionths(dispersion) / 1e6;
      if (isWithin(dispersion, limit)) return [];
      const by = indicator.per === 'per100' ? 100 : 1;
      const pupils = parts.reduce((sum, { weighed }) => sum + toNumber(weighed.students), 0);
      const resource = parts.reduce((sum, { weighed }) => sum + toNumber(weighed.resource), 0);
      return [
        {
          stage,
          indicator: indicator.id,
          cv,
          limit,
          excess: (cv - Number(limit)).toFixed(6),
          mean: ((resource / pupils) * by).toFixed(6),
          sections: parts.length,
          drivers: driversOf(parts, by).slice(0, mostDrivers),
        },
      ];
    }),
  );
};
