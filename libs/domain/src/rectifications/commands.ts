import type { Calendar, DeadlineBasis, OrderedPeriod } from '../deadlines/index.js';
import type { Commands, Evidence, Known } from '../kernel/index.js';
import type { ClockCommand } from './clock-commands.js';
import type { CommonPlan } from './common/events.js';
import type { IssueSeverity, LedgerPlace, PlanStep } from './events.js';
import type { LadderClimbCommand } from './ladder-commands.js';

/** Who of the people asked about is recused towards which of the units asked about, as read from the register. */
export type RecusalCheck = Readonly<{
  /** The units that were checked. */
  units: readonly string[];
  /** The day (ISO date) it was checked for. */
  on: string;
  recused: readonly Readonly<{ accountId: string; reason: string }>[];
}>;

type OrderFields = {
  /** Number of the 整改通知书, as the office gives it. */
  noticeNumber: string;
  leadUnitId: string;
  supportingUnitIds: readonly string[];
  /** The last day, where the notice names it. */
  dueDate?: string;
  /** The limit as a period from the day of the order on, where the notice states it so; one of the two. */
  period?: OrderedPeriod;
  /** What a period is reckoned by. */
  calendar?: Known<Calendar>;
  /** Where a due date comes from; without it the notice itself set it. */
  basis?: DeadlineBasis;
  /** Those of the named units that do not exist. */
  unknownUnits: Known<readonly string[]>;
};

/** What can be asked of an issue. `effectiveAt` of an act may be earlier than the day it is recorded, never later. */
export type RectificationCommand = LifeCommand | ClockCommand | LadderClimbCommand;

type LifeCommand = Commands<{
  RaiseIssue: {
    issueId: string;
    unitId: string;
    /** The unit's county; null when there is no such unit. */
    county: Known<string | null>;
    inspectionId?: string;
    findingId?: string;
    problem: string;
    clause: string;
    indicator?: string;
    severity: IssueSeverity;
    evidence: readonly Evidence[];
    suggestedDueDate?: string;
    proposedLeadUnitId?: string;
  };
  /** Days are ISO dates. What the old ledger does not say is absent. */
  BringInIssue: {
    issueId: string;
    unitId: string;
    county: Known<string | null>;
    number?: string;
    foundOn: string;
    category?: string;
    problem: string;
    clause?: string;
    severity: IssueSeverity;
    measures?: string;
    outcome?: string;
    leadUnitId?: string;
    supportingUnitIds: readonly string[];
    unknownUnits: Known<readonly string[]>;
    dueDate?: string;
    rectifiedOn?: string;
    reviewedOn?: string;
    reviewResult?: string;
    closedOn?: string;
    source: LedgerPlace;
  };
  RequestConsultation: { departmentId: string; question: string; unknownUnits: Known<readonly string[]> };
  AcceptConsultation: { note: string };
  DeclineConsultation: { reason: string };
  WithdrawConsultation: { reason: string };
  AssignRectification: OrderFields;
  ReassignIssue: OrderFields & { reason: string };
  AcknowledgeRectification: object;
  SubmitRectificationPlan: {
    goal: string;
    measures: string;
    steps: readonly PlanStep[];
    responsibleAccountId: string;
  };
  /** What a process asks: the plan of the 共性问题 that the issue belongs to; null when there is none. */
  AdoptCommonPlan: { plan: CommonPlan | null };
  ApproveRectificationPlan: { note?: string };
  ReturnRectificationPlan: { reason: string };
  ReportProgress: { text: string; percent: number; evidence: readonly Evidence[] };
  ApproveRectificationReport: { report: string };
  RequestClosure: { statement: string; evidence: readonly Evidence[]; rectifiedOn: string };
  WithdrawClosureRequest: { reason: string };
  VerifyOnSite: {
    on: string;
    finding: string;
    evidence: readonly Evidence[];
    adequate: boolean;
    /** The asker's recusal towards the issue's unit and its lead unit, on the day of the visit. */
    recusal: Known<RecusalCheck>;
  };
  RejectClosure: { reworkRequirement: string };
  CloseIssue: object;
  RequestExtension: { requestedDate: string; reason: string; progress: string; forecast: string };
  /** Without a date the requested one is granted; never a later one. */
  GrantExtension: { dueDate?: string; note?: string };
  RefuseExtension: { reason: string };
  WithdrawIssue: { reason: string };
  SupersedeIssue: { byIssueId: string; reason: string };
  ReopenIssue: { reason: string; evidence: readonly Evidence[] };
}>;

/** One command of an issue by its name. */
export type CommandOf<Type extends RectificationCommand['type']> = Extract<RectificationCommand, { type: Type }>;
