import canonicalize from 'canonicalize';

/** A value that has no RFC 8785 text; `path` says where it stands (`$.figures[2]`). */
export class NotCanonical extends TypeError {
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
    this.name = 'NotCanonical';
  }
}

const isPlain = (value: object): value is Readonly<Record<string, unknown>> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** A half of a surrogate pair without the other half: UTF-8 cannot carry it. */
const loneSurrogate = /\p{Surrogate}/u;
const checkText = (text: string, path: string): void => {
  if (loneSurrogate.test(text)) throw new NotCanonical(path, 'a lone surrogate is not text');
};

const check = (value: unknown, path: string): void => {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') return checkText(value, path);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotCanonical(path, `${value} is not a JSON number`);
  } else if (Array.isArray(value)) {
    // Not forEach: it would step over the holes.
    for (let index = 0; index < value.length; index++) check(value[index], `${path}[${index}]`);
  } else if (typeof value === 'object' && isPlain(value)) {
    for (const [key, child] of Object.entries(value)) {
      checkText(key, `${path}.${key}`);
      check(child, `${path}.${key}`);
    }
  } else throw new NotCanonical(path, `${Object.prototype.toString.call(value)} is not a JSON value`);
};

/** Keys that look like array indices have an order of their own in the engine, and `__proto__` is not a key there. */
const isOdd = (key: string): boolean => {
  const first = key.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || key === '__proto__';
};

/** Whether `JSON.stringify` writes this value canonically as it stands. */
const isTidy = (value: unknown): boolean => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (!isTidy(value[index])) return false;
    return true;
  }
  if (!isPlain(value)) return false;
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before || isOdd(key) || !isTidy(value[key])) return false;
    before = key;
  }
  return true;
};

/** The same value with the keys of all its records in order. */
const tidied = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Array.from(value, tidied);
  if (!isPlain(value)) return value;
  const sorted: Record<string, unknown> = {};
  // The default order of sort() is by UTF-16 code units: the one RFC 8785 asks for.
  for (const key of Object.keys(value).sort()) {
    if (isOdd(key)) return value;
    sorted[key] = tidied(value[key]);
  }
  return sorted;
};

const quick = (value: unknown): string | undefined => {
  if (isTidy(value)) return JSON.stringify(value);
  const copy = tidied(value);
  return isTidy(copy) ? JSON.stringify(copy) : undefined;
};

/** `JSON.stringify` writes a lone surrogate as such an escape. (So it writes an escaped backslash before "ud800".) */
const suspicious = /\\ud[89a-f]/;

/**
 * The RFC 8785 text of a JSON value: what is stored and hashed. Stricter than `JSON.stringify`: nothing is dropped
 * or replaced in silence, so that what is read back equals what was given.
 * @throws NotCanonical for undefined, functions, bigints, dates and other instances, NaN, infinities, lone surrogates
 */
export const canonical = (value: unknown): string => {
  // `canonicalize` says what is right; the engine's own writer is three times as fast wherever it must say the same.
  const text = quick(value);
  if (text !== undefined && !(text.includes('\\ud') && suspicious.test(text))) return text;
  check(value, '$');
  return canonicalize(value)!;
};
