import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { anyProjection, fromEvents, lifeBy, type PointAsked } from '../kernel/index.js';
import { dueIssueOf, type DueIssue } from './due-issues.js';
import { dueRow } from './due-rows.js';
import { rungsOfIssue, type IssueRung } from './issue-ladder.js';
import { roundOf } from './issue-reached.js';
import { issueRungs } from './issue-rungs.js';

/** How far an issue has climbed: its round, what came of its ladder in all, and all that the next rung depends on. */
export type IssueClimb = Readonly<{ round: number; rungs: readonly IssueRung[]; due: DueIssue }>;

/** As it stands now. Undefined: no such issue. */
export const climbOf = (db: Sqlite, issueId: string): IssueClimb | undefined => {
  const due = dueIssueOf(db, issueId);
  const round = roundOf(db, issueId);
  return due && round !== undefined ? { round, rungs: rungsOfIssue(db, issueId), due } : undefined;
};

const rows = fromEvents([anyProjection(dueRow), anyProjection(issueRungs)]);

/**
 * As it stood at a point, from its own events: one that was raised later than the day has come to nothing by then, one that
 * was brought in later stood in the old ledger, with the date that it had there. Undefined: it is not known.
 * @param stream of the issue, oldest first
 */
export const climbAt = (stream: readonly Recorded[], issueId: string, asked: PointAsked): IssueClimb | undefined => {
  const life = lifeBy(stream, asked);
  return life.length === 0 ? undefined : rows(life, (db) => climbOf(db, issueId));
};
