import type { Calendar, DeadlineBasis, DeadlineProfile, OrderedPeriod } from '../deadlines/index.js';
import type { Commands, Evidence, Known } from '../kernel/index.js';
import type { Answer, ChecklistQuestion, FindingSeverity, InspectionKind } from './events.js';

/** Who of the people asked about is recused towards which of the units asked about, as read from the register. */
export type RecusalCheck = Readonly<{
  /** The units that were checked. */
  units: readonly string[];
  /** The people that were checked. */
  accounts: readonly string[];
  /** The day (ISO date) it was checked for. */
  on: string;
  recused: readonly Readonly<{ accountId: string; reason: string }>[];
}>;

/** The limits of the county on the day of an act, and the calendar that they are reckoned by. */
export type CountyLimits = Readonly<{ rules: Known<DeadlineProfile>; calendar: Known<Calendar> }>;

/** What can be asked of an inspection. Days are ISO dates. */
export type InspectionCommand = Commands<{
  PlanInspection: {
    inspectionId: string;
    kind: InspectionKind;
    unitId: string;
    /** The unit's county; null when there is no such unit. */
    county: Known<string | null>;
    subject: string;
    team: readonly string[];
    date: string;
    checklist: readonly ChecklistQuestion[];
    /** The team's recusal towards the unit on that date. */
    recusal: Known<RecusalCheck>;
  };
  ChangeTeam: { team: readonly string[]; reason: string; recusal: Known<RecusalCheck> };
  Reschedule: { date: string; reason: string; recusal: Known<RecusalCheck> };
  SendNotice: { noticeNumber: string };
  StartInspection: object;
  AnswerQuestion: { questionId: string; answer: Answer; note?: string; evidence: readonly Evidence[] };
  RaiseFinding: {
    /** Given by a device that works without signal; otherwise derived from the command. */
    findingId?: string;
    problem: string;
    clause: string;
    indicator?: string;
    severity: FindingSeverity;
    evidence: readonly Evidence[];
    suggestedDueDate?: string;
    proposedLeadUnitId?: string;
  };
  WithdrawFinding: { findingId: string; reason: string };
  CompleteInspection: { summary: string };
  FileReport: { reportNumber: string; report: string };
  /** `defenceDays`: natural days the unit has to answer where no rule of the county sets a number; else ten. */
  IssuePreliminaryOpinion: { opinion: string; defenceDays?: number; clause?: string; limits?: CountyLimits };
  FileDefence: { defenceId?: string; text: string; evidence: readonly Evidence[] };
  WaiveDefence: object;
  AnswerDefence: { defenceId: string; upheld: boolean; answer: string };
  /** The limit of 整改 as the day, or as a period from the day of the letter on with what it is reckoned by. */
  IssueOpinionLetter: {
    letterNumber: string;
    opinion: string;
    rectificationDueDate?: string;
    period?: OrderedPeriod;
    calendar?: Known<Calendar>;
    basis?: DeadlineBasis;
  };
  /** Asked by the clock: a day that the letter left 暂定, by the calendar as it is known now. */
  SettleLetterDate: { calendar: Known<Calendar> };
  RequestReview: { text: string; evidence: readonly Evidence[]; limits?: CountyLimits };
  AnswerReview: { upheld: boolean; answer: string };
  CancelInspection: { reason: string };
}>;

/** One command of an inspection by its name. */
export type CommandOf<Type extends InspectionCommand['type']> = Extract<InspectionCommand, { type: Type }>;
