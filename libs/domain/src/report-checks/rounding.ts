import { atLeast, exact, fixed, minus, over, plus, tenTo, times, whole, type Exact } from '../indicators/exact.js';
import type { Figure } from './reading.js';

export const hundred = whole(100n);
const two = whole(2n);

/** Whether two exact values are equal. */
export const same = (a: Exact, b: Exact): boolean => a.n * b.d === b.n * a.d;
/** Whether `a` is above `b`. */
export const above = (a: Exact, b: Exact): boolean => a.n * b.d > b.n * a.d;
export const sumOf = (values: readonly Exact[]): Exact => values.reduce(plus, whole(0n));

/** `a` of `n` in percent; `n` must be positive. */
export const percentOf = (a: Exact, n: Exact): Exact => over(times(a, hundred), n);

const truncated = (value: Exact, places: number): Exact => ({
  n: (value.n * tenTo(places)) / value.d,
  d: tenTo(places),
});

/**
 * Whether a printed number is the exact one at its own precision: rounded half-up, or cut off. A printed 100 % agrees
 * with all of them only: 4383 of 4384 is not all, however it is rounded.
 */
export const printedAs = (printed: Figure, value: Exact): 'rounded' | 'truncated' | undefined => {
  const scale = { n: printed.step.n * tenTo(printed.places), d: printed.step.d } as Exact;
  if (printed.kind === 'percent' && same(printed.value, hundred)) return same(value, hundred) ? 'rounded' : undefined;
  const inSteps = over(value, scale);
  const said = over(printed.value, scale);
  if (same(exact(fixed(inSteps, printed.places)), said)) return 'rounded';
  return same(truncated(inSteps, printed.places), said) ? 'truncated' : undefined;
};

/** By how much a printed number may be off: half of its last digit when it was rounded, nothing for a count. */
export const slackOf = ({ step, value }: Figure): Exact =>
  step.n === 1n && step.d === 1n ? whole(0n) : value.n === 0n ? whole(0n) : over(step, two);

/** Whether the parts make the total, each as precise as it was printed. */
export const makes = (parts: readonly Figure[], total: Figure): boolean => {
  const sum = sumOf(parts.map(({ value }) => value));
  const off = above(sum, total.value) ? minus(sum, total.value) : minus(total.value, sum);
  return atLeast(sumOf([...parts, total].map(slackOf)), off);
};

/** A value as a person writes it: whole numbers plain, others to so many places without trailing zeros. */
export const written = (value: Exact, places = 2): string => {
  const text = fixed(value, places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};
