import type { EventCatalogue, Evidence, Facts } from '@app/domain/kernel';
import type { Enrolment, Figures } from './figures.js';
import type { Entries, FormReference } from './form/index.js';
import { submissionUpcasts } from './upcasts.js';

/**
 * Who files: a section, a school or campus for its stages together, or the county for itself; as the read model knew
 * it at `sequence`.
 */
export type FilingUnitAtTheTime = Readonly<{
  kind: 'section' | 'shared' | 'county';
  sharesBuildings: boolean;
  sequence: number;
}>;

/** Why figures went back; `figure` names a figure or a field of the form, null when the reason is about the whole. */
export type ReturnReason = Readonly<{ figure: string | null; reason: string }>;

/** What the check found implausible (须说明), with the numbers of that day in its sentence. */
export type ExplainedFinding = Readonly<{ rule: string; field: string; message: string }>;

/** A form is checked against what was known at `sequence`: last year's return, the county's medians. */
export type SubmissionCheck = Readonly<{ sequence: number; findings: readonly ExplainedFinding[] }>;

/** The reviewer's word on one field of the form; a returned one has its reason. */
export type ItemVerdict = Readonly<{ field: string; verdict: 'accepted' | 'returned'; reason: string | null }>;

/** What every event of the stream says: whose figures, of which data year, which version of them. */
type Of = Readonly<{ unitId: string; dataYear: string; version: number }>;

/** Where figures that were brought in are written: the file, its sheet, and the row in it (from 1). */
export type FiguresSource = Evidence & Readonly<{ sheet: string; row: number }>;

/**
 * The figures of one unit for one data year. Versions count from 1 over submissions and corrections; only an accepted
 * version counts. Accounts are ids. `effectiveFrom` (ISO date) is since when the figures are true of the school.
 * `figures` and `enrolment` are what the indicators use: filed bare (`form` null), or derived from the form's `entries`.
 */
export type SubmissionEvent = Facts<{
  FiguresSubmitted: Of & {
    filingUnit: FilingUnitAtTheTime;
    figures: Figures;
    enrolment: Enrolment | null;
    form: FormReference | null;
    /** Empty when filed bare. Where a value came from stays with it. */
    entries: Entries;
    /** Null when filed bare. */
    check: SubmissionCheck | null;
    note: string | null;
    submittedBy: string;
    effectiveFrom: string;
  };
  /**
   * 补录: figures of a past data year, accepted before there was this system, out of the bureau's own table. They count
   * from here on. Days (ISO dates) are those of then, null where the table does not say.
   */
  FiguresBroughtIn: Of & {
    filingUnit: FilingUnitAtTheTime;
    figures: Figures;
    enrolment: Enrolment | null;
    filedOn: string | null;
    acceptedOn: string | null;
    source: FiguresSource;
    broughtInBy: string;
    effectiveFrom: string;
  };
  /** 校长确认: the head answers for the return; nobody reviews it before. */
  ReturnConfirmed: Of & { confirmedBy: string };
  /** Nobody else reviews until `until` (ISO instant), or until it is released or decided. */
  ReviewClaimed: Of & { claimedBy: string; until: string };
  ReviewReleased: Of & { releasedBy: string };
  /** The latest word on a field holds for as long as its value stays the same. */
  ItemsReviewed: Of & { items: readonly ItemVerdict[]; reviewedBy: string };
  /** Goes back to the unit. Fields that were accepted stay accepted. */
  SubmissionReturned: Of & { reasons: readonly ReturnReason[]; returnedBy: string };
  SubmissionWithdrawn: Of & { reason: string; withdrawnBy: string };
  FiguresAccepted: Of & { acceptedBy: string };
  /** The level above the county has looked at accepted figures too (市级复核). `sequence`: when the tree was read. */
  FiguresVerified: Of & { note: string | null; sequence: number; verifiedBy: string };
  /** Accepted figures may be filed again until the end of `until` (ISO date); they count until others are accepted. */
  LockLifted: Of & { reason: string; until: string; liftedBy: string };
  CorrectionProposed: Of & {
    supersedesVersion: number;
    /** The full new values, not the difference. */
    figures: Figures;
    enrolment: Enrolment | null;
    form: FormReference | null;
    entries: Entries;
    check: SubmissionCheck | null;
    reason: string;
    evidence: readonly Evidence[];
    proposedBy: string;
    effectiveFrom: string;
  };
  CorrectionAccepted: Of & { acceptedBy: string };
  CorrectionRefused: Of & { reason: string; refusedBy: string };
}>;

export const submissionEvents: EventCatalogue<SubmissionEvent> = {
  category: 'submission',
  versions: {
    FiguresSubmitted: 2,
    FiguresBroughtIn: 1,
    ReturnConfirmed: 1,
    ReviewClaimed: 1,
    ReviewReleased: 1,
    ItemsReviewed: 1,
    SubmissionReturned: 1,
    SubmissionWithdrawn: 1,
    FiguresAccepted: 1,
    FiguresVerified: 1,
    LockLifted: 1,
    CorrectionProposed: 2,
    CorrectionAccepted: 1,
    CorrectionRefused: 1,
  },
  upcasts: submissionUpcasts,
};
