import type { Process } from '../kernel/index.js';
import type { CommonIssueEvent, RectificationCommand } from '../rectifications/index.js';

/**
 * When a 共性问题 is raised, each of its units that had no issue about it has one of its own, under the id that the event
 * gives it.
 */
export const raiseIssuesOfCommonIssue: Process<CommonIssueEvent, RectificationCommand> = {
  name: 'raise-issues-of-common-issue@1',
  from: 'start',
  when: {
    CommonIssueRaised: ({ data, sequence, occurredAt, effectiveAt }) =>
      data.children
        .filter(({ there }) => !there)
        .map(({ unitId, issueId }) => ({
          category: 'rectification',
          id: issueId,
          command: {
            type: 'RaiseIssue' as const,
            occurredAt,
            effectiveAt,
            issueId,
            unitId,
            county: { value: data.countyId, sequence },
            problem: data.problem,
            clause: data.clause,
            severity: data.severity,
            evidence: [],
            ...(data.indicator !== null && { indicator: data.indicator }),
            ...(data.suggestedDueDate !== null && { suggestedDueDate: data.suggestedDueDate }),
          },
        })),
  },
};
