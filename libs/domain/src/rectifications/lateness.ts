import { dayCount, isPast, type Calendar } from '../deadlines/index.js';
import { daysBetween, plusDays } from '../kernel/index.js';
import type { DataOf, RectificationEvent } from './events.js';

/** One fact of an issue, and the day (ISO date) on which the store learnt of it. */
export type Moment = Readonly<{ event: RectificationEvent; recordedOn: string }>;

/** How late something is on a day (ISO date); nothing of it is late at 0. */
export type Late = Readonly<{
  on: string;
  days: number;
  /** Null while the holidays of a year between are not published. */
  workingDays: number | null;
}>;

/** Against one due date: by when it was done, and by when it was recorded. */
export type Judged = Readonly<{ dueDate: string; byDeed: Late; byRecord: Late }>;

/** How an order stands in time, judged twice, and how it would stand without what was granted. */
export type Lateness = Judged &
  Readonly<{
    round: number;
    /** As it was ordered. */
    orderedDue: string;
    /** The day it was put right, by the unit's word, and the day that word was recorded; null while nothing is claimed. */
    doneOn: string | null;
    recordedOn: string | null;
    extensions: number;
    longTerm: boolean;
    /** Natural days on which the clock stood, in all. */
    stoppedDays: number;
    /** The first day of a clock that stands now; null while it runs. */
    stoppedFrom: string | null;
    /** The same without extensions and 长期整改: only days on which the clock stood are added to what was ordered. */
    without: Judged;
  }>;

/** An order as it runs. */
type Run = Readonly<
  Pick<Lateness, 'round' | 'orderedDue' | 'doneOn' | 'recordedOn' | 'extensions' | 'longTerm' | 'stoppedDays'> & {
    due: string;
    bare: string;
    stoppedFrom: string | null;
  }
>;

const begun = (round: number, due: string): Run => ({
  round,
  orderedDue: due,
  due,
  bare: due,
  doneOn: null,
  recordedOn: null,
  extensions: 0,
  longTerm: false,
  stoppedDays: 0,
  stoppedFrom: null,
});

type Turn<Type extends RectificationEvent['type']> = (
  run: Run | null,
  data: DataOf<Type>,
  recordedOn: string,
) => Run | null;
const ordered = (_: Run | null, { round, dueDate }: DataOf<'RectificationAssigned'>): Run => begun(round, dueDate);
const undone = (run: Run | null): Run | null => run && { ...run, doneOn: null, recordedOn: null };

/** What each fact does to the run of an order; all others leave it as it is. */
const turns: Readonly<{ [Type in RectificationEvent['type']]?: Turn<Type> }> = {
  RectificationAssigned: ordered,
  IssueReassigned: ordered,
  IssueBroughtIn: (_, { dueDate, rectifiedOn }) =>
    dueDate === null ? null : { ...begun(1, dueDate), doneOn: rectifiedOn, recordedOn: rectifiedOn },
  IssueReopened: () => null,
  ExtensionGranted: (run, { dueDate }) => run && { ...run, due: dueDate, extensions: run.extensions + 1 },
  LongTermGranted: (run, { dueDate }) => run && { ...run, due: dueDate, longTerm: true },
  ClockSuspended: (run, { from }) => run && { ...run, stoppedFrom: from },
  ClockResumed: (run, { dueDate, days }) =>
    run && {
      ...run,
      due: dueDate,
      bare: run.bare === run.due ? dueDate : plusDays(run.bare, days),
      stoppedDays: run.stoppedDays + days,
      stoppedFrom: null,
    },
  DueDateSettled: (run, { dueDate, was }) =>
    run && {
      ...run,
      due: dueDate,
      bare: run.bare === was ? dueDate : run.bare,
      orderedDue: run.orderedDue === was ? dueDate : run.orderedDue,
    },
  ClosureRequested: (run, { rectifiedOn }, recordedOn) => run && { ...run, doneOn: rectifiedOn, recordedOn },
  ClosureRequestWithdrawn: undone,
  ClosureRejected: undone,
};
const ran = (run: Run | null, { event, recordedOn }: Moment): Run | null => {
  // The table pairs each type with its own data, which the compiler cannot follow through a lookup.
  const turn = turns[event.type] as Turn<RectificationEvent['type']> | undefined;
  return turn ? turn(run, event.data as never, recordedOn) : run;
};

/** How late a day is for a due date. */
export const lateBy = (dueDate: string, on: string, calendar: Calendar): Late => {
  if (!isPast(dueDate, on)) return { on, days: 0, workingDays: 0 };
  const basis = { act: '', rule: '', calendar: 'working', from: dueDate, days: null, clause: '' };
  return { on, days: daysBetween(dueDate, on), workingDays: dayCount({ date: on, basis }, calendar).counted };
};

/**
 * Lateness of the order that an issue is under, judged by the deed and by the record: what was done in time but told
 * late is not the same as what was late. Open work is judged on the day that is asked for, a clock that stands on the day
 * it stopped. Null before the order, and after a reopening until the next one.
 */
export const latenessOf = (moments: readonly Moment[], day: string, calendar: Calendar): Lateness | null => {
  const run = moments.reduce<Run | null>(ran, null);
  if (!run) return null;
  const { due, bare, stoppedFrom, ...kept } = run;
  const open = stoppedFrom ?? day;
  const judged = (dueDate: string): Judged => ({
    dueDate,
    byDeed: lateBy(dueDate, run.doneOn ?? open, calendar),
    byRecord: lateBy(dueDate, run.recordedOn ?? open, calendar),
  });
  return { ...kept, stoppedFrom, ...judged(due), without: judged(bare) };
};
