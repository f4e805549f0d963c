import { schoolDayOn, schoolMonths, termsSet, type SchoolDay, type SchoolYear } from '../deadlines/index.js';
import { daysBetween } from '../kernel/index.js';
import { regularVisitClause } from './regular-visit.js';
import type { MonthlyRule } from './visit-rule.js';
import { visitingRules } from './visiting-rules.js';

/** A county's own rule with the days on which it holds: from, up to but without `until` (null: it holds). */
export type RulePeriod = MonthlyRule & Readonly<{ effectiveFrom: string; until: string | null }>;

/** So many visits from a day to a day (`due`, the last that counts), by the law or by the county's own word. */
export type Obligation = Readonly<{
  per: 'term' | 'month';
  /** `2025-2026/1` or `2025-09`. */
  period: string;
  from: string;
  due: string;
  required: number;
  done: number;
  missing: number;
  clause: string;
}>;

/** 按期 | 即将到期 | 已逾期 | 假期不计 | 无学期信息. */
export const dutyStates = ['onTime', 'soon', 'overdue', 'holiday', 'unknown'] as const;
export type DutyState = (typeof dutyStates)[number];

/** What is known of a school's visits on a day. */
export type DutyInput = Readonly<{
  day: string;
  terms: readonly SchoolYear[];
  rules: readonly RulePeriod[];
  /** Since when the school is on record here: no period that began before is held against anybody. */
  knownSince: string;
  /** Days of the visits that count, in any order. */
  visits: readonly string[];
}>;

/** How a school stands to the rules of visiting on a day. */
export type VisitDuty = Readonly<{
  state: DutyState;
  /** What the day's term and month ask for. */
  current: readonly Obligation[];
  /** Periods that ended with too few visits, since the last visit: the reason for 已逾期. The earliest first. */
  missed: readonly Obligation[];
  /** Visits that the current periods still ask for, and by which day the next of them. Null when none is owed. */
  owed: number;
  dueBy: string | null;
}>;

/** How many natural days before the last one a period that still lacks a visit is 即将到期. */
export const soonDays = { term: 30, month: 7 } as const;

const ruleOn = (rules: readonly RulePeriod[], day: string): RulePeriod | undefined =>
  rules.findLast(({ effectiveFrom, until }) => effectiveFrom <= day && (until === null || day < until));

/**
 * Every period that the rules count and that begins up to a day: terms by the law, months by the county's own rule. One
 * that began before the school was on record here and has ended is left out.
 */
export const countedPeriods = (
  { day, terms, rules, visits, knownSince }: DutyInput,
  until: string,
): readonly Obligation[] => {
  const counted = (one: Pick<Obligation, 'per' | 'period' | 'from' | 'due' | 'required' | 'clause'>): Obligation => {
    const done = visits.filter((visit) => one.from <= visit && visit <= one.due && visit <= until).length;
    return { ...one, done, missing: Math.max(0, one.required - done) };
  };
  const ofTerms = termsSet(terms).map(({ schoolYear, half, from, to }) =>
    counted({
      per: 'term',
      period: `${schoolYear}/${half}`,
      from,
      due: to,
      required: visitingRules.routinePerTerm,
      clause: regularVisitClause,
    }),
  );
  const ofMonths = schoolMonths(terms).flatMap(({ month, from, to, days }) => {
    const rule = ruleOn(rules, `${month}-01`);
    if (!rule || days < rule.leastDays) return [];
    const clause = `县级规定：${rule.basis}`;
    return [counted({ per: 'month', period: month, from, due: to, required: rule.perMonth, clause })];
  });
  return [...ofTerms, ...ofMonths].filter(({ from, due }) => from <= until && (due >= day || from >= knownSince));
};

const stateOf = (
  what: SchoolDay['kind'],
  day: string,
  current: readonly Obligation[],
  missed: readonly Obligation[],
): DutyState => {
  if (what !== 'term') return what;
  if (missed.length > 0) return 'overdue';
  return current.some(({ per, due, missing }) => missing > 0 && daysBetween(day, due) <= soonDays[per])
    ? 'soon'
    : 'onTime';
};

/**
 * How a school stands: against 每学期不少于 2 次 and against the county's own monthly rule. A period that ended short
 * makes the school 已逾期 until it is visited again; the visit counts for the period in which it was made. In the
 * holidays nothing falls due; without terms nothing is said at all.
 */
export const visitDuty = (input: DutyInput): VisitDuty => {
  const { day, visits } = input;
  const what = schoolDayOn(day, input.terms).kind;
  if (what === 'unknown') return { state: 'unknown', current: [], missed: [], owed: 0, dueBy: null };
  const all = countedPeriods(input, day);
  const current = all.filter(({ due }) => due >= day);
  const since = (due: string) => visits.some((visit) => visit > due && visit <= day);
  const missed = all
    .filter(({ due, missing }) => due < day && missing > 0 && !since(due))
    .sort((one, other) => (one.due < other.due ? -1 : 1));
  const open = current.filter(({ missing }) => missing > 0);
  return {
    state: stateOf(what, day, current, missed),
    current,
    missed,
    owed: Math.max(0, ...open.map(({ missing }) => missing)),
    dueBy: open.map(({ due }) => due).sort()[0] ?? null,
  };
};
