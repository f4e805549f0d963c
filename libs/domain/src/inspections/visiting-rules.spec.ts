import { expect, it } from '@jest/globals';
import { comprehensiveDue, termOf } from './visiting-rules.js';

it('a school year has two terms, and the first of them passes the new year', () => {
  expect(['2024-09-01', '2024-12-31', '2025-01-31'].map(termOf)).toEqual(
    [0, 1, 2].map(() => ({ from: '2024-09-01', to: '2025-01-31' })),
  );
  expect(['2025-02-01', '2025-08-31'].map(termOf)).toEqual(
    [0, 1].map(() => ({ from: '2025-02-01', to: '2025-08-31' })),
  );
});

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
