import type { Calendar, HardRung, Ladder, SoftRung } from '../deadlines/index.js';
import type { Commands, Known } from '../kernel/index.js';

/** What is asked about the ladder of an issue. */
export type LadderClimbCommand = Commands<{
  /** By the clock: everything that is due today is fired or proposed. */
  AdvanceLadder: {
    /** What holds in the county today, and how far the holidays are known. */
    ladder: Known<Ladder>;
    calendar: Known<Calendar>;
  };
  RemindNow: { note?: string };
  /** Without a rung: the last slip that is not answered; so with the acceptance and the decision. */
  AnswerRung: { rung?: SoftRung; answer: string; forecast: string };
  /** Without a day the answer is only taken note of. */
  AcceptRungAnswer: { rung?: SoftRung; holdUntil?: string; note?: string };
  DecideEscalation: { proposal?: HardRung; decision: 'approved' | 'declined'; reason: string };
}>;
