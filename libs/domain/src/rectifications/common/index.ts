export { commonIssue, commonIssueBounds, type CommonIssueState } from './common-issue.js';
export * from './events.js';
export { commonIssueRefusals } from './refusals.js';
