import type { RectificationStatus } from '../state.js';

/** How an issue stood from one act to the next. Days are ISO dates. */
export type LifeStanding = Readonly<{
  status: Exclude<RectificationStatus, 'none'>;
  round: number;
  /** 1, and one more after every rejected closure of the round. */
  attempt: number;
  leadUnitId: string | null;
  dueDate: string | null;
  /** The day it was put right, by the unit's word, and the day that word was recorded. */
  rectifiedOn: string | null;
  recordedOn: string | null;
  closedOn: string | null;
  /** The first day on which its clock does not count, and the last one that is known beforehand. */
  stoppedFrom: string | null;
  stoppedUntil: string | null;
  /** When the next stage of a 长期整改 is looked at. */
  stageOn: string | null;
  /** The day since when it stood so. */
  since: string;
}>;

/** All that is known of an issue, in the order it was recorded, and the 责任督学 that it is counted for. */
export type Life = Readonly<{
  issueId: string;
  inspectorId: string | null;
  standings: readonly LifeStanding[];
}>;

/** What is scored: what fell due or was done from one day to another (both included), and what stands open on a day. */
export type ScorePeriod = Readonly<{ from: string; to: string; day: string }>;
