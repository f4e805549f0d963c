import type { Workbook, Worksheet } from '@cj-tech-master/excelts';
import { boundaryMark, type PaperValue } from '@app/domain/reports';
import { colours } from '../../layout.js';
import { columnLetters } from '../../reading/rows.js';
import { cellText } from '../../text.js';
import { solid } from '../book.js';

const plain = /^\d+(\.(\d+))?$/;

/**
 * A sheet of the national form while it is laid out: rows and columns from 1. A value of a paper becomes a number with
 * the decimals that it is printed with; 未填 and — stay words. A boundary value has a note.
 */
export class FormSheet {
  private readonly sheet: Worksheet;

  constructor(book: Workbook, name: string, widths: readonly number[]) {
    this.sheet = book.addWorksheet(name);
    widths.forEach((width, at) => (this.sheet.getColumn(at + 1).width = width));
    const { pageSetup } = this.sheet;
    this.sheet.pageSetup = { ...pageSetup, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  }

  title(text: string, columns: number): void {
    const cell = this.sheet.getCell(1, 1);
    cell.value = cellText(text);
    cell.font = { size: 16, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
    this.sheet.mergeCells(1, 1, 1, columns);
  }

  /** Words across some columns, such as a note under a table. */
  line(row: number, text: string, columns: number): void {
    const cell = this.sheet.getCell(row, 1);
    cell.value = cellText(text);
    cell.alignment = { wrapText: true, vertical: 'top' };
    this.sheet.mergeCells(row, 1, row, columns);
  }

  /** A heading of the form, over as many rows and columns as it has there. */
  heading(row: number, column: number, text: string, rows = 1, columns = 1): void {
    const cell = this.sheet.getCell(row, column);
    cell.value = cellText(text);
    cell.font = { bold: true };
    cell.fill = solid(colours.heading);
    cell.alignment = { wrapText: true, horizontal: 'center', vertical: 'middle' };
    if (rows > 1 || columns > 1) this.sheet.mergeCells(row, column, row + rows - 1, column + columns - 1);
  }

  /** L1, L2 … of the form. */
  numbers(row: number, first: number, count: number): void {
    for (let at = 0; at < count; at++) this.heading(row, first + at, `L${at + 1}`);
  }

  value(row: number, column: number, value: PaperValue | undefined): void {
    const cell = this.sheet.getCell(row, column);
    const text = value?.text ?? '';
    const number = text.replace(boundaryMark, '');
    const found = plain.exec(number);
    if (found && number.replace('.', '').length <= 15) {
      cell.value = Number(number);
      cell.numFmt = found[2] === undefined ? '0' : `0.${'0'.repeat(found[2].length)}`;
      if (number !== text) cell.note = '边界值：按表内位数取舍会改变结论，以实际值判定';
    } else cell.value = cellText(text);
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: found ? 'right' : 'left' };
  }

  /** The cells of what was laid out are framed. */
  frame(from: number, to: number, columns: number): void {
    const line = { style: 'thin' } as const;
    for (let row = from; row <= to; row++)
      for (let column = 1; column <= columns; column++)
        this.sheet.getCell(row, column).border = { top: line, left: line, bottom: line, right: line };
    this.sheet.pageSetup.printArea = `A1:${columnLetters(columns)}${to + 2}`;
  }
}
