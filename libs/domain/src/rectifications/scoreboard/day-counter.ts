import { freeOn, type Calendar } from '../../deadlines/index.js';

/** Days (ISO dates) on which a clock stands: the first of them, and the first that counts again; null: it stands still. */
export type Stop = Readonly<{ from: string; to: string | null }>;

/** How long something took. `working`: null while the holidays of a year on the way are not published. */
export type Taken = Readonly<{ natural: number; working: number | null }>;

/** Days after `from` up to and with `to` (ISO dates), without those on which the clock stood. */
export type DayCounter = (from: string, to: string, stops?: readonly Stop[]) => Taken;

type Stretch = Readonly<{ first: number; end: number }>;
type Year = Readonly<{ first: number; end: number; workedBefore: Uint16Array }>;

const msPerDay = 86_400_000;
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / msPerDay;
const dayAt = (number: number): string => new Date(number * msPerDay).toISOString().slice(0, 10);

const without = (stretches: readonly Stretch[], { from, to }: Stop): readonly Stretch[] => {
  const [first, end] = [numberOf(from), to === null ? Infinity : numberOf(to)];
  if (end <= first) return stretches;
  return stretches
    .flatMap((one) => [
      { first: one.first, end: Math.min(one.end, first) },
      { first: Math.max(one.first, end), end: one.end },
    ])
    .filter((one) => one.first < one.end);
};

const yearIn = (calendar: Calendar, year: number): Year | null => {
  if (!calendar.of(String(year))) return null;
  const [first, end] = [Date.UTC(year, 0, 1) / msPerDay, Date.UTC(year + 1, 0, 1) / msPerDay];
  const workedBefore = new Uint16Array(end - first + 1);
  for (let day = first; day < end; day += 1) {
    const worked = freeOn(dayAt(day), calendar) === null ? 1 : 0;
    workedBefore[day - first + 1] = workedBefore[day - first]! + worked;
  }
  return { first, end, workedBefore };
};

/** Counts by a table of each year: a county's steps are many thousands, and most lie in the same few years. */
export const dayCounter = (calendar: Calendar): DayCounter => {
  const years = new Map<number, Year | null>();
  const yearOf = (year: number): Year | null => {
    let known = years.get(year);
    if (known === undefined) years.set(year, (known = yearIn(calendar, year)));
    return known;
  };
  const workedIn = ({ first, end }: Stretch): number | null => {
    let worked = 0;
    for (let at = first; at < end;) {
      const year = yearOf(new Date(at * msPerDay).getUTCFullYear());
      if (!year) return null;
      const until = Math.min(end, year.end);
      worked += year.workedBefore[until - year.first]! - year.workedBefore[at - year.first]!;
      at = until;
    }
    return worked;
  };
  return (from, to, stops = []) => {
    const whole = { first: numberOf(from) + 1, end: numberOf(to) + 1 };
    const stretches = whole.first < whole.end ? stops.reduce(without, [whole] as readonly Stretch[]) : [];
    const worked = stretches.map(workedIn);
    return {
      natural: stretches.reduce((sum, { first, end }) => sum + end - first, 0),
      working: worked.every((one) => one !== null) ? worked.reduce((sum, one) => sum + one, 0) : null,
    };
  };
};
