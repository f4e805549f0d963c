import type { Indicator } from '@app/domain/standards';
import { exact, isZero, times, over, whole, type Exact } from './exact.js';
import type { Figure } from './figures.js';

/** A known quantity, 未填, 不适用, or a division that has no answer. Never zero for any of the last three. */
export type Quantity = Exact | 'missing' | 'notApplicable' | 'undetermined';

export const isKnown = (quantity: Quantity): quantity is Exact => typeof quantity === 'object';

/** A filed figure as a quantity. */
export const quantityOf = (figure: Figure | undefined): Quantity => {
  if (figure === null || figure === undefined) return 'missing';
  return figure === 'n/a' ? 'notApplicable' : exact(figure);
};

const hundred = whole(100n);

/** 生均 or 每百名学生: resource over pupils. No pupils: 无法判定. */
export const ratioOf = (indicator: Pick<Indicator, 'per'>, resource: Quantity, students: Quantity): Quantity => {
  if (!isKnown(students)) return students === 'notApplicable' ? 'undetermined' : students;
  if (!isKnown(resource)) return resource;
  if (isZero(students)) return 'undetermined';
  return over(indicator.per === 'per100' ? times(resource, hundred) : resource, students);
};
