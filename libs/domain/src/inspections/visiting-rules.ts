import { daysBetween, plusYears } from '../kernel/index.js';

/** 教育督导条例 第十四条: 对学校经常性督导每学期不得少于2次, 每3至5年实施一次综合督导. */
export const visitingRules = {
  routinePerTerm: 2,
  comprehensiveYears: { from: 3, until: 5 },
  clause: '教育督导条例 第十四条',
} as const;

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
