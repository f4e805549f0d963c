import { expect, it } from '@jest/globals';
import { knownOnIn, periodIn } from './period';

it.each([
  [{ known: '2025-03-31' }, '2025-03-31'],
  [{ known: '2025-06-30' }, undefined],
  [{ known: '2025-07-01' }, undefined],
  [{ known: 'yesterday' }, undefined],
  [{}, undefined],
])('by the records of a day before today: %j', (query, day) => {
  expect(knownOnIn(query, '2025-06-30')).toBe(day);
});

it('a period without days is the running year', () => {
  expect(periodIn({}, '2025-06-30')).toEqual({ from: '2025-01-01', to: '2025-12-31', name: 'year' });
  expect(periodIn({ from: '2025-02-01' }, '2025-06-30').name).toBe('own');
});
