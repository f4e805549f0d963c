import { expect, it } from '@jest/globals';
import { broughtIn } from '@test/brought-in';
import { recorded } from '@test/recorded';
import { climbAt } from './issue-climb.js';

const climb = (stream: ReturnType<typeof recorded>, knownAt: number, asOf: string) =>
  climbAt(stream, 'a', { knownAt, asOf });

it('an issue that was brought in stood in the old ledger before, with the date that it had there', () => {
  const stream = recorded([broughtIn('a')]);
  // Brought in in March 2025.
  for (const asOf of ['2023-11-15', '2024-06-01', '2025-03-03'])
    expect(climb(stream, 1, asOf)).toMatchObject({ round: 1, rungs: [], due: { dueDate: '2023-11-30' } });
  expect(climb(stream, 0, '2025-03-03')).toBeUndefined();
});

it('one that was closed in the old ledger waits for nothing', () => {
  const stream = recorded([broughtIn('a', { rectifiedOn: '2023-11-20', closedOn: '2023-12-01' })]);
  expect(climb(stream, 1, '2025-03-03')).toMatchObject({ rungs: [], due: { dueDate: null } });
});
