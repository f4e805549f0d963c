import type { AssessedStage, SharingRule } from '@app/domain/standards';
import { exact, isZero, over, plus, times, whole, type Exact } from './exact.js';
import type { SharedSchoolInput } from './figures.js';
import { isKnown, quantityOf, type Quantity } from './ratios.js';

/** Each stage's part of the school's total, or why there is none. */
export type Shares = Readonly<Partial<Record<AssessedStage, Quantity>>>;

/**
 * 九年: 小学 A/(A+1.1B), 初中 1.1B/(A+1.1B); 完中 and 十二年 likewise, by the ratios of the standard.
 * One missing number of pupils leaves every share open: nothing can be split by it.
 */
export const sharesOf = (rule: SharingRule, school: Pick<SharedSchoolInput, 'type' | 'students'>): Shares => {
  const weights = Object.entries(rule.ratios[school.type]) as [AssessedStage | 'senior', string][];
  const weighed = weights.map(([stage, ratio]) => {
    const students = quantityOf(school.students[stage]);
    return { stage, weight: isKnown(students) ? times(students, exact(ratio)) : students };
  });
  const open = weighed.find(({ weight }) => !isKnown(weight))?.weight;
  const total = weighed.reduce<Exact>((sum, { weight }) => (isKnown(weight) ? plus(sum, weight) : sum), whole(0n));
  const shares: Partial<Record<AssessedStage, Quantity>> = {};
  for (const { stage, weight } of weighed) {
    if (stage === 'senior') continue;
    if (open !== undefined || !isKnown(weight)) shares[stage] = open === 'notApplicable' ? 'undetermined' : 'missing';
    else shares[stage] = isZero(total) ? 'undetermined' : over(weight, total);
  }
  return shares;
};

/** A stage's part of one figure of the whole school. */
export const shared = (figure: Quantity, share: Quantity | undefined): Quantity => {
  if (!isKnown(figure)) return figure;
  if (share === undefined) return 'undetermined';
  return isKnown(share) ? times(figure, share) : share;
};
