import { dayText } from '@app/domain/kernel';
import type { LedgerEntry, LedgerForm } from '@app/domain/reports';
import { columnLetters } from '../reading/rows.js';
import { packed, type PartToPack } from '../../archive/pack.js';
import { sheetAfter, sheetBefore, smallParts } from './parts.js';
import { formats, textRow, valueRow } from './sheet.js';

/** What a printed 台账 says of itself. */
export type LedgerHead = Readonly<{
  /** Names of the counties or units that it is of. */
  of: string;
  /** ISO date: what is overdue is judged by it. */
  asOf: string;
  /** Number of the last event that it knows of, in the log. */
  knownAt: number;
  /** What was filtered by, in words; empty: nothing. */
  filtered: string;
}>;

const headingRow = 4;

const headTexts = (form: LedgerForm, { of, asOf, knownAt, filtered }: LedgerHead): readonly string[] => [
  `${of}${form.name}`,
  `数据基准日期：${dayText(asOf)}　截至日志记录号：${knownAt}`,
  filtered === '' ? '范围：全部问题' : `范围：${filtered}`,
];

async function* sheet(
  form: LedgerForm,
  head: LedgerHead,
  entries: AsyncIterable<readonly LedgerEntry[]>,
): AsyncGenerator<Buffer> {
  const { columns, signatures } = form;
  yield Buffer.from(
    [
      sheetBefore(
        columns.map(({ width }) => width),
        headingRow,
      ),
      ...headTexts(form, head).map((text, index) =>
        textRow(index + 1, [text], index === 0 ? formats.title : formats.note),
      ),
      textRow(
        headingRow,
        columns.map(({ heading }) => heading),
        formats.heading,
      ),
    ].join(''),
  );
  let row = headingRow;
  for await (const portion of entries) {
    const lines = portion.map((entry) => {
      row += 1;
      const number = row - headingRow;
      return valueRow(
        row,
        columns.map(({ cell }) => cell(entry, number)),
      );
    });
    yield Buffer.from(lines.join(''));
  }
  const table = `A${headingRow}:${columnLetters(columns.length)}${Math.max(row, headingRow + 1)}`;
  const below = [`共${row - headingRow}个问题`, ...signatures].map((line, index) =>
    textRow(row + 2 + index, [line], formats.note),
  );
  yield Buffer.from(below.join('') + sheetAfter(table));
}

/**
 * A 台账 as an Excel file (.xlsx), written while it is read: one portion of lines is in memory at a time, however many
 * there are. Texts are texts whatever they begin with; days are days.
 */
export const ledgerWorkbook = (
  form: LedgerForm,
  head: LedgerHead,
  entries: AsyncIterable<readonly LedgerEntry[]>,
): AsyncGenerator<Buffer> => {
  const small = smallParts(form.name, `$${headingRow}:$${headingRow}`).map(([name, text]): PartToPack => ({
    name,
    bytes: [Buffer.from(text)],
  }));
  return packed([...small, { name: 'xl/worksheets/sheet1.xml', bytes: sheet(form, head, entries) }]);
};
