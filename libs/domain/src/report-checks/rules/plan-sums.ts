import { cellsOf, type Cell } from '../cells.js';
import { stretch, type Clash, type Rule } from '../clash.js';
import { plansOf } from '../plan.js';
import type { Figure, Reading } from '../reading.js';
import { same, sumOf, written } from '../rounding.js';
import { adds } from '../units.js';
import { figuresIn, thingOf } from '../things.js';

/** As many signs of two names must be the same, from their end, for them to be of one thing. */
const alike = 4;

const commonEnd = (a: string, b: string): number => {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
};

/** The number of a year's cell that counts the same thing: the one whose name ends most like it. */
const counterpart = (reading: Reading, cell: Cell, goal: Figure): Figure | undefined => {
  const thing = thingOf(goal);
  let [best, most] = [undefined as Figure | undefined, alike - 1];
  for (const figure of figuresIn(reading, cell)) {
    const common = figure.kind === goal.kind ? commonEnd(thingOf(figure), thing) : 0;
    if (common > most) [best, most] = [figure, common];
  }
  return best;
};

const clashOf = (reading: Reading, goal: Figure, years: readonly Cell[]): Clash | undefined => {
  if (goal.vague || !adds(goal.kind)) return undefined;
  const found = years.flatMap((cell) => counterpart(reading, cell, goal) ?? []);
  if (found.length < 2 || found.some(({ vague }) => vague)) return undefined;
  const sum = sumOf(found.map(({ value }) => value));
  // Each year's number may be that year's alone, or what there is by then.
  if (same(sum, goal.value) || same(found.at(-1)!.value, goal.value)) return undefined;
  const shouldBe = `${found.map(({ value }) => written(value)).join(' + ')} = ${written(sum)}`;
  return { at: stretch(goal), says: written(goal.value), shouldBe, against: found.map(stretch) };
};

/** The yearly targets of a plan and their goal. */
export const planSums: Rule = {
  name: 'plan-sums',
  title: '任务分解表：分年目标之和',
  understands:
    '任务分解表（表头有连续的年度，行以1、2、3编号，依次为项目、重点任务、各年目标）：重点任务里的“某某N所”与各年格里名称末尾相同（至少四字）的数，相加应等于N，或末年的数等于N。',
  agrees: '2023年\n2024年\n1\n美育\n创办区级艺术特色学校20所。\n创办艺术特色学校5所。\n创办艺术特色学校15所。\n区教委',
  contradicts:
    '2023年\n2024年\n1\n美育\n创办区级艺术特色学校20所。\n创办艺术特色学校5所。\n创办艺术特色学校10所。\n区教委',
  find: (reading) =>
    plansOf(cellsOf(reading.text)).flatMap(({ goal, years }) =>
      figuresIn(reading, goal).flatMap((figure) => clashOf(reading, figure, years) ?? []),
    ),
};
