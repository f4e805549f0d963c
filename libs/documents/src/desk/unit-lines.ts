import type { Entry, FieldValue } from '@app/domain/submissions';
import type { CellChange, UnitReport } from '../excel/checking/report.js';

/** A cell, with its sheet where that is not the line's. */
type Place = string | readonly [sheet: string, cell: string];
/** A field that stays, or what it was before, its cell and, unless that was cleared, what it says now. */
type Cell =
  | readonly [field: string, kept: Entry]
  | readonly [field: string, before: FieldValue, place: Place]
  | readonly [field: string, before: FieldValue, place: Place, value: FieldValue, explanation: string | null];

/** A unit's line: the file and the sheet that its cells come from stand once, not in each of them. */
type Line = Omit<UnitReport, 'changes' | 'entries'> & Readonly<{ hash: string; sheet: string; cells: readonly Cell[] }>;

const cellOf = (change: CellChange, entry: Entry | undefined, usual: string): Cell => {
  const { field, before, sheet, cell } = change;
  const place = sheet === usual ? cell : ([sheet, cell] as const);
  return entry ? [field, before, place, entry.value, entry.explanation] : [field, before, place];
};

/**
 * What a workbook would do to one unit, as one line of JSON.
 * @param hash SHA-256 of the file that all its cells come from, hex
 */
export const unitLine = ({ changes, entries, ...report }: UnitReport, hash: string): string => {
  const cells: Cell[] = [];
  const sheet = changes[0]?.sheet ?? '';
  const fields = Object.keys(entries);
  let at = 0;
  // Both are in the form's order.
  for (const change of changes) {
    if (Object.hasOwn(entries, change.field))
      while (fields[at] !== change.field) cells.push([fields[at]!, entries[fields[at++]!]!]);
    cells.push(cellOf(change, entries[change.field], sheet));
    if (fields[at] === change.field) at += 1;
  }
  for (const field of fields.slice(at)) cells.push([field, entries[field]!]);
  const line: Line = { ...report, hash, sheet, cells };
  return JSON.stringify(line);
};

/** What `unitLine` was given. */
export const unitOfLine = (text: string): UnitReport => {
  const { hash, sheet: usual, cells, ...report } = JSON.parse(text) as Line;
  const entries: Record<string, Entry> = {};
  const changes: CellChange[] = [];
  for (const one of cells) {
    if (one.length === 2) {
      entries[one[0]] = one[1];
      continue;
    }
    const [field, before, place, value, explanation] = one;
    const [sheet, cell] = typeof place === 'string' ? [usual, place] : place;
    changes.push({ field, before, after: value ?? null, sheet, cell });
    if (value === undefined || explanation === undefined) continue;
    entries[field] = { value, explanation, origin: { kind: 'workbook', hash, sheet, cell } };
  }
  return { ...report, changes, entries };
};
