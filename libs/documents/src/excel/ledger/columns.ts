import type { LedgerColumn } from '@app/domain/rectifications';
import type { ReadRow } from '../reading/rows.js';
import { fieldOf, isAboutPeople, meaningOf, type LedgerField } from './headings.js';

/** Which column says what, and what became of every heading. */
export type Mapping = Readonly<{
  columns: ReadonlyMap<LedgerField, number>;
  shown: readonly LedgerColumn[];
}>;

const noteOf = (heading: string, field: LedgerField | undefined): string =>
  field !== undefined
    ? `前面已有一列作为“${meaningOf(field)}”`
    : isAboutPeople(heading)
      ? '人名和联系方式不进入记录'
      : '不认识这一列的名称';

/** The mapping when a row is the head of a ledger: it names the problem, and the day or the unit. */
export const mappingOf = (sheet: string, row: ReadRow): Mapping | null => {
  const columns = new Map<LedgerField, number>();
  const shown: LedgerColumn[] = [];
  for (const { column, text } of [...row.cells.values()].toSorted((a, b) => a.column - b.column)) {
    const heading = text.replace(/\s+/g, '');
    if (heading === '') continue;
    const field = isAboutPeople(heading) ? undefined : fieldOf(heading);
    if (field !== undefined && !columns.has(field)) {
      columns.set(field, column);
      shown.push({ sheet, heading, meaning: meaningOf(field), note: null });
    } else shown.push({ sheet, heading, meaning: null, note: noteOf(heading, field) });
  }
  const others = (['foundOn', 'unit', 'lead'] as const).some((field) => columns.has(field));
  return columns.has('problem') && others ? { columns, shown } : null;
};

/** The unit that a ledger of one school names above its table: `学校：第一小学`. */
export const unitAbove = (row: ReadRow): string | null => {
  const cells = [...row.cells.values()].toSorted((a, b) => a.column - b.column).map(({ text }) => text.trim());
  for (const [index, text] of cells.entries()) {
    const named = /^(?:被检查单位|受检单位|学校名称|单位名称|学校|单位)[:：]?\s*(\S*)$/.exec(text);
    if (named && (named[1] !== '' || text.length < 8)) return named[1] || cells[index + 1] || null;
  }
  return null;
};
