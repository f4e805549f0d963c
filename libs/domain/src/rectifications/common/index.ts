export { commonIssue } from './common-issue.js';
export * from './events.js';
export * from './reach.js';
export { commonIssueRefusals } from './refusals.js';
export { commonIssueBounds, type CommonIssueState } from './state.js';
