import { exact, tenTo, type Exact } from '../indicators/exact.js';
import type { Stretch } from './clash.js';

/** One cell of a table: a line of its own, or what stands between tabs or bars. */
export type Cell = Stretch & Readonly<{ text: string }>;

/** A number in a cell of its own. */
export type CellNumber = Cell & Readonly<{ value: Exact; places: number; vague: boolean }>;

/** A label with the numbers that follow it. */
export type Row = Readonly<{ label: Cell; unit: string; numbers: readonly CellNumber[] }>;

/** The cells of a text in order, without the empty ones. @param text normal text */
export const cellsOf = (text: string): readonly Cell[] => {
  const cells: Cell[] = [];
  const add = (from: number, to: number): void => {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    const start = from + (raw.length - raw.trimStart().length);
    if (trimmed !== '') cells.push({ start, end: start + trimmed.length, text: trimmed });
  };
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (!'\n\t|'.includes(text[at]!)) continue;
    add(start, at);
    start = at + 1;
  }
  add(start, text.length);
  return cells;
};

/** A cell that holds a number and nothing else; undefined for others. */
export const numberIn = (cell: Cell): CellNumber | undefined => {
  const found = /^([<>≤≥])? ?(\d{1,12}(?:\.\d{1,6})?) ?%?$/.exec(cell.text);
  if (!found) return undefined;
  const places = found[2]!.includes('.') ? found[2]!.length - found[2]!.indexOf('.') - 1 : 0;
  return { ...cell, value: exact(found[2]!), places, vague: found[1] !== undefined };
};

/** How much a cell's number may be off by rounding: half of its last digit; a whole number is exact. */
export const cellSlack = ({ places }: CellNumber): Exact =>
  places === 0 ? { n: 0n, d: 1n } : { n: 1n, d: 2n * tenTo(places) };

/** The rows of a text: a label that is no number, with at least two cells of numbers. Its unit stands in its last bracket. */
export const rowsOf = (cells: readonly Cell[]): readonly Row[] => {
  const rows: Row[] = [];
  let label: Cell | undefined;
  let numbers: CellNumber[] = [];
  const end = (): void => {
    if (label && numbers.length >= 2)
      rows.push({ label, unit: /\(([^()]{1,8})\)$/.exec(label.text)?.[1] ?? '', numbers });
    numbers = [];
  };
  for (const cell of cells) {
    const value = numberIn(cell);
    if (value) numbers.push(value);
    else {
      end();
      label = cell;
    }
  }
  end();
  return rows;
};
