import { expect, it } from '@jest/globals';
import { periodIn } from './period';

it('a period without days is the running year', () => {
  expect(periodIn({}, '2025-06-30')).toEqual({ from: '2025-01-01', to: '2025-12-31', name: 'year' });
  expect(periodIn({ from: '2025-02-01' }, '2025-06-30').name).toBe('own');
});
