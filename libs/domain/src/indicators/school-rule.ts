import type { Indicator, AssessedStage, SchoolRule } from '@app/domain/standards';
import { atLeast, exact, fixed, slack, times, toNumber, type Exact } from './exact.js';
import { isKnown, type Quantity } from './ratios.js';

/**
 * How one indicator of one section stands. `near` is met, under 105 % of the threshold (临界);
 * `unjudged` has a value, and the standard asks nothing of a single school.
 */
export type IndicatorState =
  'met' | 'near' | 'aboveFloor' | 'belowFloor' | 'missing' | 'notApplicable' | 'undetermined' | 'unjudged';

/** A bound as a rational, and as the nearest double for what lies far from it. */
type Bound = Exact & Readonly<{ near: number }>;

/** Threshold, floor and 临界 of an indicator for a stage. */
export type Bounds = Readonly<{ threshold: Bound; floor: Bound; ample: Bound }>;

const ampleRatio = exact('1.05');
/** The integers are small here, so that the quotient is the nearest double, and prints as it is written. */
const bound = ({ n, d }: Exact): Bound => ({ n, d, near: Number(n) / Number(d) });

/** Null when the standard asks nothing of a single school. */
export const boundsOf = (indicator: Indicator, stage: AssessedStage): Bounds | null => {
  if (!indicator.threshold) return null;
  const threshold = exact(indicator.threshold[stage]);
  return {
    threshold: bound(threshold),
    floor: bound(times(threshold, exact(indicator.floorRatio ?? '1'))),
    ample: bound(times(threshold, ampleRatio)),
  };
};

/** The floor of an indicator for each stage, as it is printed: `3.825`; null when nothing below the threshold counts. */
export const floorsOf = (indicator: Indicator): Readonly<Record<AssessedStage, string>> | null => {
  const [primary, junior] = [boundsOf(indicator, 'primary'), boundsOf(indicator, 'junior')];
  return primary && junior && indicator.floorRatio !== null
    ? { primary: `${primary.floor.near}`, junior: `${junior.floor.near}` }
    : null;
};

/** `value` ≥ bound: by the double where it is far from it, else exactly. */
const reaches = (value: Exact, near: number, to: Bound): boolean => {
  const gap = near - to.near;
  return Math.abs(gap) > (near + to.near) * slack ? gap > 0 : atLeast(value, to);
};

/** Compared before any rounding. */
export const stateOf = (value: Quantity, bounds: Bounds | null): IndicatorState => {
  if (!isKnown(value)) return value;
  if (!bounds) return 'unjudged';
  const near = toNumber(value);
  if (reaches(value, near, bounds.threshold)) return reaches(value, near, bounds.ample) ? 'met' : 'near';
  return reaches(value, near, bounds.floor) ? 'aboveFloor' : 'belowFloor';
};

/** 达标, 未达标, or null for what cannot be said. */
export const metOf = (state: IndicatorState): boolean | null => {
  if (state === 'met' || state === 'near') return true;
  return state === 'aboveFloor' || state === 'belowFloor' ? false : null;
};

/** 边界值: whether the value as the form prints it would stand on another side of the threshold or of the floor. */
export const isBoundary = (value: Quantity, bounds: Bounds | null, precision: number): boolean =>
  isKnown(value) &&
  bounds !== null &&
  (isTurned(value, bounds.threshold, precision) || isTurned(value, bounds.floor, precision));

/** A little more than half a unit of the last place, by the number of places. */
const halfUnits = Array.from({ length: 10 }, (_, places) => 0.6 * 10 ** -places);

/** Printing moves a value by half a unit of the last place at most: far from the bound nothing can turn. */
const isTurned = (value: Exact, to: Bound, precision: number): boolean =>
  Math.abs(toNumber(value) - to.near) <= (halfUnits[precision] ?? Infinity) &&
  atLeast(value, to) !== atLeast(exact(fixed(value, precision)), to);

/**
 * 至少 6 项达到要求，余项不低于 85 %, three-valued: an answer is given when every way of filling what is missing,
 * and either way of counting what does not apply, gives the same one.
 * @param exempted indicators relieved for this section on the day: a miss of theirs counts as met.
 */
export const isCompliant = (
  rule: SchoolRule,
  states: readonly IndicatorState[],
  exempted: readonly boolean[] = [],
): boolean | null => {
  let met = 0;
  let open = 0;
  let notApplicable = 0;
  let below = false;
  states.forEach((state, index) => {
    const answer = metOf(state);
    if (answer === true || (answer === false && exempted[index])) met++;
    else if (state === 'belowFloor') below = true;
    else if (state === 'notApplicable') notApplicable++;
    else if (answer === null) open++;
  });
  if (below || met + open + notApplicable < rule.atLeastMet) return false;
  return open === 0 && met >= rule.atLeastMet ? true : null;
};
