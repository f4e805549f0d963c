import { describe, expect, it } from '@jest/globals';
import { rectification } from '@app/domain/rectifications';
import { ledgerOf, ofIssue, tree } from '@test/issue-ledger';
import {
  acknowledge,
  after,
  approvePlan,
  approveReport,
  assign,
  past,
  raise,
  reject,
  report,
  requestClosure,
  requestExtension,
  seriousRequested,
  submitPlan,
  verify,
} from '@test/issue-life';
import { lived } from '@test/lived';
import { recorded } from '@test/projected';
import { director, inspector, on, principal, teacher } from '@test/supervision-cast';
import { dueDatesOf } from './issue-due-dates.js';
import { issueDifferenceAt } from './issue-difference.js';
import { issueEvidence } from './issue-evidence.js';
import { issueActs } from './issue-acts.js';
import { issueBoard } from './issue-board.js';
import { issueCounts, issuesOf } from './issue-list.js';
import { issueById, placeOfIssue } from './issue-rows.js';

type IssuePoint = Parameters<typeof issueDifferenceAt>[2]['to'];
const base = tree.length;
const renamed = (id: string, change: Partial<typeof raise> = {}) =>
  lived(rectification, [[{ ...raise, issueId: id, ...change }, on('2025-03-03', director)]]);
const everything = { limit: 50, offset: 0 };
const county = { roots: ['county-1'], day: '2025-06-30', ...everything };

describe('the 台账', () => {
  it('shows each issue as it stands', () => {
    const db = ledgerOf(...ofIssue(past.closed));
    expect(issuesOf(db, county)).toMatchObject({
      total: 1,
      rows: [
        {
          issueId: 'issue-1',
          unitId: 'school-1',
          countyId: 'county-1',
          severity: 'ordinary',
          status: 'closed',
          round: 1,
          leadUnitId: 'school-1',
          supportingUnitIds: ['department-1'],
          dueDate: '2025-04-30',
          rectifiedOn: '2025-04-18',
          closedOn: '2025-04-23',
          overdue: false,
          rectifiedInTime: true,
          sequence: base + past.closed.length,
        },
      ],
    });
    expect(issueById(db, 'issue-1', '2025-06-30')).toMatchObject({ status: 'closed', evidence: raise.evidence });
    expect(issueById(db, 'issue-9', '2025-06-30')).toBeUndefined();
  });

  it('keeps every earlier standing: known at each sequence', () => {
    const db = ledgerOf(...ofIssue(past.closed));
    const statuses = past.closed.map((_, index) => issueById(db, 'issue-1', '2025-03-03', base + index + 1)?.status);
    expect(statuses).toEqual([
      'raised',
      'assigned',
      'acknowledged',
      'planSubmitted',
      'inProgress',
      'inProgress',
      'reportApproved',
      'closureRequested',
      'verified',
      'closed',
    ]);
    expect(issueById(db, 'issue-1', '2025-03-03', base)).toBeUndefined();
    expect(issuesOf(db, { ...county, knownAt: base }).total).toBe(0);
    expect(issuesOf(db, { ...county, knownAt: base + 2 }).rows).toMatchObject([{ status: 'assigned' }]);
  });

  it('computes overdue from the day that is asked for, with the due date known then', () => {
    const db = ledgerOf(
      ...ofIssue(
        after(
          past.inProgress,
          [requestExtension, on('2025-04-30', principal)],
          [{ type: 'GrantExtension' }, on('2025-05-06', director)],
        ),
      ),
    );
    const overdue = (day: string, knownAt?: number) => issueById(db, 'issue-1', day, knownAt)?.overdue;
    const beforeGrant = base + past.inProgress.length + 1;
    expect([overdue('2025-04-30', beforeGrant), overdue('2025-05-01', beforeGrant)]).toEqual([false, true]);
    expect([overdue('2025-05-01'), overdue('2025-05-31'), overdue('2025-06-01')]).toEqual([false, false, true]);
    expect(issuesOf(db, { ...county, overdue: true }).total).toBe(1);
    expect(issuesOf(db, { ...county, day: '2025-05-31', overdue: true }).total).toBe(0);
    expect(issuesOf(db, { ...county, day: '2025-05-31', overdue: false }).total).toBe(1);
    expect(dueDatesOf(db, 'issue-1')).toMatchObject([
      { dueDate: '2025-04-30', cause: 'RectificationAssigned', recordedFrom: base + 2, recordedTo: beforeGrant + 1 },
      { dueDate: '2025-05-31', cause: 'ExtensionGranted', basis: { rule: 'extension' }, recordedTo: null },
    ]);
    // What was granted later is not known yet, nor does it end what holds.
    expect(dueDatesOf(db, 'issue-1', beforeGrant)).toMatchObject([{ dueDate: '2025-04-30', recordedTo: null }]);
    expect(dueDatesOf(db, 'issue-1', beforeGrant + 1)).toEqual(dueDatesOf(db, 'issue-1'));
    expect(dueDatesOf(db, 'issue-1', base + 1)).toEqual([]);
  });

  it('shows 实际按期 and 登记逾期 side by side: fixed 5-03, told 5-20, due 5-10', () => {
    const due = { ...assign, dueDate: '2025-05-10' };
    const events = lived(rectification, [
      [raise, on('2025-03-03', director)],
      [due, on('2025-03-04', director)],
      [acknowledge, on('2025-03-05', principal)],
      [submitPlan, on('2025-03-06', teacher)],
      [approvePlan, on('2025-03-07', director)],
      [{ ...report, effectiveAt: '2025-05-03' }, on('2025-05-20', teacher)],
      [approveReport, on('2025-05-20', principal)],
      [{ ...requestClosure, rectifiedOn: '2025-05-03' }, on('2025-05-20', principal)],
    ]);
    const happenings = ofIssue(events).map((happening, index) =>
      index < 5
        ? happening
        : {
            ...happening,
            recordedAt: '2025-05-20T02:00:00.000Z',
            effectiveAt: index === 5 ? '2025-05-03' : '2025-05-20',
          },
    );
    const db = ledgerOf(...happenings);
    const asKnownOn15May = base + 5;
    expect(issueById(db, 'issue-1', '2025-05-15', asKnownOn15May)).toMatchObject({ overdue: true, rectifiedOn: null });
    expect(issueById(db, 'issue-1', '2025-05-15')).toMatchObject({
      overdue: false,
      rectifiedInTime: true,
      recordedInTime: false,
    });
    // Seen from 5-15 and from 5-25: late by the day alone, then not late by what was recorded, and never mixed.
    const lateness = (from: IssuePoint, to: IssuePoint) =>
      issueDifferenceAt(db, 'issue-1', { from, to })?.changes.find(({ field }) => field === 'overdue');
    const [on9May, on15May] = ['2025-05-09', '2025-05-15'].map((asOf) => ({ asOf, knownAt: asKnownOn15May }));
    expect(lateness(on9May!, on15May!)).toMatchObject({ from: 'false', to: 'true', why: ['day'], causes: [] });
    expect(lateness(on15May!, { asOf: '2025-05-15' })).toMatchObject({
      from: 'true',
      to: 'false',
      why: ['record'],
      causes: [base + 8],
    });
    expect(lateness(on9May!, { asOf: '2025-05-25' })).toBeUndefined();
    expect(issueDifferenceAt(db, 'issue-1', { from: on15May!, to: { asOf: '2025-05-25' } })).toMatchObject({
      from: { status: 'inProgress' },
      to: { status: 'closureRequested' },
    });
    expect(issueActs(recorded([...tree, ...happenings]).slice(base), {})[2]).toMatchObject({
      type: 'ProgressReported',
      effectiveAt: '2025-05-03',
      recordedAt: '2025-05-20T02:00:00.000Z',
    });
  });

  it('asks a second visit of a serious issue, and takes a rejected one back to work', () => {
    const once = after(seriousRequested, [verify('2025-04-22'), on('2025-04-22', inspector)]);
    const twice = after(once, [verify('2025-04-25'), on('2025-04-25', inspector)]);
    expect(issueById(ledgerOf(...ofIssue(once)), 'issue-1', '2025-04-30')).toMatchObject({
      status: 'closureRequested',
      visits: 1,
    });
    expect(issueById(ledgerOf(...ofIssue(twice)), 'issue-1', '2025-04-30')).toMatchObject({
      status: 'verified',
      visits: 2,
    });
    const rejected = after(
      past.closureRequested,
      [verify('2025-04-22', false), on('2025-04-22', inspector)],
      [reject, on('2025-04-23', director)],
    );
    const db = ledgerOf(...ofIssue(rejected));
    expect(issueById(db, 'issue-1', '2025-05-01')).toMatchObject({
      status: 'inProgress',
      attempt: 2,
      rectifiedOn: null,
      overdue: true,
    });
    expect(issueById(db, 'issue-1', '2025-05-01', base + rejected.length - 1)?.status).toBe('inadequate');
  });

  it('stands as its events say after every kind of act', () => {
    const asked = after(past.raised, [
      {
        type: 'RequestConsultation',
        departmentId: 'department-1',
        question: '请支持',
        unknownUnits: { value: [], sequence: 7 },
      },
      director,
    ]);
    expect(issueById(ledgerOf(...ofIssue(asked)), 'issue-1', '2025-05-01')).toMatchObject({
      status: 'raised',
      consultedUnitId: 'department-1',
    });
    const moved = after(past.inProgress, [
      {
        ...assign,
        type: 'ReassignIssue',
        leadUnitId: 'department-1',
        supportingUnitIds: ['school-1'],
        noticeNumber: '5号',
        reason: '经费',
      },
      on('2025-03-20', director),
    ]);
    expect(issueById(ledgerOf(...ofIssue(moved)), 'issue-1', '2025-05-01')).toMatchObject({
      status: 'assigned',
      leadUnitId: 'department-1',
      supportingUnitIds: ['school-1'],
      noticeNumber: '5号',
    });
    const reopened = after(past.closed, [
      { type: 'ReopenIssue', reason: '反弹', evidence: [] },
      on('2025-09-10', director),
    ]);
    const db = ledgerOf(...ofIssue(reopened));
    expect(issueById(db, 'issue-1', '2025-12-01')).toMatchObject({
      status: 'raised',
      round: 2,
      dueDate: null,
      closedOn: null,
      overdue: false,
    });
    const total = (filter: Readonly<{ reopened: boolean; knownAt?: number }>) =>
      issuesOf(db, { ...county, ...filter }).total;
    expect([total({ reopened: true }), total({ reopened: false })]).toEqual([1, 0]);
    const before = base + reopened.length - 1;
    expect([total({ reopened: true, knownAt: before }), total({ reopened: false, knownAt: before })]).toEqual([0, 1]);
    expect(dueDatesOf(db, 'issue-1')).toMatchObject([{ recordedTo: base + reopened.length }]);
    const stream = recorded([...tree, ...ofIssue(reopened)]).slice(base);
    expect(issueActs(stream, { round: 2 })).toMatchObject([{ type: 'IssueReopened', round: 2 }]);
    expect(issueActs(stream, { round: 1 })).toHaveLength(past.closed.length);
    expect(issueActs(stream, { knownAt: base + 3 }).map(({ type }) => type)).toEqual([
      'RectificationAcknowledged',
      'RectificationAssigned',
      'IssueRaised',
    ]);
  });

  it('shows the files of its acts: before, after, on site', () => {
    const stream = recorded(ofIssue(past.verified));
    expect(issueEvidence(stream).map(({ moment, type, hash, sequence }) => [moment, type, hash, sequence])).toEqual([
      ['before', 'IssueRaised', raise.evidence[0]!.hash, 1],
      ['after', 'ClosureRequested', requestClosure.evidence[0]!.hash, 8],
      ['onSite', 'OnSiteVerified', verify('2025-04-22').evidence[0]!.hash, 9],
    ]);
    expect(issueEvidence(stream, 7)).toHaveLength(1);
  });

  it('is filtered, counted and paged, and shows nobody what is not theirs', () => {
    const other = renamed('issue-2', { unitId: 'school-2', severity: 'serious', problem: '大班额' });
    const db = ledgerOf(...ofIssue(past.inProgress), ...ofIssue(other, 'issue-2'));
    const ids = (filter: Partial<Parameters<typeof issuesOf>[1]>) =>
      issuesOf(db, { ...county, ...filter }).rows.map(({ issueId }) => issueId);
    expect(ids({})).toEqual(['issue-1', 'issue-2']);
    expect(ids({ roots: ['city-1'] })).toEqual(['issue-1', 'issue-2']);
    expect(ids({ roots: ['school-2'] })).toEqual(['issue-2']);
    expect(ids({ roots: ['department-1'] })).toEqual(['issue-1']); // It supports.
    expect(ids({ roots: ['county-2'] })).toEqual([]);
    expect(ids({ roots: [] })).toEqual([]);
    expect(ids({ unitId: 'school-1' })).toEqual(['issue-1']);
    expect(ids({ unitId: 'school-2', roots: ['school-1'] })).toEqual([]);
    expect(ids({ leadUnitId: 'school-1' })).toEqual(['issue-1']);
    expect(ids({ statuses: ['raised'] })).toEqual(['issue-2']);
    expect(ids({ statuses: ['raised', 'inProgress'] })).toEqual(['issue-1', 'issue-2']);
    expect(ids({ statuses: ['closed'] })).toEqual([]);
    expect(ids({ indicator: 'G4' })).toEqual([]);
    expect(ids({ indicator: 'G3', unitId: 'school-2' })).toEqual(['issue-2']);
    expect(ids({ severity: 'serious' })).toEqual(['issue-2']);
    expect(ids({ dueBy: '2025-04-30' })).toEqual(['issue-1']);
    expect(ids({ dueBy: '2025-04-29' })).toEqual([]);
    expect(ids({ dueFrom: '2025-04-30' })).toEqual(['issue-1']);
    expect(ids({ dueFrom: '2025-05-01' })).toEqual([]);
    expect(ids({ raisedFrom: '2025-03-03', raisedTo: '2025-03-03' })).toEqual(['issue-1', 'issue-2']);
    expect(ids({ raisedTo: '2025-03-02' })).toEqual([]);
    expect(ids({ raisedFrom: '2025-03-04' })).toEqual([]);
    expect(ids({ search: '整〔2025〕3号' })).toEqual(['issue-1']);
    expect(ids({ search: 'school-2' })).toEqual(['issue-2']);
    for (const sort of ['-raised', '-severity', '-since'] as const)
      expect(ids({ sort })).toEqual(['issue-2', 'issue-1']);
    for (const sort of ['due', '-due', 'raised', 'unit'] as const)
      expect(ids({ sort })).toEqual(['issue-1', 'issue-2']);
    expect(ids({ sort: '-severity', knownAt: base + 1 })).toEqual(['issue-1']);
    expect(ids({ search: '班额' })).toEqual(['issue-2']);
    expect(ids({ inspectionId: 'inspection-1' })).toEqual([]);
    expect(issuesOf(db, { ...county, limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      rows: [{ issueId: 'issue-2' }],
    });
    const board = issueBoard(db, county, 1);
    expect(board.map(({ status, total }) => [status, total]).filter(([, total]) => total !== 0)).toEqual([
      ['raised', 1],
      ['inProgress', 1],
    ]);
    expect(board.find(({ status }) => status === 'inProgress')).toMatchObject({
      overdue: 1,
      rows: [{ issueId: 'issue-1', overdue: true }],
    });
    expect(issueBoard(db, { ...county, severity: 'serious' }, 1)[0]!.rows).toMatchObject([{ issueId: 'issue-2' }]);
    const many = ['issue-3', 'issue-4', 'issue-5'].flatMap((id) => ofIssue(renamed(id), id));
    expect(issueBoard(ledgerOf(...many), county, 2)[0]).toMatchObject({
      total: 3,
      rows: [{ issueId: 'issue-3' }, { issueId: 'issue-4' }],
    });
    expect(issueCounts(db, county)).toEqual([
      { status: 'inProgress', issues: 1, overdue: 1 },
      { status: 'raised', issues: 1, overdue: 0 },
    ]);
    expect(placeOfIssue(db, 'issue-1')).toEqual({
      unitId: 'school-1',
      leadUnitId: 'school-1',
      parties: ['department-1', 'school-1'],
    });
    expect(placeOfIssue(db, 'issue-9')).toBeUndefined();
  });
});
