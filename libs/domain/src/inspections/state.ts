import type { Answer, DataOf, DefenceAnswer, Finding } from './events.js';

/** What every inspection is. `plan` is kept as changed: its team and date are today's. */
export type Inspection = Readonly<{
  plan: DataOf<'InspectionPlanned'>;
  notice: DataOf<'InspectionNoticeSent'> | null;
  /** The change that made the present team, and the present date. */
  changes: Readonly<{ team: DataOf<'InspectionTeamChanged'> | null; date: DataOf<'InspectionRescheduled'> | null }>;
}>;

/** What a visit has gathered. */
export type Visited = Inspection &
  Readonly<{
    startedOn: string;
    answers: Readonly<Record<string, DataOf<'ChecklistAnswered'> & Readonly<{ answer: Answer }>>>;
    findings: readonly Finding[];
    withdrawn: readonly DataOf<'FindingWithdrawn'>[];
  }>;

/** A visit that has ended. The report to the government may be filed at any time after. */
export type Ended = Visited &
  Readonly<{ completion: DataOf<'InspectionCompleted'>; report: DataOf<'InspectionReported'> | null }>;

/** A defence and, when there is one, its answer. */
export type Defence = Readonly<{ filed: DataOf<'DefenceFiled'>; answer: DefenceAnswer | null }>;

/** An inspection whose unit has been told the preliminary opinion. */
export type Heard = Ended &
  Readonly<{ preliminary: DataOf<'PreliminaryOpinionIssued'>; defences: readonly Defence[]; waived: boolean }>;

/** A 复核 and, when there is one, its answer. */
export type Review = Readonly<{
  requested: DataOf<'ReviewRequested'>;
  answered: DataOf<'ReviewAnswered'> | null;
}>;

/** The states of an inspection: this union is the workflow. */
export type InspectionState =
  | Readonly<{ status: 'none' }>
  /** 已计划. */
  | (Inspection & Readonly<{ status: 'planned' }>)
  /** 检查中. */
  | (Visited & Readonly<{ status: 'started' }>)
  /** 已结束, 待出初步意见. */
  | (Ended & Readonly<{ status: 'completed' }>)
  /** 初步意见已发, 申辩期. */
  | (Heard & Readonly<{ status: 'hearing' }>)
  /** 督导意见书已发. */
  | (Heard & Readonly<{ status: 'concluded'; letter: DataOf<'OpinionLetterIssued'>; review: Review | null }>)
  /** 已取消. */
  | (Inspection & Readonly<{ status: 'cancelled'; reason: string }>);

/** Names of the states. */
export type InspectionStatus = InspectionState['status'];

/** Whether the visit has ended. */
export const isEnded = (state: InspectionState): state is Extract<InspectionState, Ended> => 'completion' in state;

/** Whether the unit has been heard, or is being heard. */
export const isHeard = (state: InspectionState): state is Extract<InspectionState, Heard> => 'preliminary' in state;

/** Whether the visit has begun. */
export const isVisited = (state: InspectionState): state is Extract<InspectionState, Visited> => 'answers' in state;
