export { processes } from './all.js';
export type { AnyProcess } from './any-process.js';
export { commonPlanForEachIssue } from './common-plan-for-each-issue.js';
export { keepTheClockOfEachStep } from './keep-the-clock-of-each-step.js';
export { openIssuesOnInspectionCompleted } from './open-issues-on-inspection-completed.js';
export { raiseIssueOnExemptionExpired } from './raise-issue-on-exemption-expired.js';
export { raiseIssuesOfCommonIssue } from './raise-issues-of-common-issue.js';
export { processTable, wakes, type Sentence } from './sentences.js';
