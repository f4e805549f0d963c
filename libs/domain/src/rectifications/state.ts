import type { OrderClock } from './clock-state.js';
import type { DataOf, IssueSeverity, Order } from './events.js';
import type { Climb } from './ladder-state.js';

/** What an issue is, whatever its state. */
export type Issue = Readonly<{
  raised: DataOf<'IssueRaised'>;
  issueId: string;
  unitId: string;
  severity: IssueSeverity;
  round: number;
  /** Everybody who ever rectified it, in any round: they may not judge it. */
  rectifiers: readonly string[];
  /** Closure requests so far, and extensions so far: their numbers are never used again. */
  requests: number;
  extensions: number;
  consultation: Consultation | null;
  /** 销号 of the earlier rounds. */
  closures: readonly DataOf<'IssueClosed'>[];
  climb: Climb;
}>;

/** Asking a department to take part; an accepted one lets it be made lead unit. */
export type Consultation = Readonly<{
  departmentId: string;
  question: string;
  status: 'pending' | 'accepted' | 'declined' | 'withdrawn';
}>;

/** A plan and what the office said of it. */
export type Plan = Readonly<{
  data: DataOf<'RectificationPlanSubmitted'>;
  status: 'submitted' | 'approved' | 'returned';
  reason: string | null;
}>;

/** The last extension of the order, decided or not. */
export type Extension = Readonly<{
  data: DataOf<'ExtensionRequested'>;
  status: 'pending' | 'granted' | 'refused';
}>;

/** An issue that a unit was ordered to rectify. */
export type Ordered = Issue &
  Readonly<{
    order: Order;
    /** 1, and one more after every rejected closure. */
    attempt: number;
    plan: Plan | null;
    /** The last progress of this attempt. */
    progress: DataOf<'ProgressReported'> | null;
    extension: Extension | null;
    clock: OrderClock;
    /** Who signed for the order, 签收人; null before. */
    signedBy: string | null;
    /** How the last closure request came back. */
    returned: Readonly<{ how: 'withdrawn' | 'rejected'; words: string }> | null;
  }>;

/** An issue whose closure was asked for. */
export type Requested = Ordered &
  Readonly<{ request: DataOf<'ClosureRequested'>; visits: readonly DataOf<'OnSiteVerified'>[] }>;

/** The states of an issue: this union is the workflow. */
export type RectificationState =
  | Readonly<{ status: 'none' }>
  /** 待交办: newly found, or reopened. */
  | (Issue & Readonly<{ status: 'raised'; reopening: DataOf<'IssueReopened'> | null }>)
  /** 待签收. */
  | (Ordered & Readonly<{ status: 'assigned' }>)
  /** 待报方案: signed for, or the plan came back. */
  | (Ordered & Readonly<{ status: 'acknowledged' }>)
  /** 方案待审. */
  | (Ordered & Readonly<{ status: 'planSubmitted' }>)
  /** 整改中. */
  | (Ordered & Readonly<{ status: 'inProgress' }>)
  /** 单位负责人已审批, 待申请销号. */
  | (Ordered & Readonly<{ status: 'reportApproved'; report: string }>)
  /** 待复核. */
  | (Requested & Readonly<{ status: 'closureRequested' }>)
  /** 复核不通过, 待退回. */
  | (Requested & Readonly<{ status: 'inadequate' }>)
  /** 复核通过, 待销号. */
  | (Requested & Readonly<{ status: 'verified' }>)
  /** 已销号: not the end, it may be reopened. */
  | (Issue & Readonly<{ status: 'closed'; closure: DataOf<'IssueClosed'> }>)
  /** 已撤销. */
  | (Issue & Readonly<{ status: 'withdrawn'; reason: string }>)
  /** 已并入. */
  | (Issue & Readonly<{ status: 'superseded'; byIssueId: string }>);

/** Names of the states. */
export type RectificationStatus = RectificationState['status'];

/** Visits on different days that a closure needs: serious issues need a second one. */
export const visitsNeeded = (severity: IssueSeverity): number => (severity === 'serious' ? 2 : 1);

/** The fields that every issue keeps, without those of its present state. */
export const issueOf = (issue: Issue): Issue => ({
  raised: issue.raised,
  issueId: issue.issueId,
  unitId: issue.unitId,
  severity: issue.severity,
  round: issue.round,
  rectifiers: issue.rectifiers,
  requests: issue.requests,
  extensions: issue.extensions,
  consultation: issue.consultation,
  closures: issue.closures,
  climb: issue.climb,
});

/** The fields that every ordered issue keeps. */
export const orderedOf = (issue: Ordered): Ordered => ({
  // Field by field: streams are folded at each command, and a spread costs three times as much.
  raised: issue.raised,
  issueId: issue.issueId,
  unitId: issue.unitId,
  severity: issue.severity,
  round: issue.round,
  rectifiers: issue.rectifiers,
  requests: issue.requests,
  extensions: issue.extensions,
  consultation: issue.consultation,
  closures: issue.closures,
  climb: issue.climb,
  order: issue.order,
  attempt: issue.attempt,
  plan: issue.plan,
  progress: issue.progress,
  extension: issue.extension,
  clock: issue.clock,
  signedBy: issue.signedBy,
  returned: issue.returned,
});

/** Whether a unit has been ordered to rectify it and the round has not ended. */
export const isOrdered = (
  state: RectificationState,
): state is Extract<RectificationState, Readonly<{ order: Order }>> => 'order' in state;

/** Whether a closure request is on the table. */
export const isRequested = (
  state: RectificationState,
): state is Extract<RectificationState, Readonly<{ request: DataOf<'ClosureRequested'> }>> => 'request' in state;
