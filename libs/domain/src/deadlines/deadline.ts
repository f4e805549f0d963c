import { daysBetween, isDate, plusDays } from '../kernel/dates.js';

/**
 * Why a due date is that day. Stored with every due date, so that a later change of rule or calendar
 * never moves a date that was already set.
 */
export type DeadlineBasis = Readonly<{
  /** Event or clause the count starts from: `RectificationAssigned`. */
  act: string;
  /** Which rule gave the date: `set-by-letter`, `days-from-act`, `extension`. */
  rule: string;
  /** `natural` days, or `working` days with the name of a calendar once there is one. */
  calendar: string;
  /** ISO date of day 0: counting starts on the next day. */
  from: string;
  /** Length of the period; null when a document names the date itself. */
  days: number | null;
  /** The regulation's article, as a clerk quotes it. */
  clause: string;
  /** 暂定: the holidays of a year on the way were not published when it was set; settled by an event when they are. */
  provisional?: true;
}>;

/** A due date (ISO date, the last day on which the act is in time) with its basis. */
export type Due = Readonly<{ date: string; basis: DeadlineBasis }>;

/** What the caller says about a period: where it starts, under which rule and clause. */
export type Ground = Readonly<{ act: string; rule?: string; clause: string }>;

/** The due date that many natural days after `from`; the day after `from` is the first. `days` ≥ 0. */
export const dueIn = (days: number, from: string, { act, rule = 'days-from-act', clause }: Ground): Due => ({
  date: plusDays(from, days),
  basis: { act, rule, calendar: 'natural', from, days, clause },
});

/** The due date that a document names itself (限期整改: the letter sets it, 教育督导条例 第二十一条). */
export const dueOn = (date: string, from: string, { act, rule = 'set-by-letter', clause }: Ground): Due => ({
  date,
  basis: { act, rule, calendar: 'natural', from, days: null, clause },
});

/** Whether the basis can be true of the date. Only natural days can be recounted without a calendar. */
export const follows = ({ date, basis }: Due): boolean =>
  isDate(date) &&
  isDate(basis.from) &&
  date >= basis.from &&
  (basis.days === null || basis.calendar !== 'natural' || daysBetween(basis.from, date) === basis.days);

/** Whether a day (ISO date) is after the due date: the due date itself is still in time. */
export const isPast = (dueDate: string, day: string): boolean => day > dueDate;
