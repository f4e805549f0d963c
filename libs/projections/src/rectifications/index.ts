export { dueDatesOf, issueDueDates, type DueDateRow } from './issue-due-dates.js';
export { issueLedger } from './issue-ledger.js';
export * from './issue-acts.js';
export { issueTodos, type IssueTodo, type TodoFilter, type Waiting } from './issue-todos.js';
export { issueById, issueCounts, issuesOf, placeOfIssue, type IssueFilter, type IssueRow } from './issues.js';
export { recognizedIssues } from './same-issues.js';
