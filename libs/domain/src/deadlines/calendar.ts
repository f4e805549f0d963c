/** Days off (ISO dates, first to last) that one name of the notice covers, weekends among them. */
export type Holiday = Readonly<{ name: string; from: string; to: string }>;

/** What the State Council's office has arranged for a year. */
export type HolidayYear = Readonly<{
  /** The notice, as a clerk quotes it. */
  notice: string;
  off: readonly Holiday[];
  /** Saturdays and Sundays that are worked in exchange (调休). */
  worked: readonly string[];
}>;

/** 放假调休 by year. A year that a calendar does not have is not published, or not entered: nothing is guessed of it. */
export type Calendar = Readonly<{
  /** Years it has, as four digits, the earliest first. */
  years: readonly string[];
  of(year: string): HolidayYear | undefined;
}>;

/** A calendar of these years alone. */
export const calendarOf = (years: Readonly<Record<string, HolidayYear>>): Calendar => ({
  years: Object.keys(years).sort(),
  of: (year) => (Object.hasOwn(years, year) ? years[year] : undefined),
});

/** A calendar in which the years entered by hand stand before those that it has. */
export const extended = (calendar: Calendar, entered: Readonly<Record<string, HolidayYear>>): Calendar => {
  const own = calendarOf(entered);
  return {
    years: [...new Set([...calendar.years, ...own.years])].sort(),
    of: (year) => own.of(year) ?? calendar.of(year),
  };
};

/** The year of an ISO date, as a calendar names it. */
export const yearOf = (day: string): string => day.slice(0, 4);

/** The years between two ISO dates, both included, that a calendar does not have. */
export const unpublishedYears = (calendar: Calendar, from: string, to: string): readonly string[] => {
  const [first, last] = [Number(yearOf(from)), Number(yearOf(to))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index)).filter(
    (year) => !calendar.of(year),
  );
};
