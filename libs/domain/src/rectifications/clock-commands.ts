import type { Calendar } from '../deadlines/index.js';
import type { Commands, Evidence, Known } from '../kernel/index.js';
import type { Stage } from './clock-events.js';

/** What is asked about the clock of an order. Days are ISO dates. */
export type ClockCommand = Commands<{
  /** 暂停计时, from the day it is effective. */
  SuspendClock: { reason: string; evidence: readonly Evidence[] };
  /** 暂缓整改 until a day, which wakes up by itself. */
  WaiveIssue: { reason: string; until: string; evidence: readonly Evidence[] };
  /** `calendar`: what the working days that were left are counted by. */
  ResumeClock: { reason: string; calendar?: Known<Calendar> };
  /** By the clock: ends a waiver whose last day has passed. */
  ExpireWaiver: { calendar?: Known<Calendar> };
  /** By the clock: a due date that was 暂定 is settled once its year is known. */
  SettleDueDate: { calendar: Known<Calendar> };
  /** 报备 of an approved report. `posted`: whether the problem was found in 经常性（挂牌）督导. */
  FilePostedReport: { statement: string; posted: Known<boolean> };
  HandOverResponsibility: {
    toAccountId: string;
    reason: string;
    /** Whether that person has a part in the lead unit today. */
    belongs: Known<boolean>;
  };
  RequestLongTerm: { expectedOn: string; stages: readonly Stage[]; reason: string; progress: string };
  GrantLongTerm: { note?: string };
  RefuseLongTerm: { reason: string };
  /** Of the first stage that is not reached yet. */
  ReviewStage: { reached: boolean; finding: string; evidence: readonly Evidence[] };
}>;
