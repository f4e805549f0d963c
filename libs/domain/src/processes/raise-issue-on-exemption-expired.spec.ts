import { expect, it } from '@jest/globals';
import type { Recorded } from '@app/domain/kernel';
import { given } from '@test/given';
import { recorded } from '@test/projected';
import { on, system } from '@test/supervision-cast';
import { rectification } from '../rectifications/index.js';
import { countyRecord, type CountyRecordEvent } from '../standards/index.js';
import { raiseIssueOnExemptionExpired } from './raise-issue-on-exemption-expired.js';

const entry = { countyId: 'county-1', dataYear: '2024-2025', standardId: 'hqb-2017' };
const grant = { sectionId: 'section-1', subject: 'B3', plan: '新建“艺术楼”<二期>𠮷', expires: '2025-03-03' };
const granted: CountyRecordEvent = {
  type: 'ExemptionGranted',
  data: { ...entry, ...grant, exemptionId: 'e1', evidence: [] },
};
const expired = (
  county: string | null = 'county-1',
): Recorded<Extract<CountyRecordEvent, { type: 'ExemptionExpired' }>> => {
  const by = { ...on('2025-03-05', system), newId: () => 'issue-1' };
  const [fact] = countyRecord.decide(
    {
      type: 'ExpireExemption',
      ...entry,
      exemptionId: 'e1',
      section: { value: county, sequence: 7 },
      effectiveAt: '2025-03-04',
    },
    countyRecord.evolve(countyRecord.initial, granted),
    by,
  );
  const [event] = recorded([{ in: 'county-record-county-1.2024-2025', fact: fact!, effectiveAt: '2025-03-04' }]);
  return event as never;
};

it('is a finding of the section with the clause that was relieved, since the day after; delivered twice it is one', () => {
  const event = expired();
  const asked = raiseIssueOnExemptionExpired.when.ExemptionExpired!(event, () => 'never');
  expect(asked).toMatchObject([{ category: 'rectification', id: 'issue-1', command: { effectiveAt: '2025-03-04' } }]);
  const { command } = asked[0]!;
  const clause =
    '教督〔2017〕6号 政府保障程度第3项（申报表Ⅳ）；国教督办函〔2019〕30号 过渡性规定：须有建设规划，评估后持续跟踪复查，认定后三年之内达到规定标准';
  const raised = rectification.decide(command, rectification.initial, on('2025-03-05', system));
  expect(raised).toMatchObject([
    {
      type: 'IssueRaised',
      data: {
        issueId: 'issue-1',
        unitId: 'section-1',
        countyId: 'county-1',
        indicator: 'B3',
        clause,
        problem:
          '政府保障程度第3项的过渡性放宽已于2025年3月3日到期，须达到规定标准。批准时的达标规划：新建“艺术楼”<二期>𠮷',
      },
    },
  ]);
  given(rectification, raised).when(command, on('2025-03-06', system)).yields([]);
});

it('is the finding of the county that the section stands in by then, and nobody’s where it stands no more', () => {
  const [asked] = raiseIssueOnExemptionExpired.when.ExemptionExpired!(expired('county-2'), () => 'never');
  const raised = rectification.decide(asked!.command, rectification.initial, on('2025-03-05', system));
  expect(raised).toMatchObject([{ data: { unitId: 'section-1', countyId: 'county-2' } }]);
  expect(raiseIssueOnExemptionExpired.when.ExemptionExpired!(expired(null), () => 'never')).toEqual([]);
});
