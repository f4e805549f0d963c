import type { DeadlineBasis } from '../deadlines/index.js';
import type { Evidence, Facts } from '../kernel/index.js';
import type { InRound } from './in-round.js';

/** Why a clock stands: 暂停计时 for a reason outside the unit, or 暂缓整改 that a leader grants until a day. */
export type StopGrounds = 'suspension' | 'waiver';

/** One stage of a 长期整改, and the day (ISO date) on which the office looks at it. */
export type Stage = Readonly<{ goal: string; reviewOn: string }>;

/** What people do to the clock of an order. Days are ISO dates. */
export type ClockEvent = Facts<{
  /** The office agrees to a second extension, to this day; a leader decides. */
  ExtensionEndorsed: InRound<{ extension: number; dueDate: string; note: string | null; endorsedBy: string }>;
  ClockSuspended: InRound<{
    grounds: StopGrounds;
    reason: string;
    /** The first day that does not count. */
    from: string;
    /** The last day that does not count; null: until it is resumed. A waiver always has one. */
    until: string | null;
    /** The due date that stands still. */
    dueDate: string;
    evidence: readonly Evidence[];
    suspendedBy: string;
  }>;
  ClockResumed: InRound<{
    grounds: StopGrounds;
    /** Somebody decided it, or the waiver's last day had passed. */
    cause: 'decided' | 'expired';
    reason: string | null;
    /** The first day that did not count, the first that counts again, and the natural days between. */
    from: string;
    on: string;
    days: number;
    dueDate: string;
    basis: DeadlineBasis;
  }>;
  /** 暂定 no longer: the year's holidays are known. `was` is the day that had been assumed. */
  DueDateSettled: InRound<{ dueDate: string; was: string; basis: DeadlineBasis; calendarKnownAt: number }>;
  /** 挂牌督导报备: the 责任督学 reports to the office what the unit reported to them. */
  PostedReportFiled: InRound<{ attempt: number; statement: string; on: string; filedBy: string }>;
  /** 移交: another person of the lead unit answers for it. The due date stays. */
  ResponsibilityHandedOver: InRound<{
    unitId: string;
    fromAccountId: string;
    toAccountId: string;
    /** Sequence at which the person was seen to belong to the unit. */
    belongsKnownAt: number;
    reason: string;
    on: string;
    dueDate: string;
  }>;
  LongTermRequested: InRound<{
    request: number;
    dueDate: string;
    /** When the unit expects all of it to be done. */
    expectedOn: string;
    stages: readonly Stage[];
    reason: string;
    progress: string;
    requestedBy: string;
  }>;
  LongTermGranted: InRound<{
    request: number;
    stages: readonly Stage[];
    dueDate: string;
    basis: DeadlineBasis;
    note: string | null;
  }>;
  LongTermRefused: InRound<{ request: number; reason: string }>;
  StageReviewed: InRound<{
    /** Place of the stage in the plan, from 1. */
    stage: number;
    goal: string;
    reviewOn: string;
    on: string;
    reached: boolean;
    /** The day on which the next stage (this one again when it is not reached) is looked at; null after the last. */
    nextReviewOn: string | null;
    finding: string;
    evidence: readonly Evidence[];
    reviewedBy: string;
  }>;
}>;

/** Versions of their shapes. */
export const clockVersions = {
  ExtensionEndorsed: 1,
  ClockSuspended: 1,
  ClockResumed: 1,
  DueDateSettled: 1,
  PostedReportFiled: 1,
  ResponsibilityHandedOver: 1,
  LongTermRequested: 1,
  LongTermGranted: 1,
  LongTermRefused: 1,
  StageReviewed: 1,
} as const satisfies Record<ClockEvent['type'], number>;

/** Data of one of them. */
export type ClockData<Type extends ClockEvent['type']> = Extract<ClockEvent, { type: Type }>['data'];
