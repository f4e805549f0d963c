import type { Process } from '../kernel/index.js';
import type { CommonIssueEvent, RectificationCommand, RectificationEvent } from '../rectifications/index.js';

/**
 * When the plan of a 共性问题 is set it counts for every issue of it that waits for a plan; an issue that is signed for
 * later has it from then on (which plan that is, is read when the command is completed).
 */
export const commonPlanForEachIssue: Process<CommonIssueEvent | RectificationEvent, RectificationCommand> = {
  name: 'common-plan-for-each-issue@1',
  when: {
    CommonPlanSet: ({ data: { commonIssueId, version, goal, measures, steps, issueIds } }) =>
      issueIds.map((id) => ({
        category: 'rectification',
        id,
        command: { type: 'AdoptCommonPlan', plan: { commonIssueId, version, goal, measures, steps } },
      })),
    RectificationAcknowledged: ({ data: { issueId } }) => [
      { category: 'rectification', id: issueId, command: { type: 'AdoptCommonPlan', plan: null } },
    ],
  },
};
