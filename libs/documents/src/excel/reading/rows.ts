import { Refusal } from '@app/domain/kernel';
import { workbookLimits as limits } from '../limits.js';
import { textOf } from '../../archive/unpack.js';
import type { Package, Sheet } from './package.js';
import { unescaped } from './texts.js';
import { attribute, XmlScanner, type XmlReader } from '../../archive/xml.js';

/**
 * A cell that holds something. A formula's value is what was stored when the file was last saved; nothing is computed.
 * `external`: the formula reaches into another file. A date is a number that is shown as one: its text is Excel's count
 * of days, and `shownText` the day.
 */
export type ReadCell = Readonly<{
  /** `D17`. */
  at: string;
  column: number;
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  text: string;
  formula: 'none' | 'own' | 'external';
}>;

/** A row that holds something, its cells by column number (from 1). */
export type ReadRow = Readonly<{ number: number; cells: ReadonlyMap<number, ReadCell> }>;

/** `A` is 1, `AA` 27. */
export const columnNumber = (letters: string): number => {
  let sum = 0;
  for (let at = 0; at < letters.length; at++) sum = sum * 26 + letters.charCodeAt(at) - 64;
  return sum;
};

/** Letters by column: each cell of a sheet asks for its own. */
const lettersOf: string[] = [''];

/** 1 is `A`, 27 `AA`; 0 has none. */
export const columnLetters = (column: number): string =>
  (lettersOf[column] ??= columnLetters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26)));

const kinds: Readonly<Record<string, ReadCell['kind']>> = {
  s: 'text',
  str: 'text',
  inlineStr: 'text',
  d: 'text',
  b: 'boolean',
  e: 'error',
};

/** A number as the program showed it: fifteen significant digits, which is all that Excel keeps. */
export const shownNumber = (stored: string): string => {
  const value = Number(stored);
  // Most are short and stored as they are shown.
  if (stored.length <= 15 && String(value) === stored && !stored.includes('e')) return stored;
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  const [whole = '0', power = '0'] = value.toExponential(14).split('e');
  const negative = whole.startsWith('-');
  const digits = whole.replace(/[-.]/g, '');
  const point = 1 + Number(power);
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const decimals = padded.slice(at).replace(/0+$/, '');
  return `${negative ? '-' : ''}${padded.slice(0, at).replace(/^0+(?=\d)/, '')}${decimals && `.${decimals}`}`;
};

/** Reads one sheet's rows in order; rows without a filled cell are passed over. */
class SheetReader implements XmlReader {
  private row = 0;
  private column = 0;
  private cells = new Map<number, ReadCell>();
  private type = '';
  private style = 0;
  private value = '';
  private inside: 'value' | 'formula' | 'inline' | 'hint' | null = null;
  private formula: ReadCell['formula'] = 'none';
  private filled = 0;

  constructor(
    private readonly texts: readonly string[],
    private readonly dates: ReadonlySet<number>,
    private readonly onRow: (row: ReadRow) => void,
  ) {}

  open(name: string, attributes: string): void {
    if (name === 'c') {
      const column = /^\s*([A-Z]{1,3})\d+$/.exec(attribute(attributes, 'r') ?? '')?.[1];
      this.column = column === undefined ? this.column + 1 : columnNumber(column);
      this.type = attribute(attributes, 't') ?? 'n';
      if (this.dates.size > 0) this.style = Number(attribute(attributes, 's') ?? 0);
      this.value = '';
      this.formula = 'none';
    } else if (name === 'v') this.inside = 'value';
    else if (name === 't') this.inside = this.inside === 'hint' ? 'hint' : 'inline';
    else if (name === 'rPh') this.inside = 'hint';
    else if (name === 'f') {
      this.inside = 'formula';
      this.formula = 'own';
    } else if (name === 'row') {
      this.row = Number(attribute(attributes, 'r') ?? this.row + 1);
      this.column = 0;
      this.cells = new Map();
    }
  }

  text(text: string): void {
    if (this.inside === 'value' || this.inside === 'inline') this.value += text;
    // [1]Sheet1!A1, 'C:\[other.xlsx]Sheet1'!A1
    else if (this.inside === 'formula' && /\[[^\]]+\][^!]*!/.test(text)) this.formula = 'external';
  }

  close(name: string): void {
    if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else if (name === 'v' || name === 'f' || name === 'rPh' || (name === 't' && this.inside === 'inline'))
      this.inside = null;
  }

  private endCell(): void {
    const known = kinds[this.type] ?? 'number';
    const kind = known === 'number' && this.dates.has(this.style) ? 'date' : known;
    const text =
      this.type === 's'
        ? (this.texts[Number(this.value)] ?? '')
        : known === 'number'
          ? shownNumber(this.value)
          : unescaped(this.value);
    if (text === '' && this.formula === 'none') return;
    if (this.cells.size >= limits.columns) throw new Refusal('workbook.too-many', { what: '列' }, 'invalid');
    const at = `${columnLetters(this.column)}${this.row}`;
    this.cells.set(this.column, { at, column: this.column, kind, text, formula: this.formula });
  }

  private endRow(): void {
    if (this.cells.size === 0) return;
    this.filled += 1;
    if (this.filled > limits.rows) throw new Refusal('workbook.too-many', { what: '行' }, 'invalid');
    this.onRow({ number: this.row, cells: this.cells });
  }
}

/**
 * A sheet's filled rows as they are unpacked, some at a time; the caller may stop when it has seen enough.
 * @throws Refusal workbook.damaged, workbook.bomb, workbook.too-many
 */
export async function* rowsOf(
  { file, parts, dates }: Package,
  { part }: Sheet,
  texts: readonly string[],
): AsyncGenerator<readonly ReadRow[]> {
  let rows: ReadRow[] = [];
  const scanner = new XmlScanner(new SheetReader(texts, dates, (row) => void rows.push(row)));
  for await (const chunk of textOf(file, parts.get(part)!)) {
    scanner.feed(chunk);
    if (rows.length > 0) yield rows;
    rows = [];
  }
  scanner.end();
}
