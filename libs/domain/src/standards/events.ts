import type { EventCatalogue, Evidence, Facts } from '@app/domain/kernel';

/** Which standards a county or city works to. One stream a unit; `effectiveFrom` equals the envelope's `effectiveAt`. */
export type StandardEvent = Facts<{
  StandardAdopted: { unitId: string; standardId: string; effectiveFrom: string; basis: string };
  /** No longer the standard from `effectiveFrom` on; what was judged by it before stands. */
  StandardWithdrawn: { unitId: string; standardId: string; effectiveFrom: string; reason: string };
}>;

export const standardEvents: EventCatalogue<StandardEvent> = {
  category: 'standard',
  versions: { StandardAdopted: 1, StandardWithdrawn: 1 },
};

/** What people found for an item; for a computed item only a claim, which the figures confirm or contradict. */
export type Judgement = 'met' | 'notMet' | 'pending';

/** What every entry of a county's record says: whose, of which school year, under which standard. */
type Entry = Readonly<{ countyId: string; dataYear: string; standardId: string }>;

/** How many were asked in one form of the survey, parents among them, and how satisfied they were (percent). */
export type SurveyGroup = Readonly<{
  people: string;
  parents: string;
  percent: string | null;
  parentsPercent: string | null;
}>;

/** The sample of a survey of 社会认可度: 常住人口 in persons, and whom 问卷 and 实地走访 asked. */
export type Survey = Readonly<{ residents: string; questionnaire: SurveyGroup | null; visit: SurveyGroup | null }>;

/**
 * A county's record of one school year: what is judged of the county itself, beside its schools' figures.
 * Stream id `<countyId>.<dataYear>`. A correction is a later event with a `reason`; nothing is replaced.
 */
export type CountyRecordEvent = Facts<{
  ItemRecorded: Entry & {
    /** `B7`, `C1`. */
    item: string;
    judgement: Judgement;
    /** Decimals as text, by the figure names of the standard. */
    figures: Readonly<Record<string, string>>;
    note: string | null;
    evidence: readonly Evidence[];
    /** Why an earlier entry is corrected; null for the first. */
    reason: string | null;
  };
  RecognitionRecorded: Entry & {
    /** 社会认可度, percent. */
    percent: string;
    source: string;
    /** Whom the survey asked; null when only its result was given, as in version 1. */
    survey: Survey | null;
    evidence: readonly Evidence[];
    reason: string | null;
  };
  VetoRaised: Entry & { veto: string; finding: string; evidence: readonly Evidence[] };
  /** Checked and not the case, or no longer so. */
  VetoCleared: Entry & { veto: string; finding: string; evidence: readonly Evidence[] };
  ExemptionGranted: Entry & {
    exemptionId: string;
    sectionId: string;
    /** The indicator or item that is relieved: `L5`, `B3`. */
    subject: string;
    plan: string;
    /** The last day on which it counts. */
    expires: string;
    evidence: readonly Evidence[];
  };
  ExemptionRevoked: Entry & { exemptionId: string; reason: string };
  /**
   * Its last day is over: what it relieved is asked again, as a finding about the section under `issueId`. A section that
   * stands no more has none.
   */
  ExemptionExpired: Entry & {
    exemptionId: string;
    sectionId: string;
    subject: string;
    plan: string;
    expires: string;
    /** The county that the section stands in on the day after; null: the section stands no more. */
    sectionCountyId: string | null;
    /** The requirement that was relieved, and the rule that relieved it. */
    clause: string;
    /** Null with `sectionCountyId`: there is nobody left to put it right. */
    issueId: string | null;
  };
}>;

export const countyRecordEvents: EventCatalogue<CountyRecordEvent> = {
  category: 'county-record',
  versions: {
    ItemRecorded: 1,
    RecognitionRecorded: 2,
    VetoRaised: 1,
    VetoCleared: 1,
    ExemptionGranted: 1,
    ExemptionRevoked: 1,
    ExemptionExpired: 1,
  },
  // Version 2 says whom the survey asked.
  upcasts: { 'RecognitionRecorded@1': (data: object) => ({ ...data, survey: null }) },
};
