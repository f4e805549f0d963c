import { expect, it } from '@jest/globals';
import { comprehensiveDue } from './visiting-rules.js';

it('综合督导 is due from three to five years after the last; the last day is in time', () => {
  const state = (day: string) => comprehensiveDue('2020-03-10', day).state;
  expect(['2023-03-09', '2023-03-10', '2025-03-10', '2025-03-11'].map(state)).toEqual([
    'notYet',
    'due',
    'due',
    'overdue',
  ]);
  expect(comprehensiveDue('2020-03-10', '2025-03-11')).toMatchObject({ from: '2023-03-10', until: '2025-03-10' });
  expect(comprehensiveDue(null, '2025-03-11').state).toBe('unrecorded');
});
