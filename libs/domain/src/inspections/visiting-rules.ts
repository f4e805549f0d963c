import { daysBetween, plusYears } from '../kernel/index.js';

/** 教育督导条例 第十四条: 对学校经常性督导每学期不得少于2次, 每3至5年实施一次综合督导. */
export const visitingRules = {
  routinePerTerm: 2,
  comprehensiveYears: { from: 3, until: 5 },
  clause: '教育督导条例 第十四条',
} as const;

/** 学期 of a day: from 1 September to the end of January, from 1 February to 31 August (ISO dates). */
export const termOf = (day: string): Readonly<{ from: string; to: string }> => {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (month >= 2 && month <= 8) return { from: `${year}-02-01`, to: `${year}-08-31` };
  const begun = month >= 9 ? year : year - 1;
  return { from: `${begun}-09-01`, to: `${begun + 1}-01-31` };
};

/** How a school stands to its next 综合督导: nothing is recorded, not yet, within the years, or past them. */
export type ComprehensiveDue = Readonly<{
  state: 'unrecorded' | 'notYet' | 'due' | 'overdue';
  /** First and last day for the next one; null while none is recorded. */
  from: string | null;
  until: string | null;
}>;

/** When the next 综合督导 is due, after the last (ISO date), seen from a day. */
export const comprehensiveDue = (last: string | null, day: string): ComprehensiveDue => {
  if (last === null) return { state: 'unrecorded', from: null, until: null };
  const { from: least, until: most } = visitingRules.comprehensiveYears;
  const [from, until] = [plusYears(last, least), plusYears(last, most)];
  const state = daysBetween(until, day) > 0 ? 'overdue' : day >= from ? 'due' : 'notYet';
  return { state, from, until };
};
