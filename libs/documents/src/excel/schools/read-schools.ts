import { Refusal } from '@app/domain/kernel';
import type { SchoolColumn, SchoolLine, SchoolList, SchoolProblem } from '@app/domain/organizations';
import type { ReadRow } from '../reading/rows.js';
import { readSheets } from '../reading/tables.js';
import { mappingOf, type Mapping } from './columns.js';
import { readLine } from './line.js';

/** The head of a table is looked for in so many filled rows. */
const headWithin = 20;
/** Schools of one file: the largest county has a third of it. */
const mostLines = 3000;

/** Reads one sheet row by row. */
class SchoolsSheet {
  private mapping: Mapping | null = null;
  private looked = 0;
  readonly lines: SchoolLine[] = [];
  readonly problems: SchoolProblem[] = [];

  constructor(private readonly sheet: string) {}

  get columns(): readonly SchoolColumn[] {
    return this.mapping?.shown ?? [];
  }

  take(row: ReadRow): void {
    if (this.mapping) return this.line(row, this.mapping);
    if ((this.looked += 1) <= headWithin) this.mapping = mappingOf(this.sheet, row);
  }

  private line(row: ReadRow, mapping: Mapping): void {
    // Pages of a printed list repeat its head.
    if (mappingOf(this.sheet, row)) return;
    const read = readLine(this.sheet, row, mapping);
    if (!read) return;
    if (this.lines.length >= mostLines) throw new Refusal('workbook.too-many', { what: '行' }, 'invalid');
    if (read.line) this.lines.push(read.line);
    this.problems.push(...read.problems);
  }
}

/**
 * Reads a list of schools from Excel: every visible sheet with a table that names schools and their types, one line a
 * school. What a person wrote wrongly stands in `problems`, all of it.
 * @throws Refusal workbook.* when the file cannot be read at all, workbook.no-schools when no sheet is such a list
 */
export const readSchools = async (file: Buffer): Promise<SchoolList> => {
  const sheets = (await readSheets(file, (name) => new SchoolsSheet(name))).filter(({ columns }) => columns.length > 0);
  if (sheets.length === 0) throw new Refusal('workbook.no-schools', {}, 'invalid');
  return {
    columns: sheets.flatMap(({ columns }) => columns),
    lines: sheets.flatMap(({ lines }) => lines),
    problems: sheets.flatMap(({ problems }) => problems),
  };
};
