import { figureForms, type PastColumn, type PastProblem } from '@app/domain/submissions';
import { isAboutPeople } from '../ledger/headings.js';
import type { ReadRow } from '../reading/rows.js';
import { headed, isFigure, meaningOf, type PastField } from './headings.js';
import { placesOf } from './numbers.js';

/** A column that was understood. `places`: how far its unit moves the point; null when it has to be said and is not. */
export type Understood = Readonly<{ column: number; places: number | null }>;

/** Which column says what, and what became of every heading. */
export type Mapping = Readonly<{
  columns: ReadonlyMap<PastField, Understood>;
  shown: readonly PastColumn[];
  problems: readonly PastProblem[];
}>;

/** The mapping when a row is the head of a table of figures: it names the school, and a figure. */
export const mappingOf = (sheet: string, row: ReadRow): Mapping | null => {
  const columns = new Map<PastField, Understood>();
  const shown: PastColumn[] = [];
  const problems: PastProblem[] = [];
  const left = (heading: string, note: string) => shown.push({ sheet, heading, meaning: null, note });
  for (const { column, text, at } of [...row.cells.values()].toSorted((a, b) => a.column - b.column)) {
    const heading = text.replace(/\s+/g, '');
    if (heading === '') continue;
    const read = isAboutPeople(heading) ? undefined : headed(heading);
    if (!read) {
      left(heading, isAboutPeople(heading) ? '人名和联系方式不进入记录' : '不认识这一列的名称');
      continue;
    }
    const { field, unit } = read;
    if (columns.has(field)) {
      left(heading, `前面已有一列作为“${meaningOf(field)}”`);
      continue;
    }
    const places = isFigure(field) ? placesOf(field, unit) : 0;
    if (isFigure(field) && places === 'other')
      problems.push({
        sheet,
        row: row.number,
        cell: at,
        message: `“${heading}”的单位不能换算成${figureForms[field].unit}，请换算后再导入`,
      });
    // Yuan or ten thousand of them: nobody can tell from the number, so it has to be said.
    const said = typeof places === 'number' ? places : field === 'teachingEquipmentValue' ? null : 0;
    columns.set(field, { column, places: said });
    const meaning = `${meaningOf(field)}${said === 4 ? '，按“万”换算' : ''}`;
    shown.push({ sheet, heading, meaning, note: null });
  }
  return columns.has('school') && [...columns.keys()].some(isFigure) ? { columns, shown, problems } : null;
};
