import { exact, over, plus, rootFloor, rounded, tenTo, times, toNumber, whole, isZero, type Exact } from './exact.js';

/** A unit in a 校际差异系数: its pupils (more than none) weigh its resource. */
export type Weighed = Readonly<{ students: Exact; resource: Exact }>;

/**
 * CV = S / X̄ with X̄ = Σr/Σn and S² = Σ (nᵢ/N)(rᵢ/nᵢ − X̄)²: student-weighted, population.
 * `square` is CV² as a double that is off by less than `error`; `units` settle what lies nearer.
 */
export type Dispersion = Readonly<{ square: number; error: number; units: readonly Weighed[] }>;

/** Why there is no coefficient. */
export type Undetermined = 'noUnits' | 'oneUnit' | 'zeroMean';

export const dispersionOf = (units: readonly Weighed[]): Dispersion | Undetermined => {
  if (units.length === 0) return 'noUnits';
  if (units.length === 1) return 'oneUnit';
  if (units.every(({ resource }) => isZero(resource))) return 'zeroMean';
  let [pupils, total] = [0, 0];
  for (const { students, resource } of units) {
    pupils += toNumber(students);
    total += toNumber(resource);
  }
  const mean = total / pupils;
  let sum = 0;
  for (const { students, resource } of units) {
    const n = toNumber(students);
    sum += n * (toNumber(resource) / n / mean - 1) ** 2;
  }
  const square = sum / pupils;
  // Every sum of m terms is off by at most (m + 16) roundings of 2^-53; (1 + CV²) bounds what they are multiplied by.
  const error = 16 * (units.length + 16) * 2 ** -53 * (1 + square);
  return { square, error, units };
};

/** CV² = N·Σ(rᵢ²/nᵢ)/(Σr)² − 1, exactly. Denominators grow: only for what the double leaves open. */
export const exactSquare = (units: readonly Weighed[]): Exact => {
  const pupils = units.reduce((sum, { students }) => plus(sum, students), whole(0n));
  const total = units.reduce((sum, { resource }) => plus(sum, resource), whole(0n));
  const squares = units.map(({ students, resource }) => over(times(resource, resource), students));
  const { n, d } = over(times(pupils, sumOf(squares)), times(total, total));
  return { n: n - d, d };
};

/** Sum by halves, so that the two sides stay of like size. */
const sumOf = (values: readonly Exact[]): Exact => {
  if (values.length <= 2) return values.length === 2 ? plus(values[0]!, values[1]!) : (values[0] ?? whole(0n));
  const half = values.length >> 1;
  return plus(sumOf(values.slice(0, half)), sumOf(values.slice(half)));
};

/** Whether CV ≤ limit, before any rounding. */
export const isWithin = ({ square, error, units }: Dispersion, limit: string): boolean => {
  const bound = times(exact(limit), exact(limit));
  const gap = square - toNumber(bound);
  if (Math.abs(gap) > error) return gap < 0;
  const settled = exactSquare(units);
  return settled.n * bound.d <= bound.n * settled.d;
};

/** CV rounded half-up to 6 places, in millionths. */
export const millionths = ({ square, error, units }: Dispersion): number => {
  const near = Math.round(Math.sqrt(square) * 1e6);
  const open = [near - 0.5, near + 0.5].some((edge) => edge > 0 && Math.abs(square - (edge / 1e6) ** 2) <= error * 2);
  return open ? Number((scaledRoot(exactSquare(units), 6) + 5n) / 10n) : near;
};

/** The root of a rational, cut after one place more than asked: enough to round half-up. */
const scaledRoot = ({ n, d }: Exact, places: number): bigint => rootFloor((n * 10n ** BigInt(2 * places + 2)) / d);

/** Digits to which a composite near its bound is settled; nearer than that, it counts as equal. */
const digits = 40;

/** 综合差异系数: the mean of the coefficients. Whether it is ≤ limit. */
export const compositeWithin = (all: readonly Dispersion[], limit: string): boolean => {
  const gap = compositeOf(all) - toNumber(exact(limit));
  if (Math.abs(gap) > compositeError(all)) return gap < 0;
  const roots = all.reduce((sum, { units }) => sum + scaledRoot(exactSquare(units), digits), 0n);
  const bound = exact(limit);
  return roots * bound.d <= bound.n * BigInt(all.length) * 10n ** BigInt(digits + 1);
};

/** The composite in millionths, rounded half-up. */
export const compositeMillionths = (all: readonly Dispersion[]): number => {
  const near = compositeOf(all) * 1e6;
  if (Math.abs(near - Math.floor(near) - 0.5) > compositeError(all) * 1e6) return Math.round(near);
  const roots = all.reduce((sum, { units }) => sum + scaledRoot(exactSquare(units), digits), 0n);
  const unit = BigInt(all.length) * 10n ** BigInt(digits + 1 - 6);
  return Number((2n * roots + unit) / (2n * unit));
};

const compositeOf = (all: readonly Dispersion[]): number =>
  all.reduce((sum, { square }) => sum + Math.sqrt(square), 0) / all.length;

/** √(x ± e) is off by at most e/√x, and by √e near zero. */
const compositeError = (all: readonly Dispersion[]): number =>
  all.reduce((sum, { square, error }) => sum + error / Math.sqrt(Math.max(square, error)), 0) / all.length + 1e-14;

/** A root cut after one place more than is printed, as a rational: it rounds half-up as the root itself does. */
const cut = (square: Exact, places: number): Exact => ({ n: scaledRoot(square, places), d: tenTo(places + 1) });

/** A square that is no larger than its own error settles nothing. */
const rootError = (root: number, { square, error }: Dispersion): number =>
  square > error ? root * (error / square) : Infinity;

/** CV rounded half-up from the exact value to so many places: `0.379`. */
export const cvText = (one: Dispersion, places: number): string => {
  const near = Math.sqrt(one.square);
  return rounded(near, rootError(near, one), places, () => cut(exactSquare(one.units), places));
};

/** 综合差异系数, likewise. */
export const compositeText = (all: readonly Dispersion[], places: number): string =>
  rounded(compositeOf(all), compositeError(all), places, () => ({
    n: all.reduce((sum, { units }) => sum + scaledRoot(exactSquare(units), digits), 0n),
    d: BigInt(all.length) * tenTo(digits + 1),
  }));

/** 标准差 S = CV · X̄ in the indicator's own unit (`by`: pupils that it is told for), likewise. */
export const deviationText = (one: Dispersion, by: 1 | 100, places: number): string => {
  const pupils = one.units.reduce((sum, { students }) => sum + toNumber(students), 0);
  const total = one.units.reduce((sum, { resource }) => sum + toNumber(resource), 0);
  const near = Math.sqrt(one.square) * (total / pupils) * by;
  return rounded(near, rootError(near, one) + near * 2 ** -40, places, () => {
    const people = one.units.reduce((sum, { students }) => plus(sum, students), whole(0n));
    const resources = one.units.reduce((sum, { resource }) => plus(sum, resource), whole(0n));
    const mean = over(times(resources, whole(BigInt(by))), people);
    return cut(times(exactSquare(one.units), times(mean, mean)), places);
  });
};
