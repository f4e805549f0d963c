import { expect, it } from '@jest/globals';
import { periodIn, pointOf } from './period';

it('is judged on the day of the shown point, by the records that it knows', () => {
  expect(pointOf(null)).toEqual({});
  expect(pointOf({ asOf: '2025-03-31', known: null })).toEqual({ day: '2025-03-31' });
  const day = { asOf: '2025-03-31', known: { by: 'day', day: '2025-05-15' } } as const;
  expect(pointOf(day)).toEqual({ day: '2025-03-31', knownOn: '2025-05-15' });
  const record = { asOf: '2025-03-31', known: { by: 'record', sequence: 128 } } as const;
  expect(pointOf(record)).toEqual({ day: '2025-03-31', knownAt: 128 });
});

it('a period without days is the running year', () => {
  expect(periodIn({}, '2025-06-30')).toEqual({ from: '2025-01-01', to: '2025-12-31', name: 'year' });
  expect(periodIn({ from: '2025-02-01' }, '2025-06-30').name).toBe('own');
});
