import { Refusal } from '@app/domain/kernel';
import type { PastColumn, PastLine, PastProblem, PastTable } from '@app/domain/submissions';
import type { ReadRow } from '../reading/rows.js';
import { readSheets } from '../reading/tables.js';
import { mappingOf, type Mapping } from './columns.js';
import { dataYearIn, readLine } from './line.js';

/** The head of a table is looked for in so many filled rows. */
const headWithin = 20;
/** Lines of one file: a large county's sections of ten years. */
const mostLines = 5000;

/** Reads one sheet row by row. */
class FiguresSheet {
  private mapping: Mapping | null = null;
  private year: string | null;
  private looked = 0;
  readonly lines: PastLine[] = [];
  readonly problems: PastProblem[] = [];

  constructor(private readonly sheet: string) {
    this.year = dataYearIn(sheet);
  }

  get columns(): readonly PastColumn[] {
    return this.mapping?.shown ?? [];
  }

  take(row: ReadRow): void {
    if (this.mapping) return this.line(row, this.mapping);
    if ((this.looked += 1) > headWithin) return;
    this.mapping = mappingOf(this.sheet, row);
    if (this.mapping) this.problems.push(...this.mapping.problems);
    // The title above the table goes before the sheet's name.
    else for (const { text } of row.cells.values()) this.year = dataYearIn(text) ?? this.year;
  }

  private line(row: ReadRow, mapping: Mapping): void {
    // Pages of a printed table repeat its head.
    if (mappingOf(this.sheet, row)) return;
    const read = readLine(this.sheet, row, mapping, this.year);
    if (!read) return;
    if (this.lines.length >= mostLines) throw new Refusal('workbook.too-many', { what: '行' }, 'invalid');
    if (read.line) this.lines.push(read.line);
    this.problems.push(...read.problems);
  }
}

/**
 * Reads a bureau's table of past figures from Excel: every visible sheet that names schools and figures, one line a
 * school or section. What a person wrote wrongly stands in `problems`, all of it.
 * @throws Refusal workbook.* when the file cannot be read at all, workbook.no-figures when no sheet is such a table
 */
export const readFigures = async (file: Buffer): Promise<PastTable> => {
  const all = await readSheets(file, (name) => new FiguresSheet(name));
  const sheets = all.filter(({ columns }) => columns.length > 0);
  if (sheets.length === 0) throw new Refusal('workbook.no-figures', {}, 'invalid');
  return {
    columns: sheets.flatMap(({ columns }) => columns),
    lines: sheets.flatMap(({ lines }) => lines),
    problems: sheets.flatMap(({ problems }) => problems),
  };
};
