import type { Issue } from '../states';

/** Columns of the ledger, in their order. The problem always shows: it names the row. */
export const columns = [
  'problem',
  'unit',
  'severity',
  'status',
  'due',
  'lead',
  'notice',
  'indicator',
  'clause',
  'raised',
  'percent',
  'round',
  'since',
  'closed',
  'inTime',
] as const;
export type Column = (typeof columns)[number];

/** Shown without a choice: they fit 1366 wide. */
export const startColumns: readonly Column[] = ['problem', 'unit', 'severity', 'status', 'due', 'lead', 'notice'];

/** The columns that a URL asks for, in their own order; null when it asks for none. */
export const columnsIn = (text: unknown): readonly Column[] | null => {
  if (typeof text !== 'string' || text === '') return null;
  const named = text.split(',');
  return columns.filter((column) => column === 'problem' || named.includes(column));
};

/** Columns as the URL names them; nothing when they are those of the start. */
export const columnsUrl = (chosen: readonly Column[]): Record<string, string> =>
  chosen.join() === startColumns.join() ? {} : { cols: chosen.join(',') };

/** How the words of a cell are said, in the language of the page. */
export type CellWords = Readonly<{
  status: (issue: Issue) => string;
  severity: (issue: Issue) => string;
  day: (day: string) => string;
  due: (issue: Issue) => string;
  yesNo: (value: boolean) => string;
}>;

const orNothing = (day: string | null, say: (day: string) => string): string => (day === null ? '' : say(day));

/** What a cell says: the same words on the screen, in the table that is exported, and on paper. */
export const cellOf = (column: Column, issue: Issue, words: CellWords): string => {
  switch (column) {
    case 'problem':
      return issue.problem;
    case 'unit':
      return issue.unitName ?? '';
    case 'severity':
      return words.severity(issue);
    case 'status':
      return words.status(issue);
    case 'due':
      return words.due(issue);
    case 'lead':
      return issue.leadUnitName ?? '';
    case 'notice':
      return issue.noticeNumber ?? '';
    case 'indicator':
      return issue.indicator ?? '';
    case 'clause':
      return issue.clause;
    case 'raised':
      return words.day(issue.raisedOn);
    case 'percent':
      return issue.percent === null ? '' : `${issue.percent}%`;
    case 'round':
      return String(issue.round);
    case 'since':
      return words.day(issue.since);
    case 'closed':
      return orNothing(issue.closedOn, words.day);
    case 'inTime':
      return issue.rectifiedInTime === null ? '' : words.yesNo(issue.rectifiedInTime);
  }
};
