import { anyProcess, type AnyProcess } from './any-process.js';
import { commonPlanForEachIssue } from './common-plan-for-each-issue.js';
import { keepTheClockOfEachStep } from './keep-the-clock-of-each-step.js';
import { openIssuesOnInspectionCompleted } from './open-issues-on-inspection-completed.js';
import { raiseIssueOnExemptionExpired } from './raise-issue-on-exemption-expired.js';
import { raiseIssuesOfCommonIssue } from './raise-issues-of-common-issue.js';

/** Every policy: when this happened, ask for that. */
export const processes: readonly AnyProcess[] = [
  anyProcess(openIssuesOnInspectionCompleted),
  anyProcess(keepTheClockOfEachStep),
  anyProcess(raiseIssuesOfCommonIssue),
  anyProcess(commonPlanForEachIssue),
  anyProcess(raiseIssueOnExemptionExpired),
];
