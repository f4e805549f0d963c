import type { CellError } from './report.js';

/** A unit for which nothing can be filed now. */
export const closed = (
  message: string,
  { unitId, name }: Readonly<{ unitId: string; name: string }>,
  { sheet, cell }: Readonly<{ sheet: string; cell: string }>,
): CellError => ({ sheet, cell, unitId, unit: name, field: null, label: null, rule: 'closed', message, found: '' });
