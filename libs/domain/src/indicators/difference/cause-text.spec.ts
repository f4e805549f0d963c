import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount } from './cause-text.js';

it.each([
  ['0', '0'],
  ['999', '999'],
  ['1000', '1,000'],
  ['3800.50', '3,800.5'],
  ['7.000000', '7'],
  ['1234567.25', '1,234,567.25'],
  ['n/a', 'n/a'],
  ['《2017》', '《2017》'],
])('%s is told as %s', (text, told) => {
  expect(amount(text)).toBe(told);
});

it('tells whole numbers in threes as any clerk does', () => {
  fc.assert(
    fc.property(fc.nat(), (whole) => {
      expect(amount(String(whole))).toBe(whole.toLocaleString('en'));
    }),
  );
});
