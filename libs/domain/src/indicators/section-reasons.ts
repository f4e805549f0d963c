import type { Indicator, Standard } from '@app/domain/standards';
import { fixed, isZero } from './exact.js';
import { isKnown } from './ratios.js';
import { metOf, type Bounds, type IndicatorState } from './school-rule.js';
import type { ExemptionEntry } from './standing-input.js';
import type { Unit } from './units.js';

/** What was found of a section, one entry an indicator. */
type Found = Readonly<{
  bounds: readonly (Bounds | null)[];
  states: readonly IndicatorState[];
  boundary: readonly boolean[];
  relief: readonly (ExemptionEntry | undefined)[];
}>;

const openWords: Readonly<Partial<Record<IndicatorState, string>>> = {
  missing: '数据未填，待定',
  notApplicable: '不适用',
  undetermined: '无法判定',
};

/** Why nothing can be said of any indicator: the pupils. Null when they are there. */
const ofStudents = ({ students }: Unit): string | null => {
  if (isKnown(students)) return isZero(students) ? '学生数为0，无法判定' : null;
  return students === 'missing' ? '学生数未填，待定' : '学生数不适用，无法判定';
};

const percent = ({ floorRatio }: Indicator): string => `${Math.round(Number(floorRatio ?? '1') * 1000) / 10}%`;

const shortfall = (indicator: Indicator, state: IndicatorState, value: string, { threshold, floor }: Bounds): string =>
  state === 'aboveFloor'
    ? `${indicator.name}${value}，未达到${threshold.near}，不低于其${percent(indicator)}`
    : `${indicator.name}${value}，低于${threshold.near}的${percent(indicator)}（${floor.near}）`;

/** Chinese sentences: each shortfall, each thing that is missing, each boundary value, each exemption used. */
export const reasonsOf = (standard: Standard, unit: Unit, { bounds, states, boundary, relief }: Found): string[] => {
  const nobody = ofStudents(unit);
  const reasons = nobody === null ? [] : [nobody];
  standard.indicators.forEach((indicator, index) => {
    const state = states[index] ?? 'missing';
    const turned = boundary[index] ?? false;
    const met = metOf(state);
    const word = openWords[state];
    if (word !== undefined && nobody === null) reasons.push(`${indicator.name}${word}`);
    const bound = bounds[index];
    const quantity = unit.values[index] ?? 'missing';
    if (!bound || !isKnown(quantity) || (met === true && !turned)) return;
    // As the form prints it, or to six places where printing would hide the shortfall.
    const value = fixed(quantity, turned ? 6 : indicator.precision);
    if (met === false) reasons.push(shortfall(indicator, state, value, bound));
    if (turned)
      reasons.push(`${indicator.name}为边界值：${value}，按${indicator.precision}位小数取舍会改变结论，以实际值判定`);
    const grant = relief[index];
    if (grant && met === false) reasons.push(`${indicator.name}按过渡性放宽计，至${grant.expires}`);
  });
  return reasons;
};
