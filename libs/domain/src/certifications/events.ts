import type { EventCatalogue, Evidence, Facts } from '@app/domain/kernel';
import type { DeadlineBasis } from '../deadlines/index.js';
import type { Conditions } from './conditions.js';
import type { ConcludedStep, ReviewStep } from './steps.js';

export type StepOutcome = 'passed' | 'failed';

/** Who wrote it down: the office that decided, itself (`own`), or the county from that office's paper (`document`). */
export type Entered = 'own' | 'document';

/** Who objects: a unit under its seal, a named person, or somebody unnamed. Who it is stays outside the log. */
export type Objector = 'unit' | 'person' | 'unnamed';

type Of = Readonly<{ countyId: string; standardId: string }>;
/** `round`: 1 for the first application, one more for each after it. `document`: number and title of the paper. */
type InRound = Of & Readonly<{ round: number; document: string; evidence: readonly Evidence[] }>;

/**
 * A county on its way to being certified (认定) under a standard: stream `<countyId>.<standardId>`. Days are ISO dates
 * and equal the envelope's `effectiveAt`. What happened outside is recorded as it happened, with what contradicts it.
 */
export type CertificationEvent = Facts<{
  /** 基本均衡 was certified. A correction says why. */
  BasicBalanceRecorded: Of & {
    certifiedOn: string;
    document: string;
    evidence: readonly Evidence[];
    reason: string | null;
  };
  /** 县级自评: the county's own word that it is fit; given only while every condition holds. */
  SelfAssessmentSubmitted: InRound & { dataYear: string; submittedOn: string; conditions: Conditions };
  /** 县级申报, as it was sent. `contradicted`: the figures of that day said otherwise. */
  ApplicationFiled: InRound & { dataYear: string; filedOn: string; conditions: Conditions; contradicted: boolean };
  StepConcluded: InRound & {
    step: ConcludedStep;
    outcome: StepOutcome;
    concludedOn: string;
    finding: string;
    entered: Entered;
    conditions: Conditions;
    contradicted: boolean;
  };
  /** 公示 begins. `until`: its last day. `short`: that is fewer days than there must be. */
  NoticePosted: InRound & {
    postedOn: string;
    place: string;
    until: string;
    basis: DeadlineBasis;
    short: boolean;
    calendarKnownAt: number;
  };
  ObjectionReceived: Of & {
    round: number;
    objectionId: string;
    receivedOn: string;
    from: Objector;
    about: string;
    evidence: readonly Evidence[];
  };
  ObjectionAnswered: Of & {
    round: number;
    objectionId: string;
    answeredOn: string;
    /** Found to be so. */
    upheld: boolean;
    answer: string;
    evidence: readonly Evidence[];
  };
  NoticeEnded: InRound & { endedOn: string; objections: number; upheld: number };
  /** 书面反馈意见 after a step that was not passed. `dueDate`: by when it must be put right. */
  FeedbackReceived: InRound & {
    receivedOn: string;
    step: ReviewStep | 'reexamination';
    problems: string;
    dueDate: string;
    basis: DeadlineBasis;
  };
  /** 整改 is done, as the county reports. */
  RectificationReported: InRound & { reportedOn: string; summary: string };
  /** 复查: after a 整改, or of a county that is certified. */
  ReexaminationConcluded: InRound & {
    outcome: StepOutcome;
    concludedOn: string;
    finding: string;
    entered: Entered;
  };
  CertificationRevoked: InRound & { revokedOn: string; reason: string };
}>;

export const certificationEvents: EventCatalogue<CertificationEvent> = {
  category: 'certification',
  versions: {
    BasicBalanceRecorded: 1,
    SelfAssessmentSubmitted: 1,
    ApplicationFiled: 1,
    StepConcluded: 1,
    NoticePosted: 1,
    ObjectionReceived: 1,
    ObjectionAnswered: 1,
    NoticeEnded: 1,
    FeedbackReceived: 1,
    RectificationReported: 1,
    ReexaminationConcluded: 1,
    CertificationRevoked: 1,
  },
};
