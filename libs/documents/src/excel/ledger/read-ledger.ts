import { Refusal } from '@app/domain/kernel';
import type { LedgerColumn, LedgerLine, LedgerProblem, LedgerRead } from '@app/domain/rectifications';
import type { ReadRow } from '../reading/rows.js';
import { readSheets } from '../reading/tables.js';
import { mappingOf, unitAbove, type Mapping } from './columns.js';
import { readLine } from './line.js';

/** The head of a table is looked for in so many filled rows. */
const headWithin = 20;
/** Lines of one file: a county's ledger of ten years has a third of it. */
const mostLines = 5000;

/** Reads one sheet row by row. */
class LedgerSheet {
  private mapping: Mapping | null = null;
  private unit: string | null = null;
  private looked = 0;
  readonly lines: LedgerLine[] = [];
  readonly problems: LedgerProblem[] = [];

  constructor(private readonly sheet: string) {}

  get columns(): readonly LedgerColumn[] {
    return this.mapping?.shown ?? [];
  }

  take(row: ReadRow): void {
    if (this.mapping) return this.line(row, this.mapping);
    if ((this.looked += 1) > headWithin) return;
    this.mapping = mappingOf(this.sheet, row);
    if (!this.mapping) this.unit = unitAbove(row) ?? this.unit;
  }

  private line(row: ReadRow, mapping: Mapping): void {
    // Pages of a printed ledger repeat its head; footers name who signs.
    if (mappingOf(this.sheet, row)) return;
    const read = readLine(this.sheet, row, mapping, this.unit);
    if (!read) return;
    if (this.lines.length >= mostLines) throw new Refusal('workbook.too-many', { what: '行' }, 'invalid');
    if (read.line) this.lines.push(read.line);
    this.problems.push(...read.problems);
  }
}

/**
 * Reads a bureau's 整改台账 from Excel, whatever its layout: every visible sheet with a table that names problems. Names
 * of people are left out. What a person wrote wrongly stands in `problems`, all of it.
 * @throws Refusal workbook.* when the file cannot be read at all, workbook.no-ledger when no sheet is a ledger
 */
export const readLedger = async (file: Buffer): Promise<LedgerRead> => {
  const sheets = (await readSheets(file, (name) => new LedgerSheet(name))).filter(({ columns }) => columns.length > 0);
  if (sheets.length === 0) throw new Refusal('workbook.no-ledger', {}, 'invalid');
  return {
    columns: sheets.flatMap(({ columns }) => columns),
    lines: sheets.flatMap(({ lines }) => lines),
    problems: sheets.flatMap(({ problems }) => problems),
  };
};
