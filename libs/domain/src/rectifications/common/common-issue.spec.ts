import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { after, past } from '@test/issue-life';
import { lived } from '@test/lived';
import { director, on, principal, system } from '@test/supervision-cast';
import { rectification } from '../rectification.js';
import { commonIssue } from './common-issue.js';
import type { CommonIssueCommand, CommonPlan, StandingIssue } from './events.js';

type Of<Type extends CommonIssueCommand['type']> = Extract<CommonIssueCommand, { type: Type }>;
const raise: Of<'RaiseCommonIssue'> = {
  type: 'RaiseCommonIssue',
  commonIssueId: 'common-1',
  countyId: 'county-1',
  unitIds: ['school-1', 'school-2'],
  issueIds: [],
  unfitUnits: { value: [], sequence: 7 },
  issues: { value: { named: [], alike: [] }, sequence: 7 },
  problem: '危化品未双人双锁',
  clause: '教督〔2017〕6号 第六条第三项',
  severity: 'ordinary',
};
const setPlan: Of<'SetCommonPlan'> = {
  type: 'SetCommonPlan',
  goal: '全部双人双锁',
  measures: '统一采购专用柜',
  steps: [{ text: '专用柜到校', dueDate: '2025-04-10' }],
};
const by = (day: string) => on(day, director);
const children = [
  { unitId: 'school-1', issueId: 'director-1-issue-school-1', there: false },
  { unitId: 'school-2', issueId: 'director-1-issue-school-2', there: false },
];
const raised = lived(commonIssue, [[raise, by('2025-03-03')]]);
const planned = lived(commonIssue, [[setPlan, by('2025-03-05')]], raised);

describe('共性问题', () => {
  it('is raised once, with an issue for each unit under a derived id', () => {
    given(commonIssue, [])
      .when(raise, by('2025-03-03'))
      .yields([
        {
          type: 'CommonIssueRaised',
          data: {
            commonIssueId: 'common-1',
            countyId: 'county-1',
            children,
            unitsKnownAt: 7,
            problem: '危化品未双人双锁',
            clause: '教督〔2017〕6号 第六条第三项',
            indicator: null,
            severity: 'ordinary',
            suggestedDueDate: null,
          },
        },
      ]);
    given(commonIssue, raised).when(raise, by('2025-03-04')).yields([]);
    given(commonIssue, raised)
      .when({ ...raise, unitIds: ['school-1', 'school-3'] }, by('2025-03-04'))
      .refuses('common-issue.there');
  });

  it('has 2 to 200 different units of the county, a clause and words', () => {
    const refused = (change: Partial<Of<'RaiseCommonIssue'>>, code: string) =>
      given(commonIssue, [])
        .when({ ...raise, ...change }, by('2025-03-03'))
        .refuses(code);
    const units = (count: number) => Array.from({ length: count }, (_, index) => `school-${index}`);
    refused({ unitIds: units(1) }, 'common-issue.units');
    refused({ unitIds: units(201) }, 'common-issue.units');
    refused({ unitIds: ['school-1', 'school-1'] }, 'common-issue.unit-twice');
    refused({ unfitUnits: { value: ['school-2'], sequence: 7 } }, 'common-issue.unfit-units');
    refused({ clause: ' ' }, 'common-issue.clause-missing');
    refused({ problem: ' ' }, 'common-issue.words-missing');
    refused({ suggestedDueDate: '2025-02-30' }, 'time.malformed');
  });

  it('takes issues that are there, named or alike, and raises none beside them', () => {
    const stands = (issueId: string, unitId: string, change: Partial<StandingIssue> = {}): StandingIssue => ({
      issueId,
      unitId,
      countyId: 'county-1',
      ended: false,
      commonIssueId: null,
      ...change,
    });
    const grouping = (named: readonly StandingIssue[], alike: readonly StandingIssue[] = []) => ({
      ...raise,
      unitIds: ['school-2'],
      issueIds: ['issue-1'],
      issues: { value: { named, alike }, sequence: 7 },
    });
    const own = stands('issue-1', 'school-1');
    const yielded = (command: Of<'RaiseCommonIssue'>) =>
      lived(commonIssue, [[command, by('2025-03-03')]]).map((event) => (event.data as { children: unknown }).children);
    expect(yielded(grouping([own], [stands('issue-9', 'school-2')]))).toEqual([
      [
        { unitId: 'school-2', issueId: 'issue-9', there: true },
        { unitId: 'school-1', issueId: 'issue-1', there: true },
      ],
    ]);
    const taken = lived(commonIssue, [[grouping([own]), by('2025-03-03')]]);
    given(commonIssue, taken)
      .when(grouping([stands('issue-1', 'school-1', { ended: true, commonIssueId: 'common-1' })]), by('2025-03-04'))
      .yields([]);
    const refused = (named: readonly StandingIssue[], code: string) =>
      given(commonIssue, []).when(grouping(named), by('2025-03-03')).refuses(code);
    refused([], 'common-issue.issue-unknown');
    refused([stands('issue-1', 'school-1', { countyId: 'county-2' })], 'common-issue.issue-unknown');
    refused([stands('issue-1', 'school-1', { ended: true })], 'common-issue.issue-ended');
    refused([stands('issue-1', 'school-1', { commonIssueId: 'common-2' })], 'common-issue.issue-taken');
    refused([stands('issue-1', 'school-2')], 'common-issue.unit-twice');
    given(commonIssue, [])
      .when({ ...grouping([own]), issueIds: ['issue-1', 'issue-1'] }, by('2025-03-03'))
      .refuses('common-issue.issue-twice');
  });

  it('has one plan, which may be replaced by another version', () => {
    const issueIds = children.map(({ issueId }) => issueId);
    const { goal, measures, steps } = setPlan;
    const data = { commonIssueId: 'common-1', version: 1, goal, measures, steps, issueIds, setBy: 'director-1' };
    given(commonIssue, raised)
      .when(setPlan, by('2025-03-05'))
      .yields([{ type: 'CommonPlanSet', data }]);
    given(commonIssue, planned).when(setPlan, by('2025-03-06')).yields([]);
    given(commonIssue, planned)
      .when({ ...setPlan, measures: '借用' }, by('2025-03-06'))
      .yields([{ type: 'CommonPlanSet', data: { ...data, version: 2, measures: '借用' } }]);
    given(commonIssue, []).when(setPlan, by('2025-03-05')).refuses('common-issue.unknown');
    given(commonIssue, raised)
      .when({ ...setPlan, goal: '' }, by('2025-03-05'))
      .refuses('common-issue.words-missing');
    given(commonIssue, raised)
      .when({ ...setPlan, steps: [] }, by('2025-03-05'))
      .refuses('common-issue.steps-missing');
    given(commonIssue, raised)
      .when({ ...setPlan, steps: [{ text: '到校', dueDate: '2025-02-30' }] }, by('2025-03-05'))
      .refuses('time.malformed');
  });
});

describe('the common plan at an issue', () => {
  const { type: _type, ...words } = setPlan;
  const plan: CommonPlan = { commonIssueId: 'common-1', version: 1, ...words };
  const adopt = { type: 'AdoptCommonPlan', plan } as const;
  const at = on('2025-03-06', system);

  it('counts as handed in and approved, once; who signed for the order answers for it', () => {
    given(rectification, past.acknowledged)
      .when(adopt, at)
      .yields([
        {
          type: 'RectificationPlanSubmitted',
          data: {
            issueId: 'issue-1',
            round: 1,
            version: 1,
            ...words,
            responsibleAccountId: 'principal-1',
            submittedBy: 'system',
          },
        },
        {
          type: 'RectificationPlanApproved',
          data: { issueId: 'issue-1', round: 1, version: 1, note: '共性问题统一整改方案' },
        },
      ]);
    given(rectification, after(past.acknowledged, [adopt, at]))
      .when(adopt, at)
      .yields([]);
  });

  it('leaves an issue alone that stands elsewhere, has no common plan, or is due before a step of it', () => {
    const { raised: open, assigned, planSubmitted, inProgress, closureRequested, closed } = past;
    for (const before of [[], open, assigned, planSubmitted, inProgress, closureRequested, closed])
      given(rectification, before).when(adopt, at).yields([]);
    given(rectification, past.acknowledged)
      .when({ ...adopt, plan: null }, at)
      .yields([]);
    const late = { ...plan, steps: [{ text: '到校', dueDate: '2025-05-01' }] };
    given(rectification, past.acknowledged)
      .when({ ...adopt, plan: late }, at)
      .yields([]);
  });

  it('comes again in a new version to an issue that goes by it, and to no other', () => {
    const going = after(past.acknowledged, [adopt, at]);
    const next = { ...plan, version: 2, measures: '借用专用柜' };
    const again = { ...adopt, plan: next };
    const follows = after(going, [again, at]);
    expect(follows.slice(going.length)).toEqual([
      { type: 'RectificationPlanSubmitted', data: expect.objectContaining({ version: 2, measures: '借用专用柜' }) },
      { type: 'RectificationPlanApproved', data: expect.objectContaining({ version: 2 }) },
    ]);
    given(rectification, follows).when(again, at).yields([]);
    given(rectification, past.inProgress).when(again, at).yields([]);
    const late = { ...next, steps: [{ text: '到校', dueDate: '2025-05-01' }] };
    given(rectification, going)
      .when({ ...adopt, plan: late }, at)
      .yields([]);
  });

  it('is no work of the office’s own: the issue goes on like any other', () => {
    const going = after(past.acknowledged, [adopt, at]);
    given(rectification, going)
      .when({ type: 'ReportProgress', text: '已安装', percent: 50, evidence: [] }, on('2025-04-01', director))
      .refuses('rectification.not-taking-part');
    given(rectification, going)
      .when({ type: 'ReportProgress', text: '已安装', percent: 150, evidence: [] }, on('2025-04-01', principal))
      .refuses('rectification.percent');
  });
});
