import { Refusal } from '@app/domain/kernel';
import { bureauHeadings, explanationHeadings, schoolHeadings } from '../layout.js';
import { original, typed } from '../text.js';
import { columnLetters, type ReadCell, type ReadRow } from './rows.js';

/** Where a field of a unit is filled in. `cell` is where a mistake is marked when nothing stands there. */
export type FilledField = Readonly<{
  unitId: string;
  code: string;
  sheet: string;
  cell: string;
  value: ReadCell | undefined;
  notApplicable: ReadCell | undefined;
  explanation: Readonly<{ sheet: string; cell: string; read: ReadCell | undefined }> | undefined;
}>;

/** A line of the bureau's sheet of explanations. */
export type FilledExplanation = Readonly<{
  unit: string;
  field: string;
  sheet: string;
  cell: string;
  read: ReadCell;
}>;

const words = (cell: ReadCell | undefined): string => typed(original(cell?.text ?? ''));

/** The column of each heading in a row; the first of two that are the same. */
const headingsOf = (row: ReadRow): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const cell of row.cells.values()) {
    const name = words(cell);
    if (name !== '' && !found.has(name)) found.set(name, cell.column);
  }
  return found;
};

/** Reads one sheet of a school's workbook: everything below the row with its headings, wherever the rows have gone. */
export const schoolSheet = (sheet: string, unitId: string, onField: (field: FilledField) => void) => {
  let headings: ReadonlyMap<string, number> | null = null;
  return {
    found: () => headings !== null,
    row: (row: ReadRow): void => {
      if (headings === null) {
        const found = headingsOf(row);
        if (found.has(schoolHeadings.code) && found.has(schoolHeadings.value)) headings = found;
        return;
      }
      const at = (name: string) => row.cells.get(headings?.get(name) ?? 0);
      const where = (name: string) => `${columnLetters(headings?.get(name) ?? 1)}${row.number}`;
      const code = words(at(schoolHeadings.code));
      if (code === '') return;
      onField({
        unitId,
        code,
        sheet,
        cell: where(schoolHeadings.value),
        value: at(schoolHeadings.value),
        notApplicable: at(schoolHeadings.notApplicable),
        explanation: headings.has(schoolHeadings.explanation)
          ? { sheet, cell: where(schoolHeadings.explanation), read: at(schoolHeadings.explanation) }
          : undefined,
      });
    },
  };
};

/** A column under a field's code. */
type Column = Readonly<{ code: string; column: number; letters: string }>;

/** Told of the rows of the bureau's workbook. */
export type BureauListener = Readonly<{
  /** `fields` by code. */
  unit(unitId: string, name: string, sheet: string, cell: string, fields: ReadonlyMap<string, FilledField>): void;
  explanation(line: FilledExplanation): void;
}>;

/** Reads one sheet of the bureau's workbook: a table of units, the explanations, or something that is none of ours. */
export const bureauSheet = (sheet: string, listener: BureauListener) => {
  let codes: readonly Column[] | null = null;
  let lines: ReadonlyMap<string, number> | null = null;
  let key = 0;
  let name = 0;
  const begin = (row: ReadRow): void => {
    const found = headingsOf(row);
    const unit = found.get(bureauHeadings.unit);
    if (unit === undefined) return;
    key = unit;
    if (found.has(explanationHeadings.code) && found.has(explanationHeadings.text)) lines = found;
    else if (found.has(bureauHeadings.name)) {
      name = found.get(bureauHeadings.name)!;
      codes = [...found]
        .filter(([code]) => code !== bureauHeadings.unit && code !== bureauHeadings.name)
        .map(([code, column]) => ({ code, column, letters: columnLetters(column) }));
    }
  };
  const unit = (row: ReadRow, columns: readonly Column[]): void => {
    const unitId = words(row.cells.get(key));
    const fields = new Map<string, FilledField>();
    let empty = true;
    for (const { code, column, letters } of columns) {
      const value = row.cells.get(column);
      if (value) empty = false;
      const cell = value?.at ?? `${letters}${row.number}`;
      fields.set(code, { unitId, code, sheet, cell, value, notApplicable: undefined, explanation: undefined });
    }
    const called = words(row.cells.get(name));
    // A row under the table that names no unit and fills nothing in is a remark.
    if (unitId === '' && empty) return;
    listener.unit(unitId, called, sheet, `${columnLetters(key)}${row.number}`, fields);
  };
  const line = (row: ReadRow, columns: ReadonlyMap<string, number>): void => {
    const at = (heading: string) => row.cells.get(columns.get(heading) ?? 0);
    const read = at(explanationHeadings.text);
    if (!read) return;
    listener.explanation({
      unit: words(at(explanationHeadings.unit)) || words(at(explanationHeadings.name)),
      field: words(at(explanationHeadings.code)) || words(at(explanationHeadings.label)),
      sheet,
      cell: read.at,
      read,
    });
  };
  return {
    /** Whether it holds units. */
    found: () => codes !== null,
    /** Whether it holds explanations. */
    listing: () => lines !== null,
    row: (row: ReadRow): void => {
      if (codes !== null) unit(row, codes);
      else if (lines !== null) line(row, lines);
      else begin(row);
    },
  };
};

/** No sheet has the headings. */
export const noTable = (heading: string): Refusal => new Refusal('workbook.no-table', { heading }, 'invalid');
