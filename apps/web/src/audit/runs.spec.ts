import { describe, expect, it } from '@jest/globals';
import { runsOf } from './runs.js';

const row = (sequence: number, type: string, person = 'system') => ({ sequence, type, person });

describe('the trail', () => {
  it('takes runs of clocks together and leaves everything else, and one alone, where it stands', () => {
    const rows = [
      row(9, 'deadline.deadline-set'),
      row(8, 'deadline.deadline-met'),
      row(7, 'rectification.rung-fired'),
      row(6, 'deadline.deadline-dropped'),
      row(5, 'rectification.issue-closed', 'inspector-1'),
      row(4, 'deadline.deadline-set', 'director-1'),
      row(3, 'deadline.deadline-set'),
    ];
    const runs = runsOf(rows);
    expect(runs.map(({ key, clocks, rows: some }) => [key, clocks, some.length])).toEqual([
      [9, true, 2],
      [7, false, 1],
      [6, false, 1],
      [5, false, 1],
      [4, false, 1],
      [3, false, 1],
    ]);
    expect(runs.flatMap(({ rows: some }) => some)).toEqual(rows);
    expect(runsOf([])).toEqual([]);
  });
});
