import type { ItemCondition, Judgement } from '@app/domain/standards';
import { atLeast, exact, fixed, isZero, minus, over, plus, times, whole, type Exact } from './exact.js';

/** Figures of an item by their names, as text. */
type Figures = Readonly<Record<string, string>>;

const sum = (terms: readonly string[], figures: Figures): Exact | null => {
  let total = whole(0n);
  for (const term of terms) {
    const value = figures[term.replace(/^-/, '')];
    if (value === undefined) return null;
    total = term.startsWith('-') ? minus(total, exact(value)) : plus(total, exact(value));
  }
  return total;
};

const shown = (value: Exact, percent: boolean | undefined): string =>
  percent ? `${fixed(times(value, whole(100n)), 2)}%` : fixed(value, 2).replace(/\.?0+$/, '');

/**
 * The one of the terms that is hardest on the bound. One that misses it settles the matter; else it waits for those that
 * are 未填, and for the State while no subject has been monitored.
 */
const hardest = (
  condition: ItemCondition,
  { of, instead }: NonNullable<ItemCondition['extreme']>,
  figures: Figures,
): Exact | 'missing' | 'unmonitored' => {
  const { sum: terms } = condition;
  const given = terms.flatMap((term) => figures[term] ?? []);
  const told = given.length === 0 ? figures[instead] : undefined;
  if (told !== undefined) return exact(told);
  const [first, ...others] = given.flatMap((value) => (value === 'n/a' ? [] : [exact(value)]));
  const isComplete = given.length === terms.length;
  if (!first) return isComplete ? 'unmonitored' : 'missing';
  const found = others.reduce((a, b) => ((of === 'lowest' ? atLeast(b, a) : atLeast(a, b)) ? a : b), first);
  return isComplete || wantedBy(condition, figures, found) !== null ? found : 'missing';
};

/**
 * What a condition comes to on the figures given, exactly; or that one is 未填, nothing divides it, or no subject was
 * monitored.
 */
export const conditionValue = (
  condition: ItemCondition,
  figures: Figures,
): Exact | 'missing' | 'undivided' | 'unmonitored' => {
  const { sum: terms, over: divisor, atLeastFigure, extreme } = condition;
  if (extreme) return hardest(condition, extreme, figures);
  const left = sum(terms, figures);
  const under = divisor ? sum(divisor, figures) : whole(1n);
  if (left === null || under === null || (atLeastFigure !== undefined && figures[atLeastFigure] === undefined))
    return 'missing';
  return isZero(under) || under.n < 0n ? 'undivided' : over(left, under);
};

/** What a condition wants that a value does not give: `应不低于8000`; null when it holds. */
export const wantedBy = (condition: ItemCondition, figures: Figures, value: Exact): string | null => {
  const { percent } = condition;
  const lower =
    condition.atLeast ?? (condition.atLeastFigure === undefined ? undefined : figures[condition.atLeastFigure]);
  return (
    (lower !== undefined && !atLeast(value, exact(lower)) && `应不低于${shown(exact(lower), percent)}`) ||
    (condition.atMost !== undefined &&
      !atLeast(exact(condition.atMost), value) &&
      `应不高于${shown(exact(condition.atMost), percent)}`) ||
    (condition.below !== undefined &&
      atLeast(value, exact(condition.below)) &&
      `应低于${shown(exact(condition.below), percent)}`) ||
    null
  );
};

/** One condition on the figures given: its verdict, and what was computed. */
export const judge = (condition: ItemCondition, figures: Figures): Readonly<{ verdict: Judgement; reason: string }> => {
  const { label, percent, extreme } = condition;
  const value = conditionValue(condition, figures);
  if (value === 'missing') return { verdict: 'pending', reason: `${label}：数据未填` };
  if (value === 'undivided') return { verdict: 'pending', reason: `${label}：分母不大于0，无法判定` };
  if (value === 'unmonitored') return { verdict: 'pending', reason: `${label}：均未监测` };
  const wants = wantedBy(condition, figures, value);
  // Two decimals would hide a rate of 0.1496.
  const text = extreme ? fixed(value, 6).replace(/\.?0+$/, '') : shown(value, percent);
  const reason = `${label} ${text}${wants === null ? '' : `，${wants}`}`;
  return { verdict: wants === null ? 'met' : 'notMet', reason };
};
