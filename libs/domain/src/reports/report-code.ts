/** 32 signs without I, L, O, U: what is read aloud or typed off a paper is not taken for another (after Crockford). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Signs that are drawn: 80 bits. The last sign of a code is its check. */
const drawn = 16;

/** Multiplication by the generator of GF(32), x⁵ + x² + 1. */
const doubled = (value: number): number => ((value << 1) ^ (value & 16 ? 37 : 0)) & 31;

/**
 * The check of a code: a polynomial over GF(32) at its generator. One wrong sign, and two signs that changed places
 * however far apart, always give another check.
 */
const checkOf = (values: readonly number[]): number => values.reduce((sum, value) => doubled(sum) ^ value, 0);

/**
 * The short code of a report from 10 random bytes: 80 bits from the machine's random source and a check sign. It is
 * drawn, and derived from nothing: neither the report's number nor the event's id tells anything of it, and there is no
 * secret to keep.
 * @throws RangeError for another number of bytes
 */
export const reportCode = (bytes: Uint8Array): string => {
  if (bytes.length !== (drawn * 5) / 8) throw new RangeError('a code is made of 10 bytes');
  let rest = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const values: number[] = [];
  for (let index = 0; index < drawn; index++, rest >>= 5n) values.unshift(Number(rest & 31n));
  return [...values, doubled(checkOf(values))].map((value) => signs[value]).join('');
};

/**
 * A code as somebody typed it: small letters, blanks and hyphens do not matter, O is 0, I and L are 1. Null when it is
 * none, or its check says that a sign is wrong.
 */
export const codeRead = (typed: string): string | null => {
  const text = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const values = text.split('').map((sign) => signs.indexOf(sign));
  if (values.length !== drawn + 1 || values.includes(-1)) return null;
  return checkOf(values) === 0 ? text : null;
};

/** In groups, as it is printed: `7K3M-QX9T-0B2F-HN4RF`. */
export const codePrinted = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 8), code.slice(8, 12), code.slice(12)].join('-');
