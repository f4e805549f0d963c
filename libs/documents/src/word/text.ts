/**
 * A value as XML can carry it: characters that XML 1.0 forbids, and control characters, are left out, half of a surrogate pair becomes the
 * replacement sign. Line breaks stay; every kind of them is one.
 */
export const carried = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '');
