import { dayOf, type Recorded } from '@app/domain/kernel';
import {
  clauseOf,
  noticeOf,
  standingOf,
  visitsNeeded,
  type IssueSeverity,
  type LedgerPlace,
  type RectificationEvent,
} from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { clockChanges } from './issue-clock.js';
import { begin, change, runs, standingIndexes, standingTables, type Standing } from './issue-standing.js';

const party = (db: Sqlite, issueId: string, ...units: readonly string[]): void => {
  for (const unit of units) db.run('insert or ignore into issue_ledger_party values (?, ?)', unit, issueId);
};

const placeOf = ({ hash, sheet, row }: LedgerPlace) => ({ hash, sheet, row });

const ended = { extension_date: null, consulted_unit_id: null, ...runs } as const;
const working = { status: 'inProgress', rectified_on: null, request_recorded_on: null, visits: 0 } as const;

type Ordered = Extract<RectificationEvent, { type: 'RectificationAssigned' | 'IssueReassigned' }>['data'];
const ordered = (db: Sqlite, data: Ordered, event: Recorded<RectificationEvent>, changes: Partial<Standing>) => {
  party(db, data.issueId, data.leadUnitId, ...data.supportingUnitIds);
  change(db, event, {
    status: 'assigned',
    notice_number: data.noticeNumber,
    lead_unit_id: data.leadUnitId,
    supporting: JSON.stringify(data.supportingUnitIds),
    due_date: data.dueDate,
    ...runs,
    ...changes,
  });
};

/**
 * 整改台账: each issue as it stands and as it stood at every sequence. Overdue is not stored: a query compares its day
 * with the due date known then. `issue_ledger_party` names every unit that ever had a part in an issue.
 */
export const issueLedger: Projection<RectificationEvent> = {
  name: 'issue-ledger@7',
  tables: `
    create table issue_ledger (
      issue_id text primary key, unit_id text not null, county_id text not null, inspection_id text, finding_id text,
      problem text not null, clause text not null, indicator text, severity text not null, evidence text not null,
      suggested_due_date text, proposed_lead_unit_id text, raised_on text not null, raised_sequence integer not null,
      brought_in text
    ) strict, without rowid;
    ${standingTables}
    create table issue_ledger_party (
      unit_id text not null, issue_id text not null, primary key (unit_id, issue_id)
    ) strict, without rowid;`,
  indexes: `
    create index issue_ledger_inspection on issue_ledger (inspection_id) where inspection_id is not null;
    ${standingIndexes}
    create index issue_ledger_party_issue on issue_ledger_party (issue_id);`,
  when: {
    IssueRaised: (db, data, event) => {
      db.run(
        'insert into issue_ledger values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        data.issueId,
        data.unitId,
        data.countyId,
        data.inspectionId,
        data.findingId,
        data.problem,
        data.clause,
        data.indicator,
        data.severity,
        JSON.stringify(data.evidence),
        data.suggestedDueDate,
        data.proposedLeadUnitId,
        event.effectiveAt,
        event.sequence,
        null,
      );
      party(db, data.issueId, data.unitId);
      begin(db, data.issueId, event.sequence, {
        status: 'raised',
        round: 1,
        attempt: 1,
        notice_number: null,
        lead_unit_id: null,
        supporting: '[]',
        due_date: null,
        extension_date: null,
        consulted_unit_id: null,
        percent: null,
        visits: 0,
        rectified_on: null,
        request_recorded_on: null,
        closed_on: null,
        ...runs,
        since: event.effectiveAt,
      });
    },
    IssueBroughtIn: (db, data, event) => {
      const status = standingOf(data);
      db.run(
        'insert into issue_ledger values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        data.issueId,
        data.unitId,
        data.countyId,
        null,
        null,
        data.problem,
        clauseOf(data),
        null,
        data.severity,
        '[]',
        data.dueDate,
        data.leadUnitId,
        data.foundOn,
        event.sequence,
        JSON.stringify({ number: data.number, ...placeOf(data.source) }),
      );
      party(db, data.issueId, data.unitId, ...(data.leadUnitId ? [data.leadUnitId] : []), ...data.supportingUnitIds);
      begin(db, data.issueId, event.sequence, {
        status,
        round: 1,
        attempt: 1,
        notice_number: status === 'raised' ? null : noticeOf(data),
        lead_unit_id: status === 'raised' ? null : data.leadUnitId,
        supporting: JSON.stringify(status === 'raised' ? [] : data.supportingUnitIds),
        due_date: status === 'raised' ? null : data.dueDate,
        extension_date: null,
        consulted_unit_id: null,
        percent: null,
        visits: 0,
        rectified_on: data.rectifiedOn,
        request_recorded_on: null,
        closed_on: data.closedOn,
        ...runs,
        since: data.closedOn ?? data.foundOn,
      });
    },
    ConsultationRequested: (db, data, event) => {
      party(db, data.issueId, data.departmentId);
      change(db, event, { consulted_unit_id: data.departmentId });
    },
    ConsultationAccepted: (db, _, event) => change(db, event, { consulted_unit_id: null }),
    ConsultationDeclined: (db, _, event) => change(db, event, { consulted_unit_id: null }),
    ConsultationWithdrawn: (db, _, event) => change(db, event, { consulted_unit_id: null }),
    RectificationAssigned: (db, data, event) => ordered(db, data, event, { attempt: 1, percent: null }),
    IssueReassigned: (db, data, event) => ordered(db, data, event, { percent: null }),
    RectificationAcknowledged: (db, _, event) => change(db, event, { status: 'acknowledged' }),
    RectificationPlanSubmitted: (db, _, event) => change(db, event, { status: 'planSubmitted' }),
    RectificationPlanApproved: (db, _, event) => change(db, event, { status: 'inProgress' }),
    RectificationPlanReturned: (db, _, event) => change(db, event, { status: 'acknowledged' }),
    ProgressReported: (db, { percent }, event) => change(db, event, { percent }),
    RectificationReportApproved: (db, _, event) => change(db, event, { status: 'reportApproved' }),
    ClosureRequested: (db, { rectifiedOn }, event) =>
      change(db, event, {
        status: 'closureRequested',
        rectified_on: rectifiedOn,
        request_recorded_on: dayOf(event.recordedAt),
        visits: 0,
      }),
    ClosureRequestWithdrawn: (db, _, event) => change(db, event, working),
    OnSiteVerified: (db, { issueId, visit, adequate }, event) => {
      const severity = db.get<{ severity: IssueSeverity }>(
        'select severity from issue_ledger where issue_id = ?',
        issueId,
      );
      const enough = visit >= visitsNeeded(severity?.severity ?? 'ordinary');
      change(db, event, {
        status: adequate ? (enough ? 'verified' : 'closureRequested') : 'inadequate',
        visits: visit,
      });
    },
    ClosureRejected: (db, { attempt }, event) => change(db, event, { ...working, attempt: attempt + 1, percent: null }),
    IssueClosed: (db, { closedOn }, event) => change(db, event, { status: 'closed', closed_on: closedOn, ...ended }),
    ExtensionRequested: (db, { requestedDate }, event) => change(db, event, { extension_date: requestedDate }),
    ExtensionGranted: (db, { dueDate }, event) =>
      change(db, event, { due_date: dueDate, extension_date: null, above: null }),
    ExtensionRefused: (db, _, event) => change(db, event, { extension_date: null, above: null }),
    ...clockChanges,
    IssueWithdrawn: (db, _, event) => change(db, event, { status: 'withdrawn', ...ended }),
    IssueSuperseded: (db, _, event) => change(db, event, { status: 'superseded', ...ended }),
    IssueReopened: (db, { round }, event) =>
      change(db, event, {
        status: 'raised',
        round,
        attempt: 1,
        notice_number: null,
        lead_unit_id: null,
        supporting: '[]',
        due_date: null,
        percent: null,
        visits: 0,
        rectified_on: null,
        request_recorded_on: null,
        closed_on: null,
        ...runs,
      }),
  },
};
