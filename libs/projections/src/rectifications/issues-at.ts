import type { Sqlite } from '@app/sqlite';
import { standings } from './issue-standing.js';

/** An issue as it stood at a sequence, with the due date that was the known one. Days are ISO dates. */
export type IssueAt = Readonly<{
  issueId: string;
  unitId: string;
  status: string;
  round: number;
  attempt: number;
  leadUnitId: string | null;
  dueDate: string | null;
  extensionDate: string | null;
  rectifiedOn: string | null;
  closedOn: string | null;
  stopped: string | null;
  since: string;
  sequence: number;
  /** Of the due date: what set it, and in which round. */
  dueSetBy: string | null;
  dueRound: number | null;
}>;

/** Every issue that was raised in a county, as it stood at a sequence, by id. */
export const issuesAt = (db: Sqlite, countyId: string, knownAt: number): readonly IssueAt[] =>
  db.all(
    `select i.issue_id as issueId, i.unit_id as unitId, s.status, s.round, s.attempt, s.lead_unit_id as leadUnitId,
       s.due_date as dueDate, s.extension_date as extensionDate, s.rectified_on as rectifiedOn,
       s.closed_on as closedOn, s.stopped, s.since, s.rec_from as sequence, d.cause as dueSetBy, d.round as dueRound
     from issue_ledger i join ${standings} s on s.issue_id = i.issue_id and s.rec_from <= ? and ? < s.rec_to
     left join issue_due_date d on d.issue_id = i.issue_id and d.rec_from <= ? and ? < d.rec_to
     where i.county_id = ? order by i.issue_id`,
    knownAt,
    knownAt,
    knownAt,
    knownAt,
    countyId,
  );
