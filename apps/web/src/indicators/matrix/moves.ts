/** A place in the grid: line and column, counted from 0. */
export type Place = Readonly<{ row: number; column: number }>;

const page = 10;

/**
 * Where a key leads from a place: arrows, Home and End in the line, with Ctrl in the grid, PageUp and PageDown by ten
 * lines. Columns that are not shown are passed over. Null: not a key of the grid.
 */
export const moved = (
  { row, column }: Place,
  { key, ctrlKey }: Readonly<{ key: string; ctrlKey: boolean }>,
  rows: number,
  columns: readonly number[],
): Place | null => {
  const at = Math.max(0, columns.indexOf(column));
  const to = (line: number, index: number): Place => ({
    row: Math.min(Math.max(line, 0), rows - 1),
    column: columns[Math.min(Math.max(index, 0), columns.length - 1)] ?? 0,
  });
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, at);
    case 'ArrowDown':
      return to(row + 1, at);
    case 'ArrowLeft':
      return to(row, at - 1);
    case 'ArrowRight':
      return to(row, at + 1);
    case 'PageUp':
      return to(row - page, at);
    case 'PageDown':
      return to(row + page, at);
    case 'Home':
      return to(ctrlKey ? 0 : row, 0);
    case 'End':
      return to(ctrlKey ? rows - 1 : row, columns.length - 1);
    default:
      return null;
  }
};
