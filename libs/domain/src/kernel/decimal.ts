/** An exact decimal, `units / 10^places`. A difference may be negative. */
export type ExactDecimal = Readonly<{ units: bigint; places: number }>;

/** A plain decimal: digits, at most one point, no sign. */
export const isPlainDecimal = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** Whole numbers below a thousand: most of what a school counts. */
const small: readonly ExactDecimal[] = Array.from({ length: 1000 }, (_, count) => ({
  units: BigInt(count),
  places: 0,
}));

/** A plain decimal text (`'8659.98'`) exactly. @throws RangeError for anything else. */
export const parseDecimal = (text: string): ExactDecimal => {
  if (!isPlainDecimal(text)) throw new RangeError(`not a plain decimal: ${text}`);
  const point = text.indexOf('.');
  if (point < 0) return (text.length <= 3 && small[Number(text)]) || { units: BigInt(text), places: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), places: text.length - point - 1 };
};

const aligned = (a: ExactDecimal, b: ExactDecimal): readonly [bigint, bigint, number] => {
  if (a.places === b.places) return [a.units, b.units, a.places];
  const places = Math.max(a.places, b.places);
  return [a.units * 10n ** BigInt(places - a.places), b.units * 10n ** BigInt(places - b.places), places];
};

export const addDecimals = (a: ExactDecimal, b: ExactDecimal): ExactDecimal => {
  if (a.places === b.places) return { units: a.units + b.units, places: a.places };
  const [left, right, places] = aligned(a, b);
  return { units: left + right, places };
};

export const subtractDecimals = (a: ExactDecimal, b: ExactDecimal): ExactDecimal => {
  const [left, right, places] = aligned(a, b);
  return { units: left - right, places };
};

export const multiplyDecimals = (a: ExactDecimal, b: ExactDecimal): ExactDecimal => ({
  units: a.units * b.units,
  places: a.places + b.places,
});

/** Below zero, zero or above, as `a` is smaller than, equal to or larger than `b`. */
export const compareDecimals = (a: ExactDecimal, b: ExactDecimal): number => {
  const [left, right] = a.places === b.places ? [a.units, b.units] : aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The quotient rounded half up to so many places. Neither is negative, and `b` is not zero. */
export const divideDecimals = (a: ExactDecimal, b: ExactDecimal, places: number): ExactDecimal => {
  const [left, right] = aligned(a, b);
  return { units: (2n * left * 10n ** BigInt(places) + right) / (2n * right), places };
};

/** The one way to write it: no leading or trailing zeros (`'0.5'`, `'12'`, `'-3.25'`). */
export const printDecimal = ({ units, places }: ExactDecimal): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return `${units < 0n ? '-' : ''}${places === 0 ? text : text.replace(/\.?0+$/, '')}`;
};
