import { expect, it } from '@jest/globals';
import { felt } from './figures.js';
import type { Acknowledged } from './load.js';

const answered = (at: number, ms: number): Acknowledged => ({
  key: `${at}`,
  path: '/',
  body: {},
  yields: [],
  done: { id: '', outcome: 'done', sequence: 1, position: '1' },
  at,
  ms,
});

it('tells the longest silence, up to the end, and the slowest command', () => {
  const tries = { failedTries: 4, lostTries: 1 };
  const all = [answered(5, 900), answered(12, 3), answered(30, 20), answered(41, 2), answered(99, 700)];
  expect(felt('x', all, [10, 60], tries)).toEqual({ name: 'x', commands: 3, silence: 19, slowest: 20, ...tries });
  expect(felt('x', [], [10, 60], tries)).toMatchObject({ commands: 0, silence: 50, slowest: 0 });
});
