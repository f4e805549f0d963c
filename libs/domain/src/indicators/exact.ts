/** An exact rational, never negative here; not reduced. `d` is positive. */
export type Exact = Readonly<{ n: bigint; d: bigint }>;

const powers = Array.from({ length: 41 }, (_, power) => 10n ** BigInt(power));
/** Ten to a power of at most 40. */
export const tenTo = (power: number): bigint => powers[power] ?? 10n ** BigInt(power);

const plain = /^\d+(\.\d+)?$/;

/** A plain decimal (`'8659.98'`) as a rational. @throws RangeError for anything else: figures are checked at the edge. */
export const exact = (decimal: string): Exact => {
  if (!plain.test(decimal)) throw new RangeError(`not a plain decimal: ${decimal}`);
  const point = decimal.indexOf('.');
  if (point < 0) return { n: BigInt(decimal), d: 1n };
  return { n: BigInt(decimal.slice(0, point) + decimal.slice(point + 1)), d: tenTo(decimal.length - point - 1) };
};

export const whole = (value: bigint): Exact => ({ n: value, d: 1n });
export const plus = (a: Exact, b: Exact): Exact =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
export const minus = (a: Exact, b: Exact): Exact => plus(a, { n: -b.n, d: b.d });
export const times = (a: Exact, b: Exact): Exact => ({ n: a.n * b.n, d: a.d * b.d });
/** `b` must be positive. */
export const over = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d, d: a.d * b.n });
export const isZero = (a: Exact): boolean => a.n === 0n;
export const atLeast = (a: Exact, b: Exact): boolean => a.n * b.d >= b.n * a.d;

/** The nearest double, but for three roundings: within 2^-51 of the value, relatively. */
export const toNumber = (a: Exact): number => Number(a.n) / Number(a.d);

/** Rounded half away from zero to so many places, as text (`'3.566000'`). */
export const fixed = (a: Exact, places: number): string => {
  const negative = a.n < 0n;
  const scaled = (2n * (negative ? -a.n : a.n) * tenTo(places) + a.d) / (2n * a.d);
  const digits = scaled.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return negative && scaled !== 0n ? `-${text}` : text;
};

/** The largest whole number whose square is not above `value`. */
export const rootFloor = (value: bigint): bigint => {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
};
