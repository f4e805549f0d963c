import { expect, it } from '@jest/globals';
import { typed } from './typed';

it.each([
  ['4,120', '4120'],
  [' 1，234，567.5 ', '1234567.5'],
  ['-1,000', '-1000'],
  ['４１２０', '4120'],
  // Not thousands: whoever wrote it must say what is meant.
  ['1,5', '1,5'],
  ['12,34,567', '12,34,567'],
  ['one', 'one'],
])('reads %s as %s', (text, number) => expect(typed(text, 'value')).toBe(number));

it('takes a percent sign off percents alone: a limit of 45% is not one of 45', () => {
  expect([typed('5%', 'growth'), typed('-5 ％', 'growth')]).toEqual(['5', '-5']);
  expect(typed('45%', 'cvLimit')).toBe('45%');
});
