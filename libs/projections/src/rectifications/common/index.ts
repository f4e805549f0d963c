export { commonIssues } from './common-issues.js';
export {
  commonIssueById,
  commonIssueOf,
  commonIssuesOf,
  type CommonChildRow,
  type CommonIssueRow,
} from './common-issue-rows.js';
