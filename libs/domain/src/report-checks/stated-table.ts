import { cellsOf, rowsOf, type Cell, type Row } from './cells.js';
import type { StageWord } from './shares.js';
import type { Stated, Subject } from './stated.js';
import { figuresIn } from './things.js';
import type { Figure, Reading } from './reading.js';

/** Columns of the national form: the seven indicators in order, and the whole behind them. */
const columns = 7;
const stages: Readonly<Record<string, StageWord>> = { 小学: '小学', 初中: '初中', 中学: '初中' };

const subjectOf = (stage: StageWord, isShare: boolean, column: number): Subject =>
  column < columns
    ? { kind: isShare ? 'passing-percent' : 'passing', stage, indicator: `L${column + 1}` }
    : { kind: isShare ? 'compliant-percent' : 'compliant', stage };

/** The figure that stands in a cell: a number of a table has no unit beside it, a share there is one of its row. */
const figureOf = (reading: Reading, cell: Cell, isShare: boolean): Figure | undefined => {
  const [figure] = figuresIn(reading, cell);
  return figure && isShare ? { ...figure, kind: 'percent' } : figure;
};

const statedInRow = (reading: Reading, row: Row, stage: StageWord): readonly Stated[] => {
  const isShare = /达标学校比例/.test(row.label.text);
  if (!isShare && !/达标学校(?:总数|数)/.test(row.label.text)) return [];
  if (row.numbers.length < columns || row.numbers.length > columns + 1) return [];
  return row.numbers.flatMap((cell, column) => {
    const figure = cell.vague ? undefined : figureOf(reading, cell, isShare);
    return figure ? [{ figure, of: subjectOf(stage, isShare, column) }] : [];
  });
};

/**
 * The numbers of the table that counties print of the seven indicators: a row of 达标学校总数 and one of 达标学校比例 for each
 * stage, whose name stands in the cell before.
 */
export const statedInTables = (reading: Reading): readonly Stated[] => {
  const cells = cellsOf(reading.text);
  const stageAt = new Map(cells.map((cell, index) => [cell.start, stages[cells[index - 1]?.text ?? '']]));
  let stage: StageWord | undefined;
  return rowsOf(cells).flatMap((row) => {
    stage = stageAt.get(row.label.start) ?? stage;
    return stage ? statedInRow(reading, row, stage) : [];
  });
};
