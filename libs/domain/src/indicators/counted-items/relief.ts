import type { AssessedStage, CountyItem, ReliefCase, ReliefCondition } from '@app/domain/standards';
import { atLeast, exact, isZero, over, plus, whole, type Exact } from '../exact.js';
import { Reading, type CountedSection, type FiledValues, type Relievable, type Short } from './counting.js';

type Filed = Readonly<{ id: string; values: FiledValues }>;

/** What the conditions of a relief look at: the sections of a unit, and the premises that they use. */
export type Reach = Readonly<{ sections: readonly CountedSection[]; premises: readonly Filed[] }>;

/** False wins over what is open, and this over what holds. */
const every = (answers: readonly (boolean | null)[]): boolean | null =>
  answers.includes(false) ? false : answers.includes(null) ? null : true;

const within = ({ atMost, below, above }: ReliefCondition, value: Exact): boolean =>
  (atMost === undefined || atLeast(exact(atMost), value)) &&
  (below === undefined || !atLeast(value, exact(below))) &&
  (above === undefined || !atLeast(exact(above), value));

const total = (units: readonly Filed[], field: string, reading: Reading): Exact | null => {
  const numbers = units.map((unit) => reading.number(unit, field));
  return numbers.includes(null) ? null : numbers.reduce<Exact>((sum, one) => plus(sum, one as Exact), whole(0n));
};

const holds = (condition: ReliefCondition, reach: Reach, reading: Reading): boolean | null => {
  const { of, field, is } = condition;
  const units: readonly Filed[] = of === 'premises' ? reach.premises : reach.sections;
  if (condition.over !== undefined) {
    const [part, all] = [total(units, field, reading), total(units, condition.over, reading)];
    if (part === null || all === null) return null;
    return !isZero(all) && within(condition, over(part, all));
  }
  return every(
    units.map((unit) => {
      if (is !== undefined) {
        const value = reading.text(unit, field);
        return value === null ? null : value === is;
      }
      const value = reading.number(unit, field);
      return value && within(condition, value);
    }),
  );
};

type Tried = Pick<Relievable, 'within' | 'text' | 'open'>;

/**
 * What the cases of a relief make of a unit that falls short by the item's own constants. The case that settles it is
 * told; else one that still may. `short`: the item's test, by the constants given.
 */
export const relievableBy =
  <Unit extends Readonly<{ id: string }>>(
    item: CountyItem,
    cases: readonly ReliefCase[],
    reachOf: (unit: Unit) => Reach,
    short: (params: CountyItem['params']) => Short<Unit>,
  ) =>
  (unit: Unit): Relievable => {
    const reach = reachOf(unit);
    const stage: AssessedStage = reach.sections.some((one) => one.stage === 'junior') ? 'junior' : 'primary';
    const tried = cases
      .filter((one) => one.stage === null || one.stage === stage)
      .map(({ when, params, text }): Tried => {
        const reading = new Reading();
        const applies = every(when.map((condition) => holds(condition, reach, reading)));
        const misses = applies === false ? null : short({ ...item.params, ...params })(unit, reading);
        const enough = misses === null ? null : misses === false;
        return { within: every([applies, enough]), text, open: reading.open };
      });
    const best = tried.find((one) => one.within === true) ?? tried.find((one) => one.within === null);
    const found = best ?? { within: false, text: tried.map(({ text }) => text).join('；'), open: [] };
    const open = found.within === null ? found.open : [];
    return { unitId: unit.id, sections: reach.sections.map(({ id }) => id), ...found, open };
  };
