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

const inOrder = (keys: readonly string[]): boolean => {
  for (let at = 1; at < keys.length; at++) if (keys[at]! < keys[at - 1]!) return false;
  return true;
};

/** What `tidied` answers for a value that the engine's own writer would not write canonically. */
const odd = Symbol('odd');

const tidyList = (list: readonly unknown[]): unknown => {
  let copy: unknown[] | undefined;
  for (let at = 0; at < list.length; at++) {
    const one = tidied(list[at]);
    if (one === odd) return odd;
    if (one !== list[at]) (copy ??= [...list])[at] = one;
  }
  return copy ?? list;
};

const tidyRecord = (record: Readonly<Record<string, unknown>>): unknown => {
  const keys = Object.keys(record);
  // The default order of sort() is by UTF-16 code units: the one RFC 8785 asks for.
  const asWritten = inOrder(keys);
  if (!asWritten) keys.sort();
  let copy: Record<string, unknown> | undefined = asWritten ? undefined : {};
  for (const key of keys) {
    const one = isOdd(key) ? odd : tidied(record[key]);
    if (one === odd) return odd;
    // Until a value differs, nothing is copied of a record that is in order.
    if (!copy && one !== record[key]) copy = { ...record };
    if (copy) copy[key] = one;
  }
  return copy ?? record;
};

/** The same value with the keys of all its records in order, in one walk: copied only where they are not. */
const tidied = (value: unknown): unknown => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : odd;
  if (typeof value !== 'object') return odd;
  if (Array.isArray(value)) return tidyList(value);
  return isPlain(value) ? tidyRecord(value) : odd;
};

const quick = (value: unknown): string | undefined => {
  const tidy = tidied(value);
  return tidy === odd ? undefined : JSON.stringify(tidy);
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
