export { commonIssues } from './common-issues.js';
export { commonIssueById, commonIssuesOf, type CommonChildRow, type CommonIssueRow } from './common-issue-rows.js';
export { alikeIssues, commonIssueOf, commonPartOf, standingIssues, type CommonPartRow } from './issue-of-common.js';
