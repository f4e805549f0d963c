import type { Evidence } from '@app/domain/kernel';
import type { IssueSeverity, RectificationStatus, StopGrounds } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { always } from '../kernel/index.js';
import { overdueSql, type IssueFilter } from './issue-filter.js';
import { standings } from './issue-standing.js';

/** One line of the 台账, as known at a sequence and judged on a day. Days are ISO dates. */
export type IssueRow = Readonly<{
  issueId: string;
  unitId: string;
  countyId: string;
  inspectionId: string | null;
  findingId: string | null;
  problem: string;
  clause: string;
  indicator: string | null;
  severity: IssueSeverity;
  suggestedDueDate: string | null;
  proposedLeadUnitId: string | null;
  raisedOn: string;
  status: Exclude<RectificationStatus, 'none'>;
  round: number;
  attempt: number;
  noticeNumber: string | null;
  leadUnitId: string | null;
  supportingUnitIds: readonly string[];
  dueDate: string | null;
  extensionDate: string | null;
  consultedUnitId: string | null;
  percent: number | null;
  visits: number;
  rectifiedOn: string | null;
  requestRecordedOn: string | null;
  closedOn: string | null;
  /** Why its clock stands, since when, and until when a waiver lasts; null while it runs. */
  stopped: Readonly<{ grounds: StopGrounds; from: string; until: string | null }> | null;
  /** What waits for a leader. */
  above: 'extension' | 'longTerm' | null;
  /** When the next stage of a 长期整改 is looked at. */
  stageOn: string | null;
  since: string;
  /** Not put right by the due date, as far as known then: the day is past it and no rectification in time is claimed. */
  overdue: boolean;
  /** 实际按期: put right by the due date, by the unit's own word; null while nothing is claimed. */
  rectifiedInTime: boolean | null;
  /** 登记按期: the claim itself was recorded by the due date. */
  recordedInTime: boolean | null;
  /** Where an issue is written that was brought in from the old ledger, and its number there; null for all others. */
  broughtIn: Readonly<{ number: string | null; hash: string; sheet: string; row: number }> | null;
  /** Sequence since which it stands so. */
  sequence: number;
}>;

type Stored = Omit<
  IssueRow,
  'supportingUnitIds' | 'broughtIn' | 'stopped' | 'overdue' | 'rectifiedInTime' | 'recordedInTime'
> &
  Readonly<{
    supporting: string;
    broughtIn: string | null;
    stoppedGrounds: StopGrounds | null;
    stoppedFrom: string | null;
    stoppedUntil: string | null;
    overdue: number;
    rectifiedInTime: number | null;
    recordedInTime: number | null;
  }>;

const columns = `i.issue_id as issueId, i.unit_id as unitId, i.county_id as countyId, i.inspection_id as inspectionId,
  i.finding_id as findingId, i.problem, i.clause, i.indicator, i.severity, i.suggested_due_date as suggestedDueDate,
  i.proposed_lead_unit_id as proposedLeadUnitId, i.raised_on as raisedOn,
  i.brought_in as broughtIn, s.status, s.round, s.attempt,
  s.notice_number as noticeNumber, s.lead_unit_id as leadUnitId, s.supporting, s.due_date as dueDate,
  s.extension_date as extensionDate, s.consulted_unit_id as consultedUnitId, s.percent, s.visits,
  s.rectified_on as rectifiedOn, s.request_recorded_on as requestRecordedOn, s.closed_on as closedOn,
  s.stopped as stoppedGrounds, s.stopped_from as stoppedFrom, s.stopped_until as stoppedUntil, s.above,
  s.stage_on as stageOn, s.since,
  ${overdueSql} as overdue, s.rectified_on <= s.due_date as rectifiedInTime,
  s.request_recorded_on <= s.due_date as recordedInTime, s.rec_from as sequence`;

const shown = ({
  supporting,
  broughtIn,
  stoppedGrounds,
  stoppedFrom,
  stoppedUntil,
  overdue,
  rectifiedInTime,
  recordedInTime,
  ...row
}: Stored): IssueRow => ({
  ...row,
  supportingUnitIds: JSON.parse(supporting) as string[],
  broughtIn: broughtIn === null ? null : (JSON.parse(broughtIn) as IssueRow['broughtIn']),
  stopped:
    stoppedGrounds === null || stoppedFrom === null
      ? null
      : { grounds: stoppedGrounds, from: stoppedFrom, until: stoppedUntil },
  overdue: overdue === 1,
  rectifiedInTime: rectifiedInTime === null ? null : rectifiedInTime === 1,
  recordedInTime: recordedInTime === null ? null : recordedInTime === 1,
});

/** Lines of some issues out of one of the tables of standings, in the order of their ids. */
const linesIn = (
  db: Sqlite,
  table: 'issue_ledger_present' | 'issue_ledger_past',
  ids: readonly string[],
  day: string,
  known: Readonly<{ sql: string; at: readonly number[] }> = { sql: '', at: [] },
): readonly IssueRow[] =>
  ids.length === 0
    ? []
    : db
        .all<Stored>(
          `select ${columns} from json_each(?) one cross join ${table} s on s.issue_id = one.value ${known.sql}
           cross join issue_ledger i on i.issue_id = s.issue_id order by one.key`,
          day,
          JSON.stringify(ids),
          ...known.at,
        )
        .map(shown);

/** Lines by their ids, in that order, as known at a sequence (now without it) and judged on a day. */
export const linesOf = (
  db: Sqlite,
  ids: readonly string[],
  { day, knownAt }: Pick<IssueFilter, 'day' | 'knownAt'>,
): readonly IssueRow[] => {
  if (knownAt === undefined) return linesIn(db, 'issue_ledger_present', ids, day);
  // Most issues stand as they stood: only those that have changed since are looked for among all earlier standings.
  const still = { sql: 'and s.rec_from <= ?', at: [knownAt] };
  const found = new Map(linesIn(db, 'issue_ledger_present', ids, day, still).map((row) => [row.issueId, row] as const));
  const then = { sql: 'and s.rec_from <= ? and s.rec_to > ?', at: [knownAt, knownAt] };
  const changed = ids.filter((id) => !found.has(id));
  for (const row of linesIn(db, 'issue_ledger_past', changed, day, then)) found.set(row.issueId, row);
  return ids.flatMap((id) => found.get(id) ?? []);
};

/** One issue as known at a sequence (now without it) and judged on a day; undefined before it was raised. */
export const issueById = (
  db: Sqlite,
  issueId: string,
  day: string,
  knownAt?: number,
): (IssueRow & Readonly<{ evidence: readonly Evidence[] }>) | undefined => {
  const at = knownAt ?? always - 1;
  const row = db.get<Stored & { evidence: string }>(
    `select ${columns}, i.evidence from ${standings} s join issue_ledger i on i.issue_id = s.issue_id
     where s.issue_id = ? and s.rec_from <= ? and s.rec_to > ?`,
    day,
    issueId,
    at,
    at,
  );
  if (!row) return undefined;
  const { evidence, ...line } = row;
  return { ...shown(line), evidence: JSON.parse(evidence) as Evidence[] };
};

/** How an issue stood after each event of its own from one sequence (without) to another (with), judged on a day; in order. */
export const issueRowsBetween = (
  db: Sqlite,
  issueId: string,
  day: string,
  { after, until }: Readonly<{ after: number; until: number }>,
): readonly IssueRow[] =>
  db
    .all<Stored>(
      `select ${columns} from ${standings} s join issue_ledger i on i.issue_id = s.issue_id
       where s.issue_id = ? and s.rec_from > ? and s.rec_from <= ? order by s.rec_from`,
      day,
      issueId,
      after,
      until,
    )
    .map(shown);

/** Where an issue belongs: the unit that has the problem, the one that leads now, and all that ever had a part. */
export const placeOfIssue = (
  db: Sqlite,
  issueId: string,
): Readonly<{ unitId: string; leadUnitId: string | null; parties: readonly string[] }> | undefined => {
  const row = db.get<{ unitId: string; leadUnitId: string | null }>(
    `select i.unit_id as unitId, s.lead_unit_id as leadUnitId
     from issue_ledger i join issue_ledger_present s on s.issue_id = i.issue_id
     where i.issue_id = ?`,
    issueId,
  );
  if (!row) return undefined;
  const parties = db.all<{ unit: string }>(
    'select unit_id as unit from issue_ledger_party where issue_id = ?',
    issueId,
  );
  return { ...row, parties: parties.map(({ unit }) => unit) };
};
