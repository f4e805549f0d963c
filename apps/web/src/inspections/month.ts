/** Dates are ISO days (`2025-03-18`), months `2025-03`; weeks begin on Monday. */
import { dayAfter } from '@web/design/calendar';

/** Day of the week, Monday 0 … Sunday 6. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The weeks that show a month: whole ones, from the Monday on or before the first to the Sunday on or after the last. */
export const weeksOf = (month: string): readonly (readonly string[])[] => {
  const first = dayAfter(`${month}-01`, -weekdayOf(`${month}-01`));
  const weeks: string[][] = [];
  for (let monday = first; monday.slice(0, 7) <= month; monday = dayAfter(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => dayAfter(monday, index)));
  return weeks;
};

/** The month before or after by a number of months. */
export const monthAfter = (month: string, months: number): string => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
};

/** The same day in another month, or that month's last day. */
const sameDay = (day: string, months: number): string => {
  const month = monthAfter(day.slice(0, 7), months);
  const wanted = `${month}-${day.slice(8)}`;
  const last = dayAfter(`${monthAfter(month, 1)}-01`, -1);
  return wanted > last ? last : wanted;
};

/** Where a key leads from a day: arrows by day and week, Home and End within the week, PageUp and PageDown by month. */
export const dayByKey = (day: string, key: string): string | undefined => {
  const steps: Readonly<Record<string, () => string>> = {
    ArrowLeft: () => dayAfter(day, -1),
    ArrowRight: () => dayAfter(day, 1),
    ArrowUp: () => dayAfter(day, -7),
    ArrowDown: () => dayAfter(day, 7),
    Home: () => dayAfter(day, -weekdayOf(day)),
    End: () => dayAfter(day, 6 - weekdayOf(day)),
    PageUp: () => sameDay(day, -1),
    PageDown: () => sameDay(day, 1),
  };
  return steps[key]?.();
};
