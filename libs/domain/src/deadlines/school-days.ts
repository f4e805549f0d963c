import { plusDays } from '../kernel/dates.js';
import { schoolHolidayOn, type Days, type SchoolYear } from './terms.js';

/** A term as a county set it: `2025-2026`, first or second, teaching days first to last (ISO dates). */
export type Term = Days & Readonly<{ schoolYear: string; half: 1 | 2 }>;

/** Every term that a county has set, the earliest first. */
export const termsSet = (set: readonly SchoolYear[]): readonly Term[] =>
  set
    .flatMap(({ schoolYear, first, second }): readonly Term[] => [
      { schoolYear, half: 1, ...first },
      { schoolYear, half: 2, ...second },
    ])
    .sort((one, other) => (one.from < other.from ? -1 : 1));

/** What a day is to the schools of a county: of a term, of the holiday after one, or nobody has said. Never a guess. */
export type SchoolDay =
  | Readonly<{ kind: 'term'; term: Term }>
  | Readonly<{ kind: 'holiday'; name: '寒假' | '暑假'; after: Term }>
  | Readonly<{ kind: 'unknown' }>;

/** What a day (ISO date) is to the schools of a county that has set these years. */
export const schoolDayOn = (day: string, set: readonly SchoolYear[]): SchoolDay => {
  const terms = termsSet(set);
  const term = terms.find(({ from, to }) => from <= day && day <= to);
  if (term) return { kind: 'term', term };
  const name = schoolHolidayOn(day, set);
  const after = terms.findLast(({ to }) => to < day);
  return name && after ? { kind: 'holiday', name, after } : { kind: 'unknown' };
};

/** A month (`2025-09`) as far as schools are open in it: first and last such day, and how many natural days lie in terms. */
export type SchoolMonth = Days & Readonly<{ month: string; days: number }>;

const monthEnd = (day: string): string => {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return plusDays(next, -1);
};

const length = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** Every month that a set term reaches into, the earliest first. A month between two terms has the days of both. */
export const schoolMonths = (set: readonly SchoolYear[]): readonly SchoolMonth[] => {
  const months = new Map<string, SchoolMonth>();
  for (const term of termsSet(set)) {
    for (let from = term.from; from <= term.to; from = plusDays(monthEnd(from), 1)) {
      const month = from.slice(0, 7);
      const to = monthEnd(from) < term.to ? monthEnd(from) : term.to;
      const known = months.get(month);
      months.set(month, { month, from: known?.from ?? from, to, days: (known?.days ?? 0) + length({ from, to }) });
    }
  }
  return [...months.values()];
};
