import type { SchoolColumn } from '@app/domain/organizations';
import { isAboutPeople } from '../ledger/headings.js';
import type { ReadRow } from '../reading/rows.js';
import { fieldOf, schoolFields, type SchoolField } from './headings.js';

/** Which column says what, and what became of every heading. */
export type Mapping = Readonly<{ columns: ReadonlyMap<SchoolField, number>; shown: readonly SchoolColumn[] }>;

/** The mapping when a row is the head of a list of schools: it names the school and its type. */
export const mappingOf = (sheet: string, row: ReadRow): Mapping | null => {
  const columns = new Map<SchoolField, number>();
  const shown: SchoolColumn[] = [];
  for (const { column, text } of [...row.cells.values()].toSorted((a, b) => a.column - b.column)) {
    const heading = text.replace(/\s+/g, '');
    if (heading === '') continue;
    const people = isAboutPeople(heading);
    const field = people ? undefined : fieldOf(heading);
    const meaning = field && schoolFields[field].meaning;
    if (field && meaning !== undefined && !columns.has(field)) {
      columns.set(field, column);
      shown.push({ sheet, heading, meaning, note: null });
    } else {
      const twice = meaning === undefined ? '不认识这一列的名称' : `前面已有一列作为“${meaning}”`;
      shown.push({ sheet, heading, meaning: null, note: people ? '人名和联系方式不进入记录' : twice });
    }
  }
  return columns.has('name') && columns.has('type') ? { columns, shown } : null;
};
