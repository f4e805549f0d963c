import { movedBy, nextRung, type Calendar, type GoesOn, type Rung, type RungName } from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import type { DueIssue } from './due-issues.js';
import type { LadderPeriod } from './ladders.js';

/** A notice, reminder or proposal of an issue with what was said to it. Days are ISO dates; `by` are accounts. */
export type IssueRung = Readonly<{
  round: number;
  sequence: number;
  kind: 'fired' | 'reminded' | 'proposed';
  /** A rung's name; `reminder` by hand. */
  rung: RungName | 'reminder';
  number: number | null;
  dueDate: string;
  dueOn: string | null;
  firedOn: string;
  late: boolean;
  answerBy: string | null;
  clause: string | null;
  basis: string | null;
  noticeNumber: string | null;
  leadUnitId: string;
  note: string | null;
  sentBy: string | null;
  answer: string | null;
  forecast: string | null;
  answeredOn: string | null;
  answeredBy: string | null;
  acceptedOn: string | null;
  acceptedBy: string | null;
  acceptedNote: string | null;
  holdUntil: string | null;
  decision: 'approved' | 'declined' | null;
  decidedOn: string | null;
  decidedBy: string | null;
  reason: string | null;
}>;

/** What an issue's ladder has come to, newest last. */
export const rungsOfIssue = (db: Sqlite, issueId: string): readonly IssueRung[] =>
  db
    .all<Omit<IssueRung, 'late'> & { late: number }>(
      `select round, sequence, kind, rung, number, due_date as dueDate, due_on as dueOn, fired_on as firedOn, late,
         answer_by as answerBy, clause, basis, notice_number as noticeNumber, lead_unit_id as leadUnitId, note,
         sent_by as sentBy, answer, forecast, answered_on as answeredOn, answered_by as answeredBy,
         accepted_on as acceptedOn, accepted_by as acceptedBy, accepted_note as acceptedNote, hold_until as holdUntil,
         decision, decided_on as decidedOn, decided_by as decidedBy, reason
       from issue_rung where issue_id = ? order by sequence`,
      issueId,
    )
    .map((row) => ({ ...row, late: row.late === 1 }));

/** A rung that is still to come, the day on which it does when nothing changes, and the day that its offset alone gives. */
export type PlannedRung = Rung & Readonly<{ day: string; byRule: string }>;

/** What comes next, and why that day; or why nothing does. */
export type LadderAhead = Readonly<{
  ladder: LadderPeriod;
  dueDate: string | null;
  /** Why nothing fires now: nobody has the order (or it has ended), or somebody else has to act. */
  silent: 'unordered' | 'office' | 'suspension' | null;
  /** In order; the first of them is the next. */
  planned: readonly PlannedRung[];
  /** Days from which it went on after the office had it, or an answer held it. */
  goesOn: readonly GoesOn[];
}>;

/** The way up from where an issue stands, by a ladder. */
export const ladderAhead = (issue: DueIssue, ladder: LadderPeriod, calendar: Calendar): LadderAhead => {
  const { dueDate, setOn, goesOn, heldBy } = issue;
  if (dueDate === null || setOn === null) return { ladder, dueDate: null, silent: 'unordered', planned: [], goesOn };
  const planned: PlannedRung[] = [];
  let taken = issue.taken;
  for (;;) {
    const next = nextRung({ dueDate, setOn, taken, goesOn }, ladder.rungs, calendar);
    if (!next) return { ladder, dueDate, silent: heldBy, planned, goesOn };
    const { offset, unit } = next.rung;
    planned.push({ ...next.rung, day: next.day, byRule: movedBy(dueDate, offset, unit, calendar) });
    taken = [...taken, next.rung.rung];
  }
};
