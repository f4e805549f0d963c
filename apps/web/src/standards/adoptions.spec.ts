import { expect, it } from '@jest/globals';
import { adoptionsOf } from './adoptions';

const today = '2025-07-10';
const one = (effectiveFrom: string, until: string | null = null, standardId = 's') => ({
  standardId,
  effectiveFrom,
  until,
  basis: '文',
  sequence: 1,
});
const of = (...adopted: ReturnType<typeof one>[]) => adoptionsOf(adopted, today)('s');

it('a standard that nobody adopted can be adopted from today', () => {
  expect(of(one('2020-01-01', null, 'other'))).toEqual({
    all: [],
    now: undefined,
    next: undefined,
    open: undefined,
    likely: today,
  });
});

it('one that holds can be withdrawn from today', () => {
  const held = one('2020-01-01');
  expect(of(held)).toMatchObject({ now: held, next: undefined, open: held, likely: today });
});

it('one that is to come is taken back from its first day', () => {
  const coming = one('2025-09-01');
  expect(of(coming)).toMatchObject({ now: undefined, next: coming, open: coming, likely: '2025-09-01' });
});

it('one whose end is decided goes on when it is adopted from that day', () => {
  const ending = one('2020-01-01', '2025-09-01');
  expect(of(ending)).toMatchObject({ now: ending, open: undefined, likely: '2025-09-01' });
});
