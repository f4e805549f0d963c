export { dueDatesOf, issueDueDates, type DueDateRow } from './issue-due-dates.js';
export { issueLedger } from './issue-ledger.js';
export { issueActs, issueTimeline, type IssueAct } from './issue-timeline.js';
export { issueTodos, type IssueTodo, type TodoFilter, type Waiting } from './issue-todos.js';
export { issueById, issueCounts, issuesOf, placeOfIssue, type IssueFilter, type IssueRow } from './issues.js';
