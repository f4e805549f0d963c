import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  printDecimal,
  subtractDecimals,
} from './decimal.js';

const some = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => ({ units, places }));

it('adds, subtracts and multiplies without losing a digit', () => {
  const [a, b] = [parseDecimal('0.1'), parseDecimal('0.2')];
  expect(printDecimal(addDecimals(a, b))).toBe('0.3');
  expect(printDecimal(subtractDecimals(a, b))).toBe('-0.1');
  expect(printDecimal(multiplyDecimals(parseDecimal('158.37'), parseDecimal('10000')))).toBe('1583700');
  expect(printDecimal(divideDecimals(parseDecimal('2'), parseDecimal('3'), 4))).toBe('0.6667');
  expect(printDecimal(divideDecimals(parseDecimal('1'), parseDecimal('8'), 2))).toBe('0.13');
  expect(() => parseDecimal('1e3')).toThrow(RangeError);
  expect(() => parseDecimal('-1')).toThrow(RangeError);
});

it('what is printed is read back as the same number, and written one way', () => {
  fc.assert(
    fc.property(some, (value) => {
      const text = printDecimal(value);
      expect(compareDecimals(parseDecimal(text), value)).toBe(0);
      expect(printDecimal(parseDecimal(text))).toBe(text);
      expect(text).not.toMatch(/^0\d|\.$|\.\d*0$/);
    }),
  );
});

it('a sum less one part is the other part, and orders as its parts do', () => {
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(printDecimal(subtractDecimals(addDecimals(a, b), b))).toBe(printDecimal(a));
      expect(compareDecimals(addDecimals(a, b), a)).toBe(b.units === 0n ? 0 : 1);
      expect(compareDecimals(a, b) + compareDecimals(b, a)).toBe(0);
    }),
  );
});
