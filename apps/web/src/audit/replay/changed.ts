import type { IndicatorState } from '@web/design/states';
import type { Cell, Group, Section, Source } from '@web/indicators/matrix/model';

/** How an indicator of a section stood. */
export type Stood = Readonly<{ value: string | null; state: IndicatorState }>;

/** A cell of the matrix that says something else than before; a side is null where the section or the indicator was not there. */
export type ChangedCell = Readonly<{
  unitId: string;
  name: string;
  /** `L4` */
  indicator: string;
  from: Stood | null;
  to: Stood | null;
}>;

type Rows = Pick<Source, 'indicators' | 'sections'>;

const stood = ({ indicators }: Rows, section: Section | undefined, indicator: string): Stood | null => {
  const index = indicators.findIndex(({ id }) => id === indicator);
  const state = section?.states[index];
  return section && state ? { value: section.values[index] ?? null, state } : null;
};

/** The key of a cell: of which section, which indicator. */
export const cellKey = ({ unitId, indicator }: Pick<ChangedCell, 'unitId' | 'indicator'>): string =>
  `${unitId}.${indicator}`;

/** Which cells of the matrix changed between two points, in its order. */
export const changedCells = (before: Rows, after: Rows): readonly ChangedCell[] => {
  const was = new Map(before.sections.map((section) => [section.id, section]));
  const is = new Map(after.sections.map((section) => [section.id, section]));
  const ids = [...new Set([...after.indicators, ...before.indicators].map(({ id }) => id))];
  return [...new Map([...was, ...is]).values()].flatMap(({ id, name }) =>
    ids.flatMap((indicator) => {
      const [from, to] = [stood(before, was.get(id), indicator), stood(after, is.get(id), indicator)];
      return from?.value === to?.value && from?.state === to?.state ? [] : [{ unitId: id, name, indicator, from, to }];
    }),
  );
};

/** The lines of the matrix with the cells that changed framed, and called changed for whoever hears them. */
export const framed = (groups: readonly Group[], keys: ReadonlySet<string>, said: string): readonly Group[] => {
  const frame = (cell: Cell): Cell =>
    cell.subject && keys.has(`${cell.subject.unitId}.${cell.subject.subject}`)
      ? { ...cell, look: `${cell.look} ch`, name: `${cell.name} ${said}` }
      : cell;
  return groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => {
      const cells = row.cells.map(frame);
      return cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells };
    }),
  }));
};
