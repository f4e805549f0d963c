import { atLeast, minus } from '../../indicators/exact.js';
import { cellSlack, cellsOf, rowsOf, type CellNumber, type Row } from '../cells.js';
import { stretch, type Clash, type Rule } from '../clash.js';
import { above, sumOf, written } from '../rounding.js';

const fits = (parts: readonly CellNumber[], total: CellNumber): boolean => {
  const sum = sumOf(parts.map(({ value }) => value));
  const off = above(sum, total.value) ? minus(sum, total.value) : minus(total.value, sum);
  return atLeast(sumOf([...parts, total].map(cellSlack)), off);
};

/** The rows behind 其中 that are of the total's unit, as far as they go. */
const partsOf = (rows: readonly Row[], at: number): readonly Row[] => {
  const { unit, numbers } = rows[at - 1]!;
  const parts: Row[] = [];
  for (const row of rows.slice(at, at + 12)) {
    const alike = row.numbers.length === numbers.length && (row.unit === '' || row.unit === unit);
    if (!alike || (parts.length > 0 && row.label.text.startsWith('其中'))) break;
    parts.push(row);
  }
  return parts;
};

const clashesOf = (rows: readonly Row[], at: number): readonly Clash[] => {
  const total = rows[at - 1]!;
  const parts = partsOf(rows, at);
  if (parts.length < 2) return [];
  const column = (index: number, count: number) => parts.slice(0, count).map(({ numbers }) => numbers[index]!);
  // Where the parts end is where most columns agree.
  const right = (count: number) => total.numbers.filter((cell, index) => fits(column(index, count), cell)).length;
  const count = parts
    .map((_, index) => index + 1)
    .reduce((best, next) => (right(next) > right(best) ? next : best), parts.length);
  if (right(count) === 0) return [];
  return total.numbers.flatMap((cell, index) => {
    const terms = column(index, count);
    if (fits(terms, cell) || [cell, ...terms].some(({ vague }) => vague)) return [];
    const sum = written(sumOf(terms.map(({ value }) => value)), 6);
    const shouldBe = `${terms.map(({ value }) => written(value, 6)).join(' + ')} = ${sum}`;
    return [{ at: stretch(cell), says: written(cell.value, 6), shouldBe, against: terms.map(stretch) }];
  });
};

/** Rows behind 其中 in a table. */
export const tableSums: Rule = {
  name: 'table-sums',
  title: '表中“其中”各行之和',
  understands:
    '表中一行数的下一行以“其中”开头：从它起单位相同的各行，逐列相加应等于上一行（至少有一列相符，才知道“其中”到哪一行为止）。',
  agrees: '在校学生数（万人）\n6.37\n6.59\n其中：普通小学\n4.06\n4.18\n普通初中\n2.31\n2.41\n巩固率（%）\n99\n99',
  contradicts: '在校学生数（万人）\n6.37\n6.79\n其中：普通小学\n4.06\n4.18\n普通初中\n2.31\n2.41\n巩固率（%）\n99\n99',
  find: ({ text }) => {
    const rows = rowsOf(cellsOf(text));
    return rows.flatMap((row, index) => (index > 0 && row.label.text.startsWith('其中') ? clashesOf(rows, index) : []));
  },
};
