import {
  HeadingLevel,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
} from 'docx';
import type { FilledBlock, FilledPart } from '@app/domain/reports';
import { carried } from './text.js';

type FilledTable = Extract<FilledBlock, { block: 'table' }>;

/** A text as runs of one paragraph: each line break of the value is one on paper. */
const runs = (text: string): TextRun[] =>
  carried(text)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) }));

const runsOf = (parts: readonly FilledPart[]): TextRun[] =>
  runs(parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''));

/** Columns share the line by their widths; what rounding leaves goes to the last. */
const widthsOf = ({ columns }: FilledTable, line: number): readonly number[] => {
  const sum = columns.reduce((total, { width }) => total + width, 0);
  const widths = columns.map(({ width }) => Math.floor((line * width) / sum));
  const rest = line - widths.reduce((total, width) => total + width, 0);
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width));
};

/** Tables of more columns are printed in smaller signs, so that `100.00` stays on one line. */
const mostWide = 7;

const tableOf = (table: FilledTable, line: number): readonly FileChild[] => {
  const { columns, rows, caption } = table;
  const widths = widthsOf(table, line);
  const style = columns.length > mostWide ? 'fine' : 'cell';
  const cell = (
    text: string,
    index: number,
    paragraph: Readonly<{ style: string; alignment?: 'left' | 'center' | 'right' }>,
  ) =>
    new TableCell({
      children: [new Paragraph({ ...paragraph, children: runs(text) })],
      width: { size: widths[index]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, index) => cell(heading, index, { style: 'column' })),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map(({ text }, index) => cell(text, index, { style, alignment: columns[index]!.align })),
      }),
  );
  return [
    ...(caption === null ? [] : [new Paragraph({ style: 'caption', children: runs(caption) })]),
    new Table({
      rows: [head, ...body],
      columnWidths: [...widths],
      width: { size: line, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
    }),
    // Two tables that follow each other would grow into one.
    new Paragraph({ style: 'small' }),
  ];
};

/** What a filled block is on paper. @param line width of a line, in twentieths of a point */
export const childrenOf = (block: FilledBlock, line: number): readonly FileChild[] => {
  switch (block.block) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(block.parts) })];
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ heading, children: runsOf(block.parts) })];
    }
    case 'paragraph': {
      const style = block.align === 'left' ? 'text' : 'line';
      return [new Paragraph({ style, alignment: block.align, children: runsOf(block.parts) })];
    }
    case 'table':
      return tableOf(block, line);
    case 'signatures':
      return block.lines.map((text) => new Paragraph({ style: 'sign', children: runs(text) }));
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
};
