import { expect, it } from '@jest/globals';
import { XmlScanner } from './xml.js';

const told = (...chunks: readonly string[]): readonly string[] => {
  const lines: string[] = [];
  const scanner = new XmlScanner({
    open: (name, attributes) => lines.push(`<${name}${attributes}`),
    close: (name) => lines.push(`/${name}`),
    text: (text) => lines.push(text),
  });
  for (const chunk of chunks) scanner.feed(chunk);
  scanner.end();
  return lines;
};

it('finds the end of a tag whose attributes hold one, however it arrives', () => {
  const text = `<a b="x>y" c='"&gt;>'>z</a>`;
  const whole = [`<a b="x>y" c='"&gt;>'`, 'z', '/a'];
  expect(told(text)).toEqual(whole);
  expect(told(...text.split(''))).toEqual(whole);
});

it('looks at a tag once: one that is made to be looked at again and again is refused, whole or in portions', () => {
  const long = `<a b="${'>'.repeat(600_000)}"/>`;
  expect(() => told(long)).toThrow(expect.objectContaining({ code: 'workbook.damaged' }));
  const portions = Array.from({ length: 3 }, (_, at) => long.slice(at * 262_144, (at + 1) * 262_144));
  expect(() => told(...portions)).toThrow(expect.objectContaining({ code: 'workbook.damaged' }));
  // Below the bound it is read, in time that grows with its length.
  expect(told(`<a b="${'>'.repeat(500_000)}"/>`)).toHaveLength(2);
});
