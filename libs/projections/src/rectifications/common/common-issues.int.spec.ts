import { describe, expect, it } from '@jest/globals';
import { anyProjection } from '@app/projections/kernel';
import { organizationTree } from '@app/projections/organizations';
import { issueLedger } from '@app/projections/rectifications';
import type { CommonIssueEvent, RectificationEvent } from '@app/domain/rectifications';
import { ofIssue, tree } from '@test/issue-ledger';
import { after, past } from '@test/issue-life';
import { projected, type Happening } from '@test/projected';
import { director, on, principal, system } from '@test/supervision-cast';
import { commonIssues } from './common-issues.js';
import { commonIssueById, commonIssuesOf } from './common-issue-rows.js';
import { alikeIssues, commonIssueOf, commonPartOf, standingIssues } from './issue-of-common.js';

const raised: CommonIssueEvent = {
  type: 'CommonIssueRaised',
  data: {
    commonIssueId: 'common-1',
    countyId: 'county-1',
    children: [
      { unitId: 'school-2', issueId: 'issue-2', there: false },
      { unitId: 'school-1', issueId: 'issue-1', there: true },
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
      leftAlone: 1,
      missing: [],
      overdue: 2,
      counts: [
        { status: 'inProgress', issues: 1 },
        { status: 'planSubmitted', issues: 1 },
      ],
      latestDueDate: '2025-04-30',
      closed: false,
      children: [
        { issueId: 'issue-2', plan: 'own', status: 'planSubmitted', leftAlone: 'ownPlan', there: false },
        { issueId: 'issue-1', plan: 'common', planVersion: 1, status: 'inProgress', leftAlone: null, there: true },
      ],
    });
    expect(commonIssueOf(read, 'issue-2')).toBe('common-1');
    expect(commonIssueOf(read, 'issue-3')).toBeNull();
    expect(commonIssueById(read, 'common-2', '2025-05-06')).toBeUndefined();
  });

  it('keeps every version, and says which came to an issue and why the last did not', () => {
    const next: CommonIssueEvent = {
      type: 'CommonPlanSet',
      data: { ...plan, version: 2, measures: '借用', issueIds: ['issue-2', 'issue-1'], setBy: 'director-1' },
    };
    const later: Happening = { in: 'common-issue-common-1', fact: next };
    const reported = after(adopted, [
      { type: 'ReportProgress', text: '已安装', percent: 100, evidence: [] },
      on('2025-03-10', principal),
    ]);
    const approved = after(reported, [
      { type: 'ApproveRectificationReport', report: '已整改' },
      on('2025-03-11', principal),
    ]);
    const found = commonIssueById(db(...byProcess(ofIssue(approved)), later), 'common-1', '2025-05-06');
    expect(found).toMatchObject({
      plan: { version: 2 },
      plans: [{ version: 2 }, { version: 1 }],
      leftAlone: 1,
      missing: ['school-2'],
      children: [{ issueId: 'issue-1', planVersion: 1, leftAlone: 'reported' }],
    });
    const again = { type: 'AdoptCommonPlan', plan: { ...plan, version: 2, measures: '借用' } } as const;
    const followed = byProcess(ofIssue(after(adopted, [again, on('2025-03-10', system)])));
    const cut = followed.length - 2;
    const came = db(...followed.slice(0, cut), later, ...followed.slice(cut));
    expect(commonPartOf(came, 'issue-1', '2025-05-06')).toMatchObject({
      problem: '危化品未双人双锁',
      plans: [{ version: 2 }, { version: 1 }],
      own: { plan: 'common', planVersion: 2, leftAlone: null, there: true },
    });
    expect(JSON.stringify(commonPartOf(came, 'issue-1', '2025-05-06'))).not.toMatch(/school-|issue-/);
    expect(commonPartOf(came, 'issue-3', '2025-05-06')).toBeNull();
  });

  it('knows an open issue about the same, and what an issue belongs to', () => {
    const alone = projected(
      [anyProjection(organizationTree), anyProjection(issueLedger), anyProjection(commonIssues)],
      [...tree, ...ofIssue(past.assigned)],
    );
    const fact = past.raised[0]!.data as Readonly<{ problem: string; clause: string; indicator: string | null }>;
    const { problem, clause, indicator } = fact;
    const stands = {
      issueId: 'issue-1',
      unitId: 'school-1',
      countyId: 'county-1',
      ended: false,
      commonIssueId: null,
    };
    const alike = (read: typeof alone, about: Partial<typeof fact>) =>
      alikeIssues(read, ['school-1', 'school-2'], { problem: '…', clause: '…', indicator: null, ...about });
    expect(alike(alone, { problem })).toEqual([stands]);
    expect(alike(alone, { clause })).toEqual([]);
    expect(alike(alone, { clause, indicator })).toEqual(indicator === null ? [] : [stands]);
    expect(alike(db(...ofIssue(past.assigned)), { problem })).toEqual([]);
    expect(standingIssues(db(...ofIssue(past.closed)), ['issue-9', 'issue-1'])).toEqual([
      { ...stands, ended: true, commonIssueId: 'common-1' },
    ]);
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
