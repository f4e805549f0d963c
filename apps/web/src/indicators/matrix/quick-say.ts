import type { Say } from './model';

/**
 * The same texts, looked up once each: a matrix of 300 sections says some four thousand, all from a dozen patterns, and
 * asking the catalogue for every one takes longer than drawing them. Made anew when the language changes.
 */
export const quickSay = (t: Say): Say => {
  const patterns = new Map<string, string>();
  return (key, named = {}) => {
    const names = Object.keys(named);
    const pattern = patterns.get(key) ?? t(key, Object.fromEntries(names.map((name) => [name, `\u0001${name}\u0001`])));
    patterns.set(key, pattern);
    return names.reduce((text, name) => text.replaceAll(`\u0001${name}\u0001`, () => String(named[name])), pattern);
  };
};
