import { expect, it } from '@jest/globals';
import { fillingOf } from './lines';

it.each([
  [null, null],
  ['  ', null],
  ['0', 'zero'],
  ['０．００', 'zero'],
  ['0.0', 'zero'],
  ['n/a', 'notApplicable'],
  ['0.5', 'value'],
  ['约12', 'value'],
])('%j is %j', (value, filling) => {
  expect(fillingOf(value)).toBe(filling);
});
