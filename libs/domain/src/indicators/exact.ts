/**
 * An exact rational, not reduced; `d` is positive. `v`, where it is kept, is the nearest double but for a few
 * roundings: most questions are settled by it, and the integers are then never made.
 */
export type Exact = Readonly<{ n: bigint; d: bigint; v?: number }>;

type Pair = Readonly<{ n: bigint; d: bigint }>;

/** A rational whose integers are worked out when somebody asks for them. */
class Later implements Exact {
  private pair: Pair | undefined;
  constructor(
    readonly v: number,
    private readonly left: Exact | string,
    private readonly right: Exact,
    private readonly work: (left: Exact | string, right: Exact) => Pair,
  ) {}
  get n(): bigint {
    return (this.pair ??= this.work(this.left, this.right)).n;
  }
  get d(): bigint {
    return (this.pair ??= this.work(this.left, this.right)).d;
  }
}

const powers = Array.from({ length: 41 }, (_, power) => 10n ** BigInt(power));
/** Ten to a power of at most 40. */
export const tenTo = (power: number): bigint => powers[power] ?? 10n ** BigInt(power);

const one: Exact = { n: 1n, d: 1n, v: 1 };
const plain = /^\d+(\.\d+)?$/;
const ofText = (text: Exact | string): Pair => {
  if (typeof text !== 'string') return text;
  const point = text.indexOf('.');
  if (point < 0) return { n: BigInt(text), d: 1n };
  return { n: BigInt(text.slice(0, point) + text.slice(point + 1)), d: tenTo(text.length - point - 1) };
};

/** A plain decimal (`'8659.98'`) as a rational. @throws RangeError for anything else: figures are checked at the edge. */
export const exact = (decimal: string): Exact => {
  if (!plain.test(decimal)) throw new RangeError(`not a plain decimal: ${decimal}`);
  return new Later(Number(decimal), decimal, one, ofText);
};

export const whole = (value: bigint): Exact => ({ n: value, d: 1n, v: Number(value) });

/** Decimals keep the longer denominator; only unlike ones are multiplied. */
const sum = (a: Exact | string, b: Exact): Pair => {
  if (typeof a === 'string') return b;
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
};
const product = (a: Exact | string, b: Exact): Pair => (typeof a === 'string' ? b : { n: a.n * b.n, d: a.d * b.d });
const quotient = (a: Exact | string, b: Exact): Pair => (typeof a === 'string' ? b : { n: a.n * b.d, d: a.d * b.n });

/** What was a difference once is added exactly: doubles of unlike signs may cancel. */
export const plus = (a: Exact, b: Exact): Exact =>
  a.v === undefined || b.v === undefined ? sum(a, b) : new Later(a.v + b.v, a, b, sum);
export const times = (a: Exact, b: Exact): Exact => new Later(toNumber(a) * toNumber(b), a, b, product);
/** `b` must be positive. */
export const over = (a: Exact, b: Exact): Exact => new Later(toNumber(a) / toNumber(b), a, b, quotient);
/** A difference may be far smaller than its parts: it keeps no double. */
export const minus = (a: Exact, b: Exact): Exact => sum(a, { n: -b.n, d: b.d });
export const isZero = (a: Exact): boolean => (a.v === undefined ? a.n === 0n : a.v === 0);
export const atLeast = (a: Exact, b: Exact): boolean => a.n * b.d >= b.n * a.d;

/** The value as a double, within `slack` of it, relatively: a figure is never more than a dozen roundings away. */
export const toNumber = (a: Exact): number => a.v ?? Number(a.n) / Number(a.d);
export const slack = 2 ** -48;

const scales = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** A double off by at most `error`, rounded half-up to so many places (15 at most); undefined where it cannot tell. */
const roundedFast = (value: number, error: number, places: number): string | undefined => {
  const scale = scales[places] ?? Number.NaN;
  const scaled = value * scale;
  const floor = Math.floor(scaled);
  const part = scaled - floor;
  if (!(scaled < 2 ** 48 && Math.abs(part - 0.5) > error * scale + scaled * slack)) return undefined;
  const digits = part < 0.5 ? floor : floor + 1;
  const units = Math.floor(digits / scale);
  return places === 0 ? String(digits) : `${units}.${String(scale + digits - units * scale).slice(1)}`;
};

/** Rounded half-up to so many places: a double off by at most `error`, or else what `settle` gives. Not negative. */
export const rounded = (value: number, error: number, places: number, settle: () => Exact): string =>
  roundedFast(value, error, places) ?? exactlyFixed(settle(), places);

/** Rounded half away from zero to so many places, as text (`'3.566000'`). */
export const fixed = (a: Exact, places: number): string => {
  const value = toNumber(a);
  return (value >= 0 ? roundedFast(value, value * slack, places) : undefined) ?? exactlyFixed(a, places);
};

const exactlyFixed = (a: Exact, places: number): string => {
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
