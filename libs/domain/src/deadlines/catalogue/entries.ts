import type { PeriodUnit } from '../reckoning.js';
import type { Anchor, DeadlineProfile, RuleLevel, Step, StepRule, SupervisionKind } from '../rules.js';

/** A number that an instrument sets. */
export const sets = (
  level: RuleLevel,
  step: Step,
  anchor: Anchor,
  [count, unit]: readonly [number, PeriodUnit],
  clause: string,
  kinds: readonly SupervisionKind[] | null = null,
): StepRule => ({ step, anchor, kinds, count, unit, clause, level, none: null });

/** A duty of which an instrument sets no number, with why. */
export const setsNone = (level: RuleLevel, step: Step, anchor: Anchor, none: string, clause: string): StepRule => ({
  step,
  anchor,
  kinds: null,
  count: null,
  unit: 'natural',
  clause,
  level,
  none,
});

/** A province's profile: its own rules in place of the country's, step by step. */
export const provincial = (
  base: DeadlineProfile,
  profile: Omit<DeadlineProfile, 'rules' | 'fallsBackTo' | 'note'> & Readonly<{ note?: string }>,
  own: readonly StepRule[],
): DeadlineProfile => {
  const taken = new Set(own.map(({ step }) => step));
  const order = base.rules.map(({ step }) => step);
  const rules = [...own, ...base.rules.filter(({ step }) => !taken.has(step))].toSorted(
    (a, b) => order.indexOf(a.step) - order.indexOf(b.step),
  );
  return { note: null, ...profile, fallsBackTo: null, rules };
};

/** A province that has set no limits of its own: the country's hold, and the profile says so. */
export const fallingBack = (base: DeadlineProfile, id: string, name: string): DeadlineProfile => ({
  ...base,
  id,
  name,
  fallsBackTo: base.id,
  note: `未收录${name}省自己的时限规定，按国家规定执行。`,
});
