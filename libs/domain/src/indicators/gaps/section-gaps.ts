import { inForceOn, type Indicator, type Standard } from '@app/domain/standards';
import { minus, over, times, whole, isZero, type Exact } from '../exact.js';
import { isKnown, quantityOf, type Quantity } from '../ratios.js';
import { boundsOf, metOf, stateOf, type IndicatorState } from '../school-rule.js';
import type { StandingInput } from '../standing-input.js';
import type { Unit } from '../units.js';
import { measureOf, unitsUp } from './measures.js';

/** Whose figure would have to grow: the section's own, or that of the school whose stages share the buildings. */
export type Holder = Readonly<{ unitId: string; unit: string; figure: string; places: number }>;

/**
 * How far one indicator of one section is from its bounds, in filed units of its resource (`places` decimals).
 * `held` is what the holder has. Null bounds: nothing is asked, or nothing can be said.
 */
export type IndicatorGap = Readonly<{
  indicator: string;
  state: IndicatorState;
  exempted: boolean;
  holder: Holder;
  held: string | null;
  toThreshold: bigint | null;
  toFloor: bigint | null;
  /** Part of the threshold that is missing, as a double: for ranking only. */
  shortfall: number;
}>;

/** Whose figure an indicator of a section rests on: its own, or that of the school whose stages share buildings. */
export const holderOf = (unit: Unit, { sharedByRatio }: Indicator): Pick<Unit, 'id' | 'name' | 'figures'> =>
  (sharedByRatio ? unit.premises?.school : undefined) ?? unit;

/** What the holder holds, and the section's part of it. */
export const heldBy = (
  unit: Unit,
  indicator: Indicator,
): Readonly<{ holder: Holder; held: Quantity; text: string | null; share: Quantity }> => {
  const { figure, sharedByRatio } = indicator;
  const school = sharedByRatio ? unit.premises?.school : undefined;
  const { id: unitId, name, figures } = holderOf(unit, indicator);
  const text = figures[figure] ?? null;
  const holder = { unitId, unit: name, figure, places: measureOf(figure).places };
  return { holder, held: quantityOf(text), text, share: school ? (unit.premises?.share ?? 'undetermined') : whole(1n) };
};

/** Filed units by which the holder's figure must grow so that the section's ratio is not below the bound. */
const missingTo = (
  bound: Exact,
  students: Exact,
  share: Exact,
  held: Exact,
  per: Indicator['per'],
  places: number,
): bigint => {
  const by = whole(per === 'per100' ? 100n : 1n);
  return unitsUp(minus(over(times(bound, students), times(by, share)), held), places);
};

/** Every indicator of a section, in the standard's order. */
export const sectionGaps = (input: StandingInput, standard: Standard, unit: Unit): readonly IndicatorGap[] =>
  standard.indicators.map((indicator, index) => {
    const bounds = boundsOf(indicator, unit.stage);
    const state = stateOf(unit.values[index] ?? 'missing', bounds);
    const { holder, held, text, share } = heldBy(unit, indicator);
    const exempted = input.county.exemptions.some(
      ({ sectionId, subject, expires }) => sectionId === unit.id && subject === indicator.id && input.date <= expires,
    );
    const { students } = unit;
    const open =
      metOf(state) === null || !bounds || !isKnown(students) || !isKnown(held) || !isKnown(share) || isZero(share);
    const missing = (bound: Exact) =>
      open ? null : missingTo(bound, students as Exact, share as Exact, held as Exact, indicator.per, holder.places);
    const value = unit.values[index];
    const near = value !== undefined && isKnown(value) ? Number(value.n) / Number(value.d) : 0;
    return {
      indicator: indicator.id,
      state,
      exempted,
      holder,
      held: text,
      toThreshold: bounds ? missing(bounds.threshold) : null,
      toFloor: bounds ? missing(bounds.floor) : null,
      shortfall: bounds ? Math.max(0, 1 - near / bounds.threshold.near) : 0,
    };
  });

/** The standard as it is on the day that is asked about. */
export const ruleOf = ({ standard, date }: StandingInput): Standard => inForceOn(standard, date);
