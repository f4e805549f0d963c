import { expect, it } from '@jest/globals';
import { moved } from './moves';

const columns = [0, 3, 4];
const go = (key: string, row: number, column: number, ctrlKey = false) =>
  moved({ row, column }, { key, ctrlKey }, 25, columns);

it.each([
  ['ArrowDown', 0, 0, false, [1, 0]],
  ['ArrowUp', 0, 0, false, [0, 0]],
  ['ArrowDown', 24, 3, false, [24, 3]],
  ['ArrowRight', 2, 0, false, [2, 3]],
  ['ArrowRight', 2, 4, false, [2, 4]],
  ['ArrowLeft', 2, 3, false, [2, 0]],
  ['Home', 2, 4, false, [2, 0]],
  ['End', 2, 0, false, [2, 4]],
  ['Home', 2, 4, true, [0, 0]],
  ['End', 2, 0, true, [24, 4]],
  ['PageDown', 2, 3, false, [12, 3]],
  ['PageDown', 20, 3, false, [24, 3]],
  ['PageUp', 3, 3, false, [0, 3]],
  // A column that is hidden now: from the first one on.
  ['ArrowRight', 1, 2, false, [1, 3]],
] as const)('%s from %d/%d (ctrl %s) leads to %j', (key, row, column, ctrl, [toRow, toColumn]) => {
  expect(go(key, row, column, ctrl)).toEqual({ row: toRow, column: toColumn });
});

it('leaves every other key to the page', () => {
  expect(go('a', 1, 0)).toBeNull();
  expect(go('Tab', 1, 0)).toBeNull();
});
