import { describe, expect, it } from '@jest/globals';
import { anyProjection } from '@app/projections/kernel';
import { organizationTree } from '@app/projections/organizations';
import { issueLedger } from '@app/projections/rectifications';
import type { CommonIssueEvent, RectificationEvent } from '@app/domain/rectifications';
import { ofIssue, tree } from '@test/issue-ledger';
import { after, past } from '@test/issue-life';
import { projected, type Happening } from '@test/projected';
import { director, on, system } from '@test/supervision-cast';
import { commonIssues } from './common-issues.js';
import { commonIssueById, commonIssueOf, commonIssuesOf } from './common-issue-rows.js';

const raised: CommonIssueEvent = {
  type: 'CommonIssueRaised',
  data: {
    commonIssueId: 'common-1',
    countyId: 'county-1',
    children: [
      { unitId: 'school-2', issueId: 'issue-2' },
      { unitId: 'school-1', issueId: 'issue-1' },
    ],
    unitsKnownAt: 6,
    problem: '危化品未双人双锁',
    clause: '第六条第三项',
    indicator: null,
    severity: 'ordinary',
    suggestedDueDate: null,
  },
};
const plan = { commonIssueId: 'common-1', version: 1, goal: '双人双锁', measures: '统一采购', steps: [] };
const planned: CommonIssueEvent = {
  type: 'CommonPlanSet',
  data: { ...plan, issueIds: ['issue-2', 'issue-1'], setBy: 'director-1' },
};
const common = [raised, planned].map((fact): Happening => ({ in: 'common-issue-common-1', fact }));
const second = (events: readonly RectificationEvent[]): readonly Happening[] =>
  ofIssue(
    events.map((event) => ({ ...event, data: { ...event.data, issueId: 'issue-2' } }) as RectificationEvent),
    'issue-2',
  );
const byProcess = (happenings: readonly Happening[]): readonly Happening[] =>
  happenings.map((one) => ({ ...one, actor: { id: 'system', role: 'process', unit: 'system' } }));
const db = (...happenings: readonly Happening[]) =>
  projected(
    [anyProjection(organizationTree), anyProjection(issueLedger), anyProjection(commonIssues)],
    [...tree, ...common, ...happenings],
  );
const adopted = after(past.acknowledged, [{ type: 'AdoptCommonPlan', plan }, on('2025-03-06', system)]);
const withdrawn = after(past.raised, [{ type: 'WithdrawIssue', reason: '误报' }, on('2025-03-06', director)]);

describe('the register of 共性问题', () => {
  it('shows where each issue stands, whose plan it goes by, and the latest day', () => {
    const read = db(...byProcess(ofIssue(adopted)), ...second(past.planSubmitted));
    expect(commonIssueById(read, 'common-1', '2025-05-06')).toMatchObject({
      countyId: 'county-1',
      plan: { version: 1, goal: '双人双锁', setBy: 'director-1', setOn: '2025-03-03' },
      issues: 2,
      byCommonPlan: 1,
      overdue: 2,
      counts: [
        { status: 'inProgress', issues: 1 },
        { status: 'planSubmitted', issues: 1 },
      ],
      latestDueDate: '2025-04-30',
      closed: false,
      children: [
        { issueId: 'issue-2', plan: 'own', status: 'planSubmitted' },
        { issueId: 'issue-1', plan: 'common', status: 'inProgress' },
      ],
    });
    expect(commonIssueOf(read, 'issue-2')).toBe('common-1');
    expect(commonIssueOf(read, 'issue-3')).toBeNull();
    expect(commonIssueById(read, 'common-2', '2025-05-06')).toBeUndefined();
  });

  it('is closed exactly when every issue of it has ended', () => {
    const closed = (...happenings: readonly Happening[]) =>
      commonIssueById(db(...happenings), 'common-1', '2025-05-06')?.closed;
    expect(closed()).toBe(false);
    expect(closed(...ofIssue(past.closed))).toBe(false);
    expect(closed(...ofIssue(past.closed), ...second(past.verified))).toBe(false);
    expect(closed(...ofIssue(past.closed), ...second(past.closed))).toBe(true);
    expect(closed(...ofIssue(past.closed), ...second(withdrawn))).toBe(true);
    const reopening = { type: 'ReopenIssue', reason: '反弹', evidence: [] } as const;
    const again = after(past.closed, [reopening, on('2025-05-04', director)]);
    expect(closed(...ofIssue(past.closed), ...second(again))).toBe(false);
  });

  it('forgets whose plan it was when the plan comes back', () => {
    const back = after(past.planSubmitted, [
      { type: 'ReturnRectificationPlan', reason: '无措施' },
      on('2025-03-12', director),
    ]);
    const read = db(...ofIssue(back), ...second(past.raised));
    expect(commonIssueById(read, 'common-1', '2025-05-06')?.children.map((one) => one.plan)).toEqual([null, null]);
  });

  it('is listed for its own county, and by one of its issues', () => {
    const read = db(...ofIssue(past.raised));
    const listed = (filter: object) =>
      commonIssuesOf(read, { roots: ['county-1'], day: '2025-05-06', limit: 50, offset: 0, ...filter }).total;
    expect(listed({})).toBe(1);
    expect(listed({ countyId: 'county-1', issueId: 'issue-2' })).toBe(1);
    expect(listed({ countyId: 'county-2' })).toBe(0);
    expect(listed({ issueId: 'issue-9' })).toBe(0);
    expect(listed({ roots: ['county-2'] })).toBe(0);
    expect(listed({ roots: ['school-1'] })).toBe(0);
    expect(listed({ roots: ['city-1'] })).toBe(1);
  });
});
