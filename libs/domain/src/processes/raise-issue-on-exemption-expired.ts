import { dayText, type Process } from '../kernel/index.js';
import type { RectificationCommand } from '../rectifications/index.js';
import { standardNamed, subjectName, type CountyRecordEvent } from '../standards/index.js';

/**
 * When the last day of a 过渡性放宽 is over, what it relieved is a finding about the section: under the id that the event
 * gives, so that there is one however often the day is looked at, in the county that the section stands in by then. A section
 * that stands no more has no finding.
 */
export const raiseIssueOnExemptionExpired: Process<CountyRecordEvent, RectificationCommand> = {
  name: 'raise-issue-on-exemption-expired@1',
  from: 'start',
  when: {
    ExemptionExpired: ({ data, sequence, occurredAt, effectiveAt }) => {
      const { issueId, sectionId, sectionCountyId, standardId, subject, expires, plan, clause } = data;
      if (issueId === null || sectionCountyId === null) return [];
      const relieved = subjectName(standardNamed(standardId), subject);
      return [
        {
          category: 'rectification',
          id: issueId,
          command: {
            type: 'RaiseIssue',
            occurredAt,
            effectiveAt,
            issueId,
            unitId: sectionId,
            county: { value: sectionCountyId, sequence },
            problem: `${relieved}的过渡性放宽已于${dayText(expires)}到期，须达到规定标准。批准时的达标规划：${plan}`,
            clause,
            severity: 'ordinary',
            evidence: [],
            indicator: subject,
          },
        },
      ];
    },
  },
};
