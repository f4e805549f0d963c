import type { DeadlineBasis } from '../deadlines/index.js';
import type { EventCatalogue, Evidence, Facts } from '../kernel/index.js';

/** 经常性 | 专项 | 综合. */
export type InspectionKind = 'routine' | 'thematic' | 'comprehensive';

/** 现场反馈 (opens no issue) | 一般 | 严重 | 复杂(需协商). */
export type FindingSeverity = 'onTheSpot' | 'ordinary' | 'serious' | 'complex';

/** 是 | 否 | 不适用 (with a reason). */
export type Answer = 'yes' | 'no' | 'notApplicable';

/** A question of the visit's checklist, with the clause it comes from. */
export type ChecklistQuestion = Readonly<{ id: string; text: string; indicator: string | null; clause: string }>;

/** A finding of a visit. `clause` is the article it offends: there is no finding without one. */
export type Finding = Readonly<{
  findingId: string;
  problem: string;
  clause: string;
  indicator: string | null;
  severity: FindingSeverity;
  evidence: readonly Evidence[];
  suggestedDueDate: string | null;
  proposedLeadUnitId: string | null;
}>;

/** What the final letter says of one defence. */
export type DefenceAnswer = Readonly<{ defenceId: string; upheld: boolean; answer: string }>;

type Of<Shape> = Readonly<{ inspectionId: string }> & Readonly<Shape>;

/** What happens to an inspection, from plan to 督导意见书. The storage format. */
export type InspectionEvent = Facts<{
  InspectionPlanned: Of<{
    kind: InspectionKind;
    unitId: string;
    countyId: string;
    /** Sequence at which the unit's county was read. */
    countyKnownAt: number;
    /** 督导事项. */
    subject: string;
    /** Account ids of the inspectors. */
    team: readonly string[];
    /** Sequence at which none of them was seen to be recused. */
    recusalKnownAt: number;
    date: string;
    checklist: readonly ChecklistQuestion[];
  }>;
  InspectionTeamChanged: Of<{ team: readonly string[]; reason: string; recusalKnownAt: number }>;
  InspectionRescheduled: Of<{ date: string; reason: string; recusalKnownAt: number }>;
  InspectionNoticeSent: Of<{ noticeNumber: string; on: string }>;
  InspectionStarted: Of<{ on: string; startedBy: string }>;
  ChecklistAnswered: Of<{
    questionId: string;
    answer: Answer;
    note: string | null;
    evidence: readonly Evidence[];
    /** The answer that this one corrects; null for the first. */
    previous: Answer | null;
    answeredBy: string;
  }>;
  FindingRaised: Of<Finding & { raisedBy: string }>;
  FindingWithdrawn: Of<{ findingId: string; reason: string }>;
  /** Carries the findings that stand, so that what follows needs no other event. */
  InspectionCompleted: Of<{
    unitId: string;
    countyId: string;
    on: string;
    summary: string;
    findings: readonly Finding[];
  }>;
  InspectionReported: Of<{ reportNumber: string; report: string; on: string }>;
  PreliminaryOpinionIssued: Of<{ opinion: string; on: string; defenceDueDate: string; basis: DeadlineBasis }>;
  DefenceFiled: Of<{ defenceId: string; text: string; evidence: readonly Evidence[]; filedBy: string }>;
  DefenceWaived: Of<{ waivedBy: string }>;
  DefenceAnswered: Of<{ defenceId: string; upheld: boolean; answer: string }>;
  /** 督导意见书: cites what became of each defence. */
  OpinionLetterIssued: Of<{
    letterNumber: string;
    opinion: string;
    on: string;
    rectificationDueDate: string;
    basis: DeadlineBasis;
    defences: readonly DefenceAnswer[];
  }>;
  /** 暂定 no longer: the holidays of the year are known. `was` is the day that the letter had assumed. */
  LetterDateSettled: Of<{ dueDate: string; was: string; basis: DeadlineBasis; calendarKnownAt: number }>;
  /** 复核: the unit asks for another look at the letter, within the law's limit; what was ordered goes on meanwhile. */
  ReviewRequested: Of<{
    text: string;
    evidence: readonly Evidence[];
    on: string;
    /** The last day on which it could be asked for, with its reasons. */
    requestDueDate: string;
    basis: DeadlineBasis;
    rulesKnownAt: number;
    requestedBy: string;
  }>;
  /** `upheld`: the unit is right, wholly or in part; the letter itself stands as it was written. */
  ReviewAnswered: Of<{ upheld: boolean; answer: string; on: string; answeredBy: string }>;
  InspectionCancelled: Of<{ reason: string }>;
}>;

/** Data of one event type of an inspection. */
export type DataOf<Type extends InspectionEvent['type']> = Extract<InspectionEvent, { type: Type }>['data'];

/** Storage contract of inspections. */
export const inspectionEvents: EventCatalogue<InspectionEvent> = {
  category: 'inspection',
  versions: {
    InspectionPlanned: 1,
    InspectionTeamChanged: 1,
    InspectionRescheduled: 1,
    InspectionNoticeSent: 1,
    InspectionStarted: 1,
    ChecklistAnswered: 1,
    FindingRaised: 1,
    FindingWithdrawn: 1,
    InspectionCompleted: 1,
    InspectionReported: 1,
    PreliminaryOpinionIssued: 1,
    DefenceFiled: 1,
    DefenceWaived: 1,
    DefenceAnswered: 1,
    OpinionLetterIssued: 1,
    LetterDateSettled: 1,
    ReviewRequested: 1,
    ReviewAnswered: 1,
    InspectionCancelled: 1,
  },
};
