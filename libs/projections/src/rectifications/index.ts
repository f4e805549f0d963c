export { issueTodoLines } from './issue-todo-lines.js';
export { dueDatesOf, issueDueDates, type DueDateRow } from './issue-due-dates.js';
export { issueLedger } from './issue-ledger.js';
export * from './issue-acts.js';
export { issueById, issueCounts, issuesOf, placeOfIssue, type IssueFilter, type IssueRow } from './issues.js';
export { recognizedIssues } from './same-issues.js';
