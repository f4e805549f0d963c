import { expect, it, jest } from '@jest/globals';
import { madeOf } from './made-once.js';

it('is made again only of other parts, and of so many others it is remembered', () => {
  const make = jest.fn((one: object, other: object | undefined, ...more: readonly number[]) => ({ one, other, more }));
  const made = madeOf(2, make);
  const [a, b, c] = [{}, {}, {}];
  const first = made(a, b, 1, 2);
  expect(made(a, b, 1, 2)).toBe(first);
  expect(made(b, a, 1, 2)).not.toBe(first);
  expect(make).toHaveBeenCalledTimes(2);
  const second = made(a, b, 1);
  expect(second).toMatchObject({ more: [1] });
  expect([made(a, b, 1, 2), made(a, b, 1)]).toEqual([first, second]);
  expect(make).toHaveBeenCalledTimes(3);
  // The third of `a` takes the place of the one that was asked for longest ago.
  made(a, undefined);
  expect(made(a, b, 1)).toBe(second);
  expect(made(a, b, 1, 2)).not.toBe(first);
  expect(make).toHaveBeenCalledTimes(5);
  expect(made(c, c)).toEqual({ one: c, other: c, more: [] });
});
