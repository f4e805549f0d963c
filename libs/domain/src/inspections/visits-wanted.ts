import { daysBetween, Refusal } from '../kernel/index.js';
import { countedPeriods, visitDuty, type DutyInput } from './visit-duty.js';

/** A year of visits is as much as anybody plans at once. */
const longest = 366;

/** A period (ISO dates, both included) that visits can be proposed for. @throws Refusal visit-rule.period */
export const planningPeriod = (from: string, to: string): Readonly<{ from: string; to: string }> => {
  if (to < from || daysBetween(from, to) > longest)
    throw new Refusal('visit-rule.period', { field: 'to', from, to, longest }, 'invalid');
  return { from, to };
};

/**
 * The last days (ISO dates, in order) of the visits that a school still needs within a period: what falls due in it, a
 * visit counting for its month and its term, less what is planned. A school that is 已逾期 needs one in any case.
 *
 * @param planned days for which 经常性督导 is planned already
 */
export const visitsWanted = (
  input: DutyInput,
  planned: readonly string[],
  { from, to }: Readonly<{ from: string; to: string }>,
): readonly string[] => {
  const first = from < input.day ? input.day : from;
  const dues: string[] = [];
  const ahead = planned.filter((date) => date >= input.day);
  const periods = countedPeriods({ ...input, visits: [...input.visits, ...ahead] }, to)
    .filter(({ due }) => first <= due && due <= to)
    .toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : one.per < other.per ? -1 : 1));
  for (const period of periods) {
    const chosen = dues.filter((due) => period.from <= due).length;
    for (let more = period.required - period.done - chosen; more > 0; more -= 1) dues.push(period.due);
  }
  if (dues.length === 0 && ahead.length === 0 && visitDuty(input).state === 'overdue') return [to];
  return dues;
};
