import { expect, it } from '@jest/globals';
import { datesAt } from './dates-at';

const date = (dueDate: string, recordedFrom: number, recordedTo: number | null) =>
  ({ dueDate, recordedFrom, recordedTo }) as Parameters<typeof datesAt>[0][number];

it('knows of a due date what the records said by then', () => {
  const dates = [date('2025-05-10', 10, 20), date('2025-06-10', 20, null)];
  const at = (sequence?: number) => datesAt(dates, sequence).map(({ dueDate, recordedTo }) => [dueDate, recordedTo]);
  expect(at(9)).toEqual([]);
  expect(at(19)).toEqual([['2025-05-10', null]]);
  expect(at(20)).toEqual([
    ['2025-05-10', 20],
    ['2025-06-10', null],
  ]);
  expect(at()).toEqual(at(20));
});
