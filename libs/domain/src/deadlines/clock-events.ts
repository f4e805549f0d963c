import type { EventCatalogue, Facts } from '../kernel/index.js';
import type { DeadlineBasis } from './deadline.js';
import type { Step } from './rules.js';

/** Whose step it is: an issue in one of its rounds, or an inspection (round 0). */
export type ClockSubject = Readonly<{ kind: 'issue' | 'inspection'; id: string; round: number }>;

/** Why a step is no longer awaited: its matter ended, or another act starts it anew. */
export type DropReason = 'ended' | 'replaced' | 'withdrawn';

type Of<Shape> = Readonly<{ subject: ClockSubject; step: Step; number: number }> & Readonly<Shape>;

/**
 * When a step is due and when it was done, a stream a step: `<kind>-<id>.<round>.<step>`. `number` counts how often
 * the step was awaited. The date is in the event with its basis: no later rule, calendar or profile moves it.
 */
export type DeadlineEvent = Facts<{
  DeadlineSet: Of<{
    /** The unit that the matter is about. */
    unitId: string;
    countyId: string;
    dueDate: string;
    basis: DeadlineBasis;
    rulesKnownAt: number;
    calendarKnownAt: number;
  }>;
  /** Done: on which day as they say (`on`), and on which it was recorded. Lateness is judged by both. */
  DeadlineMet: Of<{ dueDate: string; on: string; recordedOn: string }>;
  /** 暂定 no longer: the year's holidays are known. `was` is the day that had been assumed. */
  DeadlineSettled: Of<{ dueDate: string; was: string; basis: DeadlineBasis; calendarKnownAt: number }>;
  DeadlineDropped: Of<{ dueDate: string; reason: DropReason }>;
  /** The clock of its matter stands, and this one with it. `from`: the first day that does not count. */
  DeadlineStopped: Of<{ dueDate: string; from: string }>;
  /**
   * It runs again with the days that were left: `days` natural days did not count, `on` is the first that does. What was
   * late when it stopped stays due when it was.
   */
  DeadlineResumed: Of<{
    countyId: string;
    dueDate: string;
    was: string;
    basis: DeadlineBasis;
    from: string;
    on: string;
    days: number;
    calendarKnownAt: number;
  }>;
}>;

export const deadlineEvents: EventCatalogue<DeadlineEvent> = {
  category: 'deadline',
  versions: {
    DeadlineSet: 1,
    DeadlineMet: 1,
    DeadlineSettled: 1,
    DeadlineDropped: 1,
    DeadlineStopped: 1,
    DeadlineResumed: 1,
  },
};

/** The stream of a step: the same for every act that starts, meets or drops it. */
export const clockId = ({ kind, id, round }: ClockSubject, step: Step): string => `${kind}-${id}.${round}.${step}`;
