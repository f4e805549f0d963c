import { EvidenceDto } from '../evidence.dto.js';

/** When 基本均衡 was certified, and by which paper. */
export class BasicBalanceShownDto {
  /** @example "2015-06-01" */
  certifiedOn: string;
  document: string;
}

/** A condition of an application, and whether it holds. */
export class CertificationConditionDto {
  condition: 'basicBalance' | 'basicMonitoring' | 'verdict' | 'selfAssessment';
  holds: boolean;
  /** @example "2024-2025学年测算结论为未达到，有3处未达到要求" */
  sentence: string;
}

/** What stood between the county and the certificate. */
export class BlockingDto {
  kind: 'notMet' | 'pending';
  part: string;
  sentence: string;
}

/** Conditions as they were read. */
export class CertificationConditionsDto {
  /** The last event that was known. */
  knownAt: number;
  /** @example "2025-03-03" */
  asOf: string;
  verdict: 'met' | 'notMet' | 'pending' | null;
  blockers: BlockingDto[];
  checked: CertificationConditionDto[];
}

/** A step of the present round. */
export class CertificationStepDto {
  /** @example "cityReview" */
  step: string;
  /** @example "市级复核" */
  name: string;
  level: 'county' | 'city' | 'province' | 'state';
  /** `skipped`: the county applied without it. */
  status: 'done' | 'failed' | 'running' | 'next' | 'later' | 'skipped';
  on: string | null;
  document: string | null;
  /** Number of its event. */
  sequence: number | null;
  /** The figures said otherwise, or a notice had too few days. */
  contradicted: boolean;
}

export class CertificationNoticeDto {
  /**
   * The last day.
   * @example "2025-03-13"
   */
  until: string;
  objections: number;
  unanswered: number;
}

/** What was not passed. */
export class CertificationSetbackDto {
  /** @example "cityReview" */
  step: string;
  /** By when it must be put right; null until the 书面反馈意见 is there. */
  feedbackDue: string | null;
  reported: boolean;
}

/** One thing that happened on the way. */
export class CertificationRecordDto {
  sequence: number;
  /** @example "ApplicationFiled" */
  type: string;
  /** @example "县级申报" */
  title: string;
  round: number | null;
  /** @example "2025-03-04" */
  on: string;
  recordedAt: string;
  by: string;
  /** Null when the reader may not know it. */
  byName: string | null;
  document: string | null;
  /** What was found, answered or reported. */
  text: string | null;
  outcome: 'passed' | 'failed' | null;
  /** Who wrote it down: the office that decided, or the county from its paper. */
  entered: 'own' | 'document' | null;
  contradicted: boolean;
  /** Of an objection or its answer. */
  objectionId: string | null;
  upheld: boolean | null;
  /** Last day of a notice, or by when something must be put right. */
  until: string | null;
  conditions: CertificationConditionsDto | null;
  evidence: EvidenceDto[];
}

/** Where a county stands on its way to being certified under a standard. */
export class CertificationDto {
  countyId: string;
  standardId: string;
  sequence: number;
  /** @example "2025-03-18" */
  asOf: string;
  status: 'preparing' | 'underWay' | 'notPassed' | 'certified' | 'revoked';
  /** Applications so far. */
  round: number;
  /** Of the application that is under way or was successful. */
  dataYear: string | null;
  /** What comes next: `登记市级复核的结论`. */
  expected: string;
  /** What the reader may record next; none of the past. */
  acts: string[];
  steps: CertificationStepDto[];
  basicBalance: BasicBalanceShownDto | null;
  conditions: CertificationConditionsDto;
  notice: CertificationNoticeDto | null;
  setback: CertificationSetbackDto | null;
  certifiedOn: string | null;
  revokedOn: string | null;
  /** The newest first. */
  records: CertificationRecordDto[];
}
