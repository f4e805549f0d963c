import type { EventCatalogue, Evidence, Facts } from '@app/domain/kernel';
import type { Enrolment, Figures } from './figures.js';

/** Who files: a section, or a school or campus for its stages together; as the read model knew it at `sequence`. */
export type FilingUnitAtTheTime = Readonly<{ kind: 'section' | 'shared'; sharesBuildings: boolean; sequence: number }>;

/** Why figures went back; `figure` is null when the reason is about the whole form. */
export type ReturnReason = Readonly<{ figure: string | null; reason: string }>;

/**
 * The figures of one unit for one data year. Versions count from 1 over submissions and corrections; only an accepted
 * version counts. Accounts are ids. `effectiveFrom` (ISO date) is since when the figures are true of the school.
 */
export type SubmissionEvent = Facts<{
  FiguresSubmitted: {
    unitId: string;
    dataYear: string;
    version: number;
    filingUnit: FilingUnitAtTheTime;
    figures: Figures;
    enrolment: Enrolment | null;
    note: string | null;
    submittedBy: string;
    effectiveFrom: string;
  };
  SubmissionReturned: {
    unitId: string;
    dataYear: string;
    version: number;
    reasons: readonly ReturnReason[];
    returnedBy: string;
  };
  SubmissionWithdrawn: { unitId: string; dataYear: string; version: number; reason: string; withdrawnBy: string };
  FiguresAccepted: { unitId: string; dataYear: string; version: number; acceptedBy: string };
  CorrectionProposed: {
    unitId: string;
    dataYear: string;
    version: number;
    supersedesVersion: number;
    /** The full new values, not the difference. */
    figures: Figures;
    enrolment: Enrolment | null;
    reason: string;
    evidence: readonly Evidence[];
    proposedBy: string;
    effectiveFrom: string;
  };
  CorrectionAccepted: { unitId: string; dataYear: string; version: number; acceptedBy: string };
  CorrectionRefused: { unitId: string; dataYear: string; version: number; reason: string; refusedBy: string };
}>;

export const submissionEvents: EventCatalogue<SubmissionEvent> = {
  category: 'submission',
  versions: {
    FiguresSubmitted: 1,
    SubmissionReturned: 1,
    SubmissionWithdrawn: 1,
    FiguresAccepted: 1,
    CorrectionProposed: 1,
    CorrectionAccepted: 1,
    CorrectionRefused: 1,
  },
};
