import { daysBetween } from '@app/domain/kernel';
import type { LedgerCell } from '@app/domain/reports';
import { columnLetters } from '../reading/rows.js';
import { cellText } from '../text.js';

/** Places of the formats in the styles part. */
export const formats = { plain: 0, title: 1, note: 2, heading: 3, text: 4, number: 5, day: 6 } as const;
type Format = (typeof formats)[keyof typeof formats];

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as XML has it. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark]!);

const textCell = (place: string, text: string, format: Format): string =>
  text === ''
    ? `<c r="${place}" s="${format}"/>`
    : `<c r="${place}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${escaped(cellText(text))}</t></is></c>`;

/** A day as a spreadsheet counts it: 1 for 1 January 1900, which it holds to be a leap year. */
const serial = (date: string): number => daysBetween('1899-12-30', date);

const valueCell = (place: string, cell: LedgerCell): string => {
  if (cell === null) return textCell(place, '', formats.text);
  if (typeof cell === 'string') return textCell(place, cell, formats.text);
  return typeof cell === 'number'
    ? `<c r="${place}" s="${formats.number}"><v>${cell}</v></c>`
    : `<c r="${place}" s="${formats.day}"><v>${serial(cell.day)}</v></c>`;
};

/** A row whose cells are all texts of one format. */
export const textRow = (row: number, texts: readonly string[], format: Format): string =>
  `<row r="${row}">${texts.map((text, index) => textCell(`${columnLetters(index + 1)}${row}`, text, format)).join('')}</row>`;

/** A row of values, each in the format of its kind. */
export const valueRow = (row: number, cells: readonly LedgerCell[]): string =>
  `<row r="${row}">${cells.map((cell, index) => valueCell(`${columnLetters(index + 1)}${row}`, cell)).join('')}</row>`;
