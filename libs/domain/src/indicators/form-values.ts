import { assessedStages, inForceOn, type AssessedStage, type Standard } from '@app/domain/standards';
import { compositeText, cvText, deviationText } from './dispersion.js';
import { fixed } from './exact.js';
import { isKnown } from './ratios.js';
import { dispersionAt, meanOf } from './stage-standing.js';
import type { StandingInput } from './standing-input.js';
import { unitsIn, unitsOf, type Unit } from './units.js';

/** What a form prints of a stage. One entry an indicator; null where there is no answer. */
export type StageValues = Readonly<{
  /** 全县平均值 and 标准差, decimals of the indicator. */
  means: readonly (string | null)[];
  deviations: readonly (string | null)[];
  /** 差异系数 and 综合, decimals of the standard's coefficients. */
  cv: readonly (string | null)[];
  compositeCv: string | null;
}>;

/** What a form prints of a county: each value half-up from the exact one, never from one that was rounded before. */
export type FormValues = Readonly<{
  /** 生均 and 每百名学生 by section. */
  sections: ReadonlyMap<string, readonly (string | null)[]>;
  stages: Readonly<Record<AssessedStage, StageValues>>;
}>;

const stageValues = (standard: Standard, units: readonly Unit[]): StageValues => {
  const { indicators, dispersion } = standard;
  const each = indicators.map((_, index) => dispersionAt(standard, units, index));
  const known = each.filter((one) => typeof one !== 'string');
  return {
    means: indicators.map(({ per, precision }, index) => meanOf(units, index, per === 'per100' ? 100 : 1, precision)),
    deviations: indicators.map(({ per, precision }, index) => {
      const one = each[index];
      return one === undefined || typeof one === 'string'
        ? null
        : deviationText(one, per === 'per100' ? 100 : 1, precision);
    }),
    cv: each.map((one) => (typeof one === 'string' ? null : cvText(one, dispersion.precision))),
    compositeCv: known.length === each.length && known.length > 0 ? compositeText(known, dispersion.precision) : null,
  };
};

/** The values of a standing as a form prints them. Input: that of the standing. */
export const formValues = (input: StandingInput): FormValues => {
  const standard = inForceOn(input.standard, input.date);
  const { units } = unitsOf({ ...input, standard });
  const [primary, junior] = assessedStages.map((stage) => stageValues(standard, unitsIn(units, stage))) as [
    StageValues,
    StageValues,
  ];
  const printed = ({ values }: Unit) =>
    values.map((value, index) => (isKnown(value) ? fixed(value, standard.indicators[index]?.precision ?? 2) : null));
  return {
    sections: new Map(units.map((unit) => [unit.id, printed(unit)])),
    stages: { primary, junior },
  };
};
