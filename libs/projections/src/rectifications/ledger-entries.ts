import { setImmediate } from 'node:timers/promises';
import type { LedgerEntry } from '@app/domain/reports';
import type { Sqlite } from '@app/sqlite';
import { unitNamesAt } from '../organizations/index.js';
import { issueIdsOf } from './issue-list.js';
import type { IssueFilter } from './issue-filter.js';
import { notesOf, type IssueNote } from './issue-notes.js';
import { linesOf, type IssueRow } from './issue-rows.js';

/** Which lines of the 台账, and in which order, at a point. */
export type LedgerAsked = Omit<IssueFilter, 'limit' | 'offset' | 'knownAt'> & Readonly<{ knownAt: number }>;

/** How many issues are read at a time: between two portions others are answered. */
const portion = 100;

const orderedBy = `('RectificationAssigned', 'IssueReassigned', 'IssueBroughtIn')`;

/** What the last order of each issue set first. */
const orderedDues = (db: Sqlite, ids: readonly string[], knownAt: number): ReadonlyMap<string, string> =>
  new Map(
    db.allRaw<readonly [string, string]>(
      `select d.issue_id, d.due_date from json_each(?) one cross join issue_due_date d on d.issue_id = one.value
       where d.rec_from <= ? and d.cause in ${orderedBy} order by d.rec_from`,
      JSON.stringify(ids),
      knownAt,
    ),
  );

const filesIn = (notes: readonly IssueNote[]): readonly string[] => [
  ...new Set(notes.flatMap(({ files }) => JSON.parse(files) as string[])),
];

const reviewOf = (note: IssueNote | undefined, row: IssueRow): LedgerEntry['review'] => {
  const on = note?.day ?? row.closedOn;
  if (!note || on === null) return null;
  return {
    on,
    by: note.role,
    adequate: note.adequate === null ? null : note.adequate === 1,
    finding: note.words,
  };
};

/** What an issue's own lines add to how it stands. */
const noted = (row: IssueRow, notes: readonly IssueNote[]) => {
  const own = notes.filter(({ round }) => round === row.round);
  const last = (kind: IssueNote['kind'], among: readonly IssueNote[] = own) =>
    among.findLast((note) => note.kind === kind);
  const found = last('found');
  const underOrder = own.slice(own.findLastIndex(({ kind }) => kind === 'ordered') + 1);
  return {
    foundBy: notes[0]?.role ?? null,
    category: last('category', notes)?.words ?? null,
    measures: last('measures', underOrder)?.words ?? null,
    work: last('work')?.words ?? null,
    review: reviewOf(last('review'), row),
    before: found ? filesIn([found]) : [],
    after: filesIn(own.filter(({ kind }) => kind === 'work')),
  };
};

const entriesOf = (db: Sqlite, ids: readonly string[], { day, knownAt }: LedgerAsked): readonly LedgerEntry[] => {
  const rows = linesOf(db, ids, { day, knownAt });
  const notes = notesOf(db, ids, knownAt);
  const dues = orderedDues(db, ids, knownAt);
  const units = [...new Set(rows.flatMap(({ unitId, leadUnitId }) => [unitId, ...(leadUnitId ? [leadUnitId] : [])]))];
  const names = unitNamesAt(db, units, { knownAt, asOf: day });
  return rows.map((row) => ({
    unitName: names.get(row.unitId) ?? '',
    leadUnitName: row.leadUnitId === null ? null : (names.get(row.leadUnitId) ?? ''),
    foundOn: row.raisedOn,
    severity: row.severity,
    indicator: row.indicator,
    problem: row.problem,
    clause: row.clause,
    noticeNumber: row.noticeNumber,
    status: row.status,
    round: row.round,
    dueDate: row.dueDate,
    orderedDue: row.dueDate === null ? null : (dues.get(row.issueId) ?? null),
    overdue: row.overdue,
    extensionDate: row.extensionDate,
    above: row.above,
    stopped: row.stopped,
    stageOn: row.stageOn,
    rectifiedOn: row.rectifiedOn,
    closedOn: row.closedOn,
    ...noted(row, notes.get(row.issueId) ?? []),
  }));
};

/**
 * The lines of a printed 台账 in the filter's order, a portion at a time; nothing recorded after `knownAt` is in them,
 * however long it takes. `db` is asked for each portion: a rebuild may change it meanwhile.
 */
export async function* ledgerEntries(db: () => Sqlite, asked: LedgerAsked): AsyncGenerator<readonly LedgerEntry[]> {
  const ids = issueIdsOf(db(), asked);
  for (let at = 0; at < ids.length; at += portion) {
    yield entriesOf(db(), ids.slice(at, at + portion), asked);
    await setImmediate();
  }
}
