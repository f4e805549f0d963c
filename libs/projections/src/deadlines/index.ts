export { dueRow, dueRowOf, dueRows, nextDue, type DueRow } from './due-rows.js';
export { ladderAhead, rungsOfIssue, type IssueRung, type LadderAhead, type PlannedRung } from './issue-ladder.js';
export { issueRungs } from './issue-rungs.js';
export { ladderOn, laddersOf, type LadderPeriod } from './ladders.js';
export * from './calendar.js';
export * from './county-limits.js';
export { dueCounts } from './due-counts.js';
export * from './supervised.js';
export * from './step-deadlines.js';
