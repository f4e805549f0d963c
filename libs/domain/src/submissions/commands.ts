import type { Commands, Evidence, Known } from '@app/domain/kernel';
import type { FiguresSource, ItemVerdict, ReturnReason } from './events.js';
import type { Enrolment, FigureValue } from './figures.js';
import type { CheckFacts, Entries, FormReference } from './form/index.js';

/**
 * What the organisation tree says of the unit that files. `section` files persons, and rooms too unless its school
 * shares buildings; a school or campus files the shared rooms (`shared`) when its stages share them, else nothing;
 * the county files its own return (`county`), by form only.
 */
export type FilingUnit = Readonly<{ kind: 'section' | 'shared' | 'county' | 'other'; sharesBuildings: boolean }>;

/** The same as it stands today: since when it, or what it stood under, has ended (ISO date); null or left out while it stands. */
export type FilingUnitToday = FilingUnit & Readonly<{ endedFrom?: string | null }>;

/** A filled-in form. */
export type Filled = Readonly<{
  form: FormReference;
  /** Null: the draft was to be filed, and there is none. */
  entries: Entries | null;
  /**
   * Fields whose prefilled value somebody has looked at and let stand. A value that came from last year or from the
   * statistics is nobody's word until then, so a filing names them; their origin stays `prefilled` in the event.
   */
  confirmed: readonly string[];
  facts: Known<CheckFacts>;
}>;

/** `effectiveAt` is since when the figures are true: the data year's first day unless said otherwise. */
export type SubmissionCommand = Commands<{
  /** Bare totals, without a form. */
  SubmitFigures: {
    unitId: string;
    dataYear: string;
    /** Null when the tree has no such unit. */
    unit: Known<FilingUnitToday | null>;
    /** As filed: unknown names are refused by name. */
    figures: Readonly<Record<string, FigureValue>>;
    enrolment: Enrolment | null;
    note: string | null;
  };
  /** The return by form (填报表). */
  SubmitReturn: Filled & {
    unitId: string;
    dataYear: string;
    /** Null when the tree has no such unit. */
    unit: Known<FilingUnitToday | null>;
    note: string | null;
  };
  /** Figures of a data year that is over, as they were accepted before there was this system. */
  BringInFigures: {
    unitId: string;
    dataYear: string;
    /** Null when the tree has no such unit. */
    unit: Known<FilingUnit | null>;
    figures: Readonly<Record<string, FigureValue>>;
    enrolment: Enrolment | null;
    /** ISO dates; left out where the table does not say. */
    filedOn?: string;
    acceptedOn?: string;
    source: FiguresSource;
  };
  ConfirmReturn: { version: number };
  ClaimReview: Readonly<Record<never, never>>;
  ReleaseReview: Readonly<Record<never, never>>;
  ReviewItems: { version: number; items: readonly ItemVerdict[] };
  /** Of a return by form: the fields sent back one by one are added to the reasons. */
  ReturnSubmission: { version: number; reasons: readonly ReturnReason[] };
  WithdrawSubmission: { reason: string };
  AcceptFigures: { version: number };
  /** `above`: whether the asker's unit stands above the county of the unit that filed. */
  VerifyFigures: { version: number; note: string | null; above: Known<boolean> };
  /** `until`: the last day (ISO date), at most 60 days ahead. */
  LiftLock: { reason: string; until: string };
  ProposeCorrection: {
    figures: Readonly<Record<string, FigureValue>>;
    enrolment: Enrolment | null;
    reason: string;
    evidence: readonly Evidence[];
  };
  /** The same by form: the whole return with its new values. */
  CorrectReturn: Filled & { reason: string; evidence: readonly Evidence[] };
  AcceptCorrection: { version: number };
  RefuseCorrection: { version: number; reason: string };
}>;

/** The stream id of a unit's figures of a data year. */
export const submissionId = (unitId: string, dataYear: string): string => `${unitId}.${dataYear}`;
