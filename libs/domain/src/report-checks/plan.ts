import type { Cell } from './cells.js';

/** One row of a plan: what is to be reached, and what in each year. */
export type PlanRow = Readonly<{ number: number; goal: Cell; years: readonly Cell[] }>;

const isYear = ({ text }: Cell): boolean => /^20\d\d年?$/.test(text);

/** The rows of one plan whose headings end with its years: numbered 1, 2, 3 …, each with project, goal and a cell a year. */
const planAt = (cells: readonly Cell[], from: number, years: number): readonly PlanRow[] => {
  const rows: PlanRow[] = [];
  let at = from;
  for (let number = 1; ; number++) {
    const goal = cells[at + 2];
    const cellsOfYears = cells.slice(at + 3, at + 3 + years);
    if (cells[at]?.text !== `${number}` || !goal || cellsOfYears.length < years) return rows;
    rows.push({ number, goal, years: cellsOfYears });
    at += 3 + years;
    // The columns behind (lead unit, responsible units) may be one cell or several.
    const limit = at + 12;
    while (at < limit && at < cells.length && cells[at]!.text !== `${number + 1}`) at += 1;
  }
};

/** The plans of a text (重点任务分解表): found by consecutive years in their headings, before row 1. */
export const plansOf = (cells: readonly Cell[]): readonly PlanRow[] => {
  const rows: PlanRow[] = [];
  let years = 0;
  cells.forEach((cell, index) => {
    if (isYear(cell)) years += 1;
    else {
      if (cell.text === '1' && years >= 2) rows.push(...planAt(cells, index, years));
      years = 0;
    }
  });
  return rows;
};
