import { plusDays } from '../kernel/dates.js';

/** First and last day (ISO dates). */
export type Days = Readonly<{ from: string; to: string }>;

/** A county's terms of one school year (`2025-2026`), teaching days first to last; what lies between is 寒假 and 暑假. */
export type SchoolYear = Readonly<{ schoolYear: string; first: Days; second: Days }>;

const firstYear = ({ schoolYear }: SchoolYear): number => Number(schoolYear.slice(0, 4));

/** Days on which the two terms of the school year that begins in `year` begin: 1 September and 1 February unless set. */
const beginnings = (year: number, set: readonly SchoolYear[]): readonly [string, string] => {
  const own = set.find((one) => firstYear(one) === year);
  return [own?.first.from ?? `${year}-09-01`, own?.second.from ?? `${year + 1}-02-01`];
};

/**
 * 学期 that a day counts to: from its first day to the day before the next term begins, so that a day of 寒假 or 暑假 counts
 * to the term before it. Where a county has set nothing: 1 September to the end of January, 1 February to 31 August.
 */
export const termOf = (day: string, set: readonly SchoolYear[] = []): Days => {
  const year = Number(day.slice(0, 4));
  const starts = [-2, -1, 0, 1].flatMap((step) => beginnings(year + step, set));
  const index = starts.findLastIndex((start) => start <= day);
  return { from: starts[index]!, to: plusDays(starts[index + 1]!, -1) };
};

/** The school holiday that a day lies in, as far as the county has set its terms; null on a teaching day or where unknown. */
export const schoolHolidayOn = (day: string, set: readonly SchoolYear[]): '寒假' | '暑假' | null => {
  for (const one of set) {
    if (day > one.first.to && day < one.second.from) return '寒假';
    if (day > one.second.to && day < beginnings(firstYear(one) + 1, set)[0]) return '暑假';
  }
  return null;
};
