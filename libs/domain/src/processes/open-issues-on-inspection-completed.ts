import type { InspectionEvent } from '../inspections/index.js';
import type { Process } from '../kernel/index.js';
import type { RectificationCommand } from '../rectifications/index.js';

/**
 * When an inspection is completed, every finding above 现场反馈 opens an issue.
 * On completion and not on the 督导意见书: the letter may come weeks later, after the unit was heard, and a danger found
 * on Monday is put right from Monday (立行立改). A finding that a defence overturns is withdrawn as an issue, with that reason.
 */
export const openIssuesOnInspectionCompleted: Process<InspectionEvent, RectificationCommand> = {
  name: 'open-issues-on-inspection-completed@1',
  from: 'start',
  when: {
    InspectionCompleted: ({ data, sequence, occurredAt, effectiveAt }, newId) =>
      data.findings.flatMap((finding) => {
        const { severity } = finding;
        if (severity === 'onTheSpot') return [];
        const id = newId('issue', finding.findingId);
        return {
          category: 'rectification',
          id,
          command: {
            type: 'RaiseIssue' as const,
            occurredAt,
            effectiveAt,
            issueId: id,
            unitId: data.unitId,
            county: { value: data.countyId, sequence },
            inspectionId: data.inspectionId,
            findingId: finding.findingId,
            problem: finding.problem,
            clause: finding.clause,
            severity,
            evidence: finding.evidence,
            ...(finding.indicator !== null && { indicator: finding.indicator }),
            ...(finding.suggestedDueDate !== null && { suggestedDueDate: finding.suggestedDueDate }),
            ...(finding.proposedLeadUnitId !== null && { proposedLeadUnitId: finding.proposedLeadUnitId }),
          },
        };
      }),
  },
};
