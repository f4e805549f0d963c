import type { HardRung, SoftRung } from '../deadlines/index.js';
import type { Facts } from '../kernel/index.js';
import type { InRound } from './in-round.js';

/** Why a rung came that day, whoever asks later: the due date, the day it was for, the ladder and calendar as they were read. */
type Timing = Readonly<{
  dueDate: string;
  /** The day (ISO date) it should have come, and the day it came. */
  dueOn: string;
  on: string;
  /** It came after its day, since nobody looked: the process stood still. */
  late: boolean;
  clause: string;
  /** The document that the ladder rests on. */
  basis: string;
  ladderKnownAt: number;
  calendarKnownAt: number;
}>;

/** What the ladder of reminders does in an issue, and what people say to it. Days are ISO dates. */
export type LadderClimbEvent = Facts<{
  /** 临期提醒, 催办, 蓝单, 黄单 or 红单 went out to the unit: once in a round. */
  RungFired: InRound<
    Timing & {
      rung: SoftRung;
      /** Count of notices to the unit in this round, those by hand too. */
      number: number;
      noticeNumber: string;
      leadUnitId: string;
      /** The last day for an answer; null when none is asked for. */
      answerBy: string | null;
    }
  >;
  /** 催办 by hand. */
  ReminderSent: InRound<{
    number: number;
    leadUnitId: string;
    dueDate: string;
    note: string | null;
    on: string;
    sentBy: string;
  }>;
  /** The unit answers a slip. A later answer takes the place of an earlier one that was not accepted. */
  RungAnswered: InRound<{
    rung: SoftRung;
    unitId: string;
    answer: string;
    /** When the unit expects to be done. */
    forecast: string;
    on: string;
    answeredBy: string;
  }>;
  /** The office accepts an answer; until `holdUntil`, that day too, no further rung comes. Null: it only took note. */
  RungAnswerAccepted: InRound<{
    rung: SoftRung;
    holdUntil: string | null;
    note: string | null;
    on: string;
    acceptedBy: string;
  }>;
  /** 提请 挂牌督办, 约谈 or 通报: a leader decides. */
  EscalationProposed: InRound<Timing & { proposal: HardRung; leadUnitId: string }>;
  EscalationDecided: InRound<{
    proposal: HardRung;
    decision: 'approved' | 'declined';
    reason: string;
    on: string;
    decidedBy: string;
  }>;
  /** It is the unit's turn again, and the due date is over: what has not fired goes on from this day. */
  LadderResumed: InRound<{ on: string }>;
}>;

/** Versions of these events. */
export const ladderClimbVersions: Readonly<Record<LadderClimbEvent['type'], number>> = {
  RungFired: 1,
  ReminderSent: 1,
  RungAnswered: 1,
  RungAnswerAccepted: 1,
  EscalationProposed: 1,
  EscalationDecided: 1,
  LadderResumed: 1,
};
