import { nextRung, type Calendar, type DeadlineBasis, type GoesOn, type RungName } from '@app/domain/deadlines';
import { plusDays, type Recorded } from '@app/domain/kernel';
import {
  climbed,
  notClimbed,
  standingOf,
  type LadderClimbEvent,
  type RectificationEvent,
} from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { dueCalendar } from './due-calendar.js';
import { settleDay } from './due-settlings.js';
import { laddersOf, type LadderPeriod } from './ladders.js';

/** All that the next rung of an issue depends on; no due date, no rung. `heldBy`: whoever has it in place of the unit. */
export type DueIssue = Readonly<{
  issueId: string;
  countyId: string;
  dueDate: string | null;
  setOn: string | null;
  taken: readonly RungName[];
  goesOn: readonly GoesOn[];
  heldBy: 'office' | 'suspension' | null;
}>;

type Stored = Omit<DueIssue, 'taken' | 'goesOn'> & Readonly<{ taken: string; goesOn: string }>;

const columns = `issue_id as issueId, county_id as countyId, due_date as dueDate, set_on as setOn, taken,
  goes_on as goesOn, held_by as heldBy`;
const read = (row: Stored): DueIssue => ({
  ...row,
  taken: JSON.parse(row.taken) as RungName[],
  goesOn: JSON.parse(row.goesOn) as GoesOn[],
});

/** What the next rung of an issue depends on; undefined when there is no such issue. */
export const dueIssueOf = (db: Sqlite, issueId: string): DueIssue | undefined => {
  const row = db.get<Stored>(`select ${columns} from due_row_issue where issue_id = ?`, issueId);
  return row && read(row);
};

/**
 * The day on which a rung can fire next: the earliest that one of the county's ladders gives while it holds. Null when
 * all are behind.
 */
export const nextRungDay = (issue: DueIssue, ladders: readonly LadderPeriod[], calendar: Calendar): string | null => {
  const { dueDate, setOn, taken, goesOn, heldBy } = issue;
  if (dueDate === null || setOn === null || heldBy !== null) return null;
  for (const { rungs, effectiveFrom, until } of ladders) {
    const next = nextRung({ dueDate, setOn, taken, goesOn }, rungs, calendar);
    if (!next) continue;
    const day = effectiveFrom !== null && next.day < effectiveFrom ? effectiveFrom : next.day;
    if (until === null || day < until) return day;
  }
  return null;
};

const arm = (db: Sqlite, issue: DueIssue, ladders: readonly LadderPeriod[], sequence: number): void => {
  const day = nextRungDay(issue, ladders, dueCalendar(db));
  const key = `issue/${issue.issueId}`;
  const before = db.get<{ day: string }>('select wake_on as day from due_row where key = ?', key)?.day ?? null;
  if (day !== before)
    db.run('insert or replace into due_row_issue_wake values (?, ?, ?)', issue.issueId, sequence, day);
  if (day === null) db.run('delete from due_row where key = ?', key);
  else
    db.run(
      'insert or replace into due_row values (?, ?, ?, ?, ?, ?)',
      key,
      'issue',
      issue.issueId,
      issue.countyId,
      day,
      sequence,
    );
};

/** Days of all issues (of a county) anew: a ladder, or the calendar, has changed. What has fired stays. */
export const rearm = (db: Sqlite, sequence: number, countyId?: string): void => {
  const ladders = new Map<string, readonly LadderPeriod[]>();
  const rows = db.all<Stored>(
    `select ${columns} from due_row_issue where due_date is not null and (? is null or county_id = ?)`,
    countyId ?? null,
    countyId ?? null,
  );
  for (const row of rows) {
    const known = ladders.get(row.countyId) ?? laddersOf(db, row.countyId);
    ladders.set(row.countyId, known);
    arm(db, read(row), known, sequence);
  }
};

const put = (db: Sqlite, issue: DueIssue, sequence: number): void => {
  db.run(
    'insert or replace into due_row_issue values (?, ?, ?, ?, ?, ?, ?)',
    issue.issueId,
    issue.countyId,
    issue.dueDate,
    issue.setOn,
    JSON.stringify(issue.taken),
    JSON.stringify(issue.goesOn),
    issue.heldBy,
  );
  arm(db, issue, laddersOf(db, issue.countyId), sequence);
};

const begin = (
  db: Sqlite,
  { issueId, countyId }: Readonly<{ issueId: string; countyId: string }>,
  { dueDate, setOn }: Readonly<{ dueDate: string | null; setOn: string | null }>,
  sequence: number,
): void => put(db, { issueId, countyId, dueDate, setOn, taken: [], goesOn: [], heldBy: null }, sequence);

const change = (
  db: Sqlite,
  issueId: string,
  sequence: number,
  changes: (issue: DueIssue) => Partial<DueIssue>,
): void => {
  const issue = dueIssueOf(db, issueId);
  if (!issue) throw new Error(`issue ${issueId} was never raised`);
  put(db, { ...issue, ...changes(issue) }, sequence);
};

type Data = Readonly<{ issueId: string }>;
type Moment = Pick<Recorded, 'sequence'>;
type Order = Data & Readonly<{ dueDate: string; basis: DeadlineBasis }>;

const wakeAs = (db: Sqlite, kind: 'waiver' | 'order', issueId: string, day: string, sequence: number): void => {
  const county = db.get<{ id: string }>('select county_id as id from due_row_issue where issue_id = ?', issueId);
  if (!county) throw new Error(`issue ${issueId} was never raised`);
  const row = [`${kind}/${issueId}`, kind, issueId, county.id, day, sequence] as const;
  db.run('insert or replace into due_row values (?, ?, ?, ?, ?, ?)', ...row);
};
/** An order that is 暂定 waits for its year; every other one for nothing. */
const waitForYear = (db: Sqlite, { issueId, dueDate, basis }: Order, sequence: number): void => {
  db.run('delete from due_row where key = ?', `order/${issueId}`);
  if (basis.provisional) wakeAs(db, 'order', issueId, settleDay(basis, dueDate), sequence);
};
const due = (db: Sqlite, data: Order, { sequence }: Moment): void => {
  const { issueId, dueDate, basis } = data;
  change(db, issueId, sequence, () => ({ dueDate, setOn: basis.from }));
  waitForYear(db, data, sequence);
};
const held =
  (heldBy: DueIssue['heldBy']) =>
  (db: Sqlite, { issueId }: Data, { sequence }: Moment): void =>
    change(db, issueId, sequence, () => ({ heldBy }));
/** The clock runs, by a due date of its own: a waiver has nothing to wake any more. */
const runs = (db: Sqlite, data: Order, { sequence }: Moment): void => {
  const { issueId, dueDate, basis } = data;
  db.run('delete from due_row where key = ?', `waiver/${issueId}`);
  change(db, issueId, sequence, () => ({ dueDate, setOn: basis.from, heldBy: null }));
  waitForYear(db, data, sequence);
};
const ended = (db: Sqlite, { issueId }: Data, { sequence }: Moment): void => {
  db.run('delete from due_row where key in (?, ?)', `waiver/${issueId}`, `order/${issueId}`);
  change(db, issueId, sequence, () => ({ dueDate: null, setOn: null, heldBy: null }));
};
const reopened = (db: Sqlite, { issueId }: Data, { sequence }: Moment): void =>
  change(db, issueId, sequence, () => ({ dueDate: null, setOn: null, heldBy: null, taken: [], goesOn: [] }));
const climbs = (db: Sqlite, _: Data, event: Recorded<LadderClimbEvent>): void =>
  change(db, event.data.issueId, event.sequence, ({ taken, goesOn }) => {
    const climb = climbed({ ...notClimbed, taken, goesOn }, event);
    return { taken: climb.taken, goesOn: climb.goesOn };
  });

/** What moves an issue's next rung, or ends it. */
export const issueWhen: Projection<RectificationEvent>['when'] = {
  IssueRaised: (db, data, { sequence }) => begin(db, data, { dueDate: null, setOn: null }, sequence),
  IssueBroughtIn: (db, data, { sequence }) => {
    const open = standingOf(data) === 'inProgress';
    begin(db, data, { dueDate: open ? data.dueDate : null, setOn: open ? (data.basis?.from ?? null) : null }, sequence);
  },
  RectificationAssigned: due,
  IssueReassigned: (db, data, event) => runs(db, data, event),
  ExtensionGranted: due,
  DueDateSettled: due,
  LongTermGranted: due,
  ClockSuspended: (db, data, event) => {
    held('suspension')(db, data, event);
    if (data.until !== null) wakeAs(db, 'waiver', data.issueId, plusDays(data.until, 1), event.sequence);
  },
  ClockResumed: (db, data, event) => runs(db, data, event),
  ClosureRequested: held('office'),
  ClosureRequestWithdrawn: held(null),
  ClosureRejected: held(null),
  IssueClosed: ended,
  IssueWithdrawn: ended,
  IssueSuperseded: ended,
  IssueReopened: reopened,
  RungFired: climbs,
  RungAnswerAccepted: climbs,
  EscalationProposed: climbs,
  LadderResumed: climbs,
};
