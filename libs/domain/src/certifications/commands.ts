import type { Commands, Evidence, Known } from '@app/domain/kernel';
import type { Calendar } from '../deadlines/index.js';
import type { Computed } from './conditions.js';
import type { Objector, StepOutcome } from './events.js';
import type { ConcludedStep, StepLevel } from './steps.js';

/** Offices above the county that work in this system, and for which of them the asker acts (`county`: for none). */
export type Offices = Readonly<{ levels: readonly StepLevel[]; actsFor: StepLevel | 'county' }>;

type Of = Readonly<{ countyId: string; standardId: string }>;
type Paper = Of & Readonly<{ document: string; evidence: readonly Evidence[] }>;

/** Stream id `<countyId>.<standardId>`. The day of an act is `effectiveAt`, the day of the request when absent. */
export type CertificationCommand = Commands<{
  RecordBasicBalance: Paper & { certifiedOn: string; reason: string | null };
  SubmitSelfAssessment: Paper & { dataYear: string; computed: Known<Computed | null> };
  FileApplication: Paper & { dataYear: string; computed: Known<Computed | null> };
  ConcludeStep: Paper & {
    step: ConcludedStep;
    outcome: StepOutcome;
    finding: string;
    /** Of the school year that the application was for. */
    computed: Known<Computed | null>;
    offices: Offices;
  };
  /** `until`: the last day that the paper names; null: as long as it must be. */
  PostNotice: Paper & { place: string; until: string | null; calendar: Known<Calendar>; offices: Offices };
  ReceiveObjection: Of & { from: Objector; about: string; evidence: readonly Evidence[]; offices: Offices };
  AnswerObjection: Of & {
    objectionId: string;
    upheld: boolean;
    answer: string;
    evidence: readonly Evidence[];
    offices: Offices;
  };
  EndNotice: Paper & { offices: Offices };
  ReceiveFeedback: Paper & { problems: string; dueDate: string };
  ReportRectification: Paper & { summary: string };
  ConcludeReexamination: Paper & { outcome: StepOutcome; finding: string; offices: Offices };
  RevokeCertification: Paper & { reason: string; offices: Offices };
}>;
