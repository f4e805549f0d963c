import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shown } from './numbers';

it.each([
  ['1.005', 2, '1.01'],
  ['1234567.891', 2, '1,234,567.89'],
  ['0.4995', 3, '0.500'],
  ['-0.004', 2, '0.00'],
  ['-1.235', 2, '-1.24'],
  ['12', 0, '12'],
  ['999.999', 2, '1,000.00'],
  [null, 2, ''],
])('shows %s with %i places as %s', (decimal, places, text) => {
  expect(shown(decimal, places)).toBe(text);
});

it('shows every two-place number as it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
      const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
      expect(shown(text).replaceAll(',', '')).toBe(text);
    }),
  );
});
