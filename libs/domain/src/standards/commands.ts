import type { Commands, Evidence, Known } from '@app/domain/kernel';
import type { Judgement, Survey } from './events.js';

/** Stream id: the unit that adopts. `effectiveAt` (the day it was done when absent) is since when, or until when. */
export type StandardCommand = Commands<{
  AdoptStandard: {
    unitId: string;
    standardId: string;
    /** The document by which it was adopted. */
    basis: string;
  };
  WithdrawStandard: { unitId: string; standardId: string; reason: string };
}>;

type Entry = Readonly<{ countyId: string; dataYear: string; standardId: string }>;

/** Stream id `<countyId>.<dataYear>`. */
export type CountyRecordCommand = Commands<{
  RecordItem: Entry & {
    item: string;
    judgement: Judgement;
    figures: Readonly<Record<string, string>>;
    note: string | null;
    evidence: readonly Evidence[];
    reason: string | null;
  };
  RecordRecognition: Entry & {
    percent: string;
    source: string;
    survey: Survey | null;
    evidence: readonly Evidence[];
    reason: string | null;
  };
  RaiseVeto: Entry & { veto: string; finding: string; evidence: readonly Evidence[] };
  ClearVeto: Entry & { veto: string; finding: string; evidence: readonly Evidence[] };
  GrantExemption: Entry & {
    sectionId: string;
    /** The county that the section stands in on the day; null for what is no section that stands. */
    section: Known<string | null>;
    /** Last day of what the section was granted for the same subject in another year's record, and still counts; null: nothing. */
    elsewhere: Known<string | null>;
    subject: string;
    plan: string;
    expires: string;
    evidence: readonly Evidence[];
  };
  RevokeExemption: Entry & { exemptionId: string; reason: string };
  /** The day after its last one; asked by the clock. `section`: as of that day, as above. */
  ExpireExemption: Entry & { exemptionId: string; section: Known<string | null> };
}>;
