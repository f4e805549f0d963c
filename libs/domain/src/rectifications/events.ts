import type { DeadlineBasis } from '../deadlines/index.js';
import type { EventCatalogue, Evidence, Facts } from '../kernel/index.js';
import { clockVersions, type ClockEvent } from './clock-events.js';
import type { InRound } from './in-round.js';
import { ladderClimbVersions, type LadderClimbEvent } from './ladder-events.js';

/** 一般 | 严重 (needs a second visit) | 复杂 (needs consultation with a department). 现场反馈 opens no issue. */
export type IssueSeverity = 'ordinary' | 'serious' | 'complex';

/** One step of a plan and the day (ISO date) it is to be done. */
export type PlanStep = Readonly<{ text: string; dueDate: string }>;

/** An order to rectify: 整改通知书. `unitsKnownAt` is the sequence at which the units were seen to exist. */
export type Order = Readonly<{
  noticeNumber: string;
  leadUnitId: string;
  supportingUnitIds: readonly string[];
  dueDate: string;
  basis: DeadlineBasis;
}>;

/** Where something that was brought in is written: the uploaded file, its sheet, and the row in it (from 1). */
export type LedgerPlace = Evidence & Readonly<{ sheet: string; row: number }>;

/** What happens to an issue, from finding to 销号 and back. The storage format. */
export type RectificationEvent = LifeEvent | ClockEvent | LadderClimbEvent;

/** The acts of its life; what is done to its clock, and what the ladder of reminders does, are beside them. */
type LifeEvent = Facts<{
  IssueRaised: InRound<{
    /** The unit that has the problem. */
    unitId: string;
    countyId: string;
    /** Sequence at which the unit's county was read. */
    countyKnownAt: number;
    inspectionId: string | null;
    findingId: string | null;
    problem: string;
    clause: string;
    indicator: string | null;
    severity: IssueSeverity;
    evidence: readonly Evidence[];
    suggestedDueDate: string | null;
    proposedLeadUnitId: string | null;
  }>;
  /** It stood in the ledger that the bureau kept before. Days are ISO dates; people's names are not brought in. */
  IssueBroughtIn: InRound<{
    unitId: string;
    countyId: string;
    countyKnownAt: number;
    /** As the old ledger numbers it. */
    number: string | null;
    foundOn: string;
    category: string | null;
    problem: string;
    clause: string | null;
    severity: IssueSeverity;
    measures: string | null;
    /** What the old ledger says of the rectification. */
    outcome: string | null;
    leadUnitId: string | null;
    supportingUnitIds: readonly string[];
    unitsKnownAt: number;
    dueDate: string | null;
    basis: DeadlineBasis | null;
    rectifiedOn: string | null;
    reviewedOn: string | null;
    reviewResult: string | null;
    /** Not null: it was closed before it was brought in. */
    closedOn: string | null;
    source: LedgerPlace;
  }>;
  ConsultationRequested: InRound<{ departmentId: string; question: string; unitsKnownAt: number }>;
  ConsultationAccepted: InRound<{ departmentId: string; note: string }>;
  ConsultationDeclined: InRound<{ departmentId: string; reason: string }>;
  ConsultationWithdrawn: InRound<{ departmentId: string; reason: string }>;
  RectificationAssigned: InRound<Order & { unitsKnownAt: number }>;
  IssueReassigned: InRound<Order & { fromUnitId: string; reason: string; unitsKnownAt: number }>;
  RectificationAcknowledged: InRound<{ unitId: string; acknowledgedBy: string }>;
  RectificationPlanSubmitted: InRound<{
    version: number;
    goal: string;
    measures: string;
    steps: readonly PlanStep[];
    responsibleAccountId: string;
    submittedBy: string;
  }>;
  RectificationPlanApproved: InRound<{ version: number; note: string | null }>;
  RectificationPlanReturned: InRound<{ version: number; reason: string }>;
  ProgressReported: InRound<{
    attempt: number;
    unitId: string;
    text: string;
    /** Share of the plan that is done, whole percent. */
    percent: number;
    evidence: readonly Evidence[];
    /** The day (ISO date) it was so; may be earlier than the day it was recorded. */
    on: string;
    reportedBy: string;
  }>;
  /** 单位负责人审批 of the rectification report. */
  RectificationReportApproved: InRound<{
    attempt: number;
    unitId: string;
    report: string;
    on: string;
    approvedBy: string;
  }>;
  ClosureRequested: InRound<{
    attempt: number;
    /** Count of closure requests of this issue. */
    request: number;
    statement: string;
    evidence: readonly Evidence[];
    /** The day (ISO date) the problem was gone, as the unit says. */
    rectifiedOn: string;
    requestedOn: string;
    requestedBy: string;
  }>;
  ClosureRequestWithdrawn: InRound<{ attempt: number; request: number; reason: string }>;
  /** A better request took its place; the old one stands in the log as it was. */
  ClosureRequestSuperseded: InRound<{ attempt: number; request: number; byRequest: number }>;
  OnSiteVerified: InRound<{
    attempt: number;
    request: number;
    /** Count of visits for this request. */
    visit: number;
    on: string;
    finding: string;
    evidence: readonly Evidence[];
    adequate: boolean;
    verifiedBy: string;
    /** Sequence at which the verifier was seen not to be recused. */
    recusalKnownAt: number;
  }>;
  ClosureRejected: InRound<{ attempt: number; request: number; reworkRequirement: string }>;
  /** 销号. */
  IssueClosed: InRound<{
    attempt: number;
    request: number;
    verifiedBy: readonly string[];
    verifiedOn: string;
    rectifiedOn: string;
    closedOn: string;
  }>;
  ExtensionRequested: InRound<{
    extension: number;
    dueDate: string;
    requestedDate: string;
    reason: string;
    progress: string;
    /** When the unit expects to be done (ISO date). */
    forecast: string;
    requestedBy: string;
  }>;
  ExtensionGranted: InRound<{ extension: number; dueDate: string; basis: DeadlineBasis; note: string | null }>;
  ExtensionRefused: InRound<{ extension: number; reason: string }>;
  IssueWithdrawn: InRound<{ reason: string }>;
  IssueSuperseded: InRound<{ byIssueId: string; reason: string }>;
  /** 回头看 found it again: `round` is the new one, everything earlier stays. */
  IssueReopened: InRound<{ reason: string; evidence: readonly Evidence[]; on: string }>;
}>;

/** Data of one event type of an issue. */
export type DataOf<Type extends RectificationEvent['type']> = Extract<RectificationEvent, { type: Type }>['data'];

/** Storage contract of issues. */
export const rectificationEvents: EventCatalogue<RectificationEvent> = {
  category: 'rectification',
  versions: {
    IssueRaised: 1,
    IssueBroughtIn: 1,
    ConsultationRequested: 1,
    ConsultationAccepted: 1,
    ConsultationDeclined: 1,
    ConsultationWithdrawn: 1,
    RectificationAssigned: 1,
    IssueReassigned: 1,
    RectificationAcknowledged: 1,
    RectificationPlanSubmitted: 1,
    RectificationPlanApproved: 1,
    RectificationPlanReturned: 1,
    ProgressReported: 1,
    RectificationReportApproved: 1,
    ClosureRequested: 1,
    ClosureRequestWithdrawn: 1,
    ClosureRequestSuperseded: 1,
    OnSiteVerified: 1,
    ClosureRejected: 1,
    IssueClosed: 1,
    ExtensionRequested: 1,
    ExtensionGranted: 1,
    ExtensionRefused: 1,
    IssueWithdrawn: 1,
    IssueSuperseded: 1,
    IssueReopened: 1,
    ...ladderClimbVersions,
    ...clockVersions,
  },
};
