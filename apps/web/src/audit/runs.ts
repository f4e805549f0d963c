/** What decides whether a row is folded. */
export type TrailLine = Readonly<{ sequence: number; type: string; person: string }>;

/** Rows that stand together: one by a person, or a run of clocks that the system keeps. */
export type Run<Row extends TrailLine> = Readonly<{ key: number; clocks: boolean; rows: readonly Row[] }>;

/** Whether the system keeps a step's clock here (设定、终止、办结): nobody's act. */
const isClock = ({ type, person }: TrailLine): boolean => person === 'system' && type.startsWith('deadline.');

/** The rows in their order, with two and more clocks in a row taken together. `key`: the sequence of the first. */
export const runsOf = <Row extends TrailLine>(rows: readonly Row[]): readonly Run<Row>[] => {
  const runs: { key: number; clocks: boolean; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.clocks && isClock(row)) last.rows.push(row);
    else runs.push({ key: row.sequence, clocks: isClock(row), rows: [row] });
  }
  return runs.map((run) => ({ ...run, clocks: run.clocks && run.rows.length > 1 }));
};
