import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const css = readFileSync('apps/web/src/design/tokens.css', 'utf8');
const themeOf = (selector: string): ReadonlyMap<string, string> => {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0]!;
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, colour]) => [name!, colour!]));
};
const light = themeOf(':root');
const dark = new Map([...light, ...themeOf(":root[data-theme='dark']")]);

/** Relative luminance of WCAG 2. */
const luminance = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
};

const grounds = ['bg', 'surface', 'surface-2'];
const states = ['met', 'near', 'part', 'fail', 'empty', 'na'];
/** Ink, ground, least contrast: 4.5 for text, 3 for borders of controls and the focus ring. */
const pairs: [string, string, number][] = [
  ...['text', 'text-2', 'text-3', 'primary'].flatMap((ink) =>
    grounds.map((ground): [string, string, number] => [ink, ground, 4.5]),
  ),
  ...states.flatMap((state): [string, string, number][] => [
    [state, `${state}-bg`, 4.5],
    [state, 'surface', 4.5],
    ['text', `${state}-bg`, 4.5],
  ]),
  ['on-primary', 'primary', 4.5],
  ['on-primary', 'primary-hover', 4.5],
  ['text', 'primary-soft', 4.5],
  ['primary', 'primary-soft', 4.5],
  ['on-hist', 'hist', 4.5],
  ['text-3', 'hist-bg', 4.5],
  ...grounds.map((ground): [string, string, number] => ['line-strong', ground, 3]),
  ...grounds.map((ground): [string, string, number] => ['focus', ground, 3]),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_, theme) => {
  it.each(pairs)('%s stands out on %s', (ink, ground, least) => {
    expect(contrast(theme.get(ink)!, theme.get(ground)!)).toBeGreaterThanOrEqual(least);
  });
});
