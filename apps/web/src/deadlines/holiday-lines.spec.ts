import { expect, it } from '@jest/globals';
import { daysOf, holidaysOf, linesOf } from './holiday-lines';

const off = [
  { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
  { name: '春节', from: '2027-02-05', to: '2027-02-12' },
];

it('reads days off a line each, and writes them the same', () => {
  expect(holidaysOf(' 元旦 2027-01-01\n\n春节 2027-02-05至2027-02-12 ')).toEqual(off);
  expect(holidaysOf(linesOf(off))).toEqual(off);
});

it('reads worked days apart by spaces, commas or lines', () => {
  expect(daysOf('2027-02-20、2027-02-27\n 2027-03-06')).toEqual(['2027-02-20', '2027-02-27', '2027-03-06']);
  expect(daysOf(' ')).toEqual([]);
});
