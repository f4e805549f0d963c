import { isDate, plusDays, plusMonths } from '../kernel/dates.js';
import { yearOf, type Calendar } from './calendar.js';
import { freeOn, type Free } from './counting.js';

/** 自然日 or 工作日. */
export const dayUnits = ['natural', 'working'] as const;
export type DayUnit = (typeof dayUnits)[number];

/** What a regulation counts in: days of a kind, or 月 (to the same day of the month, or its last). */
export const periodUnits = [...dayUnits, 'month'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** A period as a regulation states it: so many of a unit after the day of an act (ISO date), which is not counted. */
export type Period = Readonly<{ from: string; count: number; unit: PeriodUnit }>;

/** The last day of a period, and each day (ISO date) that was passed over on the way, with why. */
export type Reckoned = Readonly<{
  due: string;
  unit: PeriodUnit;
  skipped: readonly (Readonly<{ date: string }> & Free)[];
  /** 暂定: the holidays of a year on the way are not published; of it only weekends are passed over. */
  provisional: boolean;
}>;

/** The longest period that is reckoned: what a regulation states in days is far shorter. */
export const longestPeriod = 3650;

/** Why a period cannot be reckoned; null when it can. */
export const periodFault = ({ from, count, unit }: Period): 'from' | 'count' | null => {
  if (!isDate(from) || from > '9900-01-01') return 'from';
  const most = unit === 'month' ? longestPeriod / 30 : longestPeriod;
  return Number.isSafeInteger(count) && count >= 0 && count <= most ? null : 'count';
};

/**
 * The due date of a period. Of natural days every one counts; of working days each one that neither a weekend nor a
 * holiday takes away, and each weekend day that is worked in exchange (调休).
 * @throws RangeError for a period that `periodFault` names a fault of
 */
export const reckoned = (period: Period, calendar: Calendar): Reckoned => {
  const fault = periodFault(period);
  if (fault) throw new RangeError(`${fault} of ${JSON.stringify(period)}`);
  const { from, count, unit } = period;
  if (unit !== 'working') {
    const due = unit === 'month' ? plusMonths(from, count) : plusDays(from, count);
    return { due, unit, skipped: [], provisional: false };
  }
  const skipped: (Readonly<{ date: string }> & Free)[] = [];
  let [due, left, provisional] = [from, count, false];
  while (left > 0) {
    due = plusDays(due, 1);
    provisional ||= calendar.of(yearOf(due)) === undefined;
    const free = freeOn(due, calendar);
    if (free) skipped.push({ date: due, ...free });
    else left -= 1;
  }
  return { due, unit, skipped, provisional };
};
