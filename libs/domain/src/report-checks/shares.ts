import { exact, fixed, over, times, type Exact } from '../indicators/exact.js';
import { stretch, type Clash } from './clash.js';
import type { Figure, Reading } from './reading.js';
import { hundred, percentOf, printedAs, written } from './rounding.js';
import { adds } from './units.js';

/** A count and the percentage that stands behind it: `其中骨干教师103名，占比37.73%`. */
export type Share = Readonly<{ part: Figure; percent: Figure }>;

/** 占比, 占总数的, 比例; or 完成率 where the count is of those who 完成. */
const shareWords =
  /^(?:只|仅|均|各|约)?(?:占(?:比|[^的]{0,20}的)?|所?占?比[例重]|(.{2,4})(?:率|比例))(?:为|是|达|达到|均为)?$/;

/** The words of a figure’s clause around it. */
export const wordsOf = ({ text, clauses }: Reading, { clause, start, after }: Figure): string =>
  text.slice(Math.max(clauses[clause]!.start, start - 60), start) + after;

/** Every count with the percentage behind it that says its share. */
export const sharesIn = (reading: Reading): readonly Share[] =>
  reading.figures.flatMap((percent, index) => {
    const words = percent.kind === 'percent' && !percent.vague ? shareWords.exec(percent.name) : null;
    const part = reading.figures[index - 1];
    if (!words || !part || part.sentence !== percent.sentence || percent.clause > part.clause + 1) return [];
    if (!adds(part.kind) || part.vague || part.value.n === 0n) return [];
    return words[1] === undefined || wordsOf(reading, part).includes(words[1]) ? [{ part, percent }] : [];
  });

const stages = ['小学', '初中'] as const;
export type StageWord = (typeof stages)[number];

/** The stage that a figure is of, when its words name exactly one. */
export const stageOf = (reading: Reading, figure: Figure): StageWord | undefined => {
  const words = wordsOf(reading, figure).replaceAll('中小学', '');
  const named = stages.filter((stage) => words.includes(stage));
  return named.length === 1 ? named[0] : undefined;
};

/** How many of `whole` a printed percentage stands for, where there is exactly such a number. */
const countOf = (percent: Figure, total: Exact): string => {
  const count = fixed(over(times(percent.value, total), hundred), 0);
  const fits = printedAs(percent, percentOf(exact(count), total)) === 'rounded';
  return fits ? `；${written(percent.value)}% 对应 ${count}` : '';
};

/**
 * What a printed share says beside its part and the wholes that it may be of: nothing when one of them agrees.
 * @param part the exact number, with what it was read from
 */
export const shareClash = (
  percent: Figure,
  part: Readonly<{ value: Exact; from: readonly Figure[] }>,
  wholes: readonly Figure[],
): Clash | undefined => {
  const usable = wholes.filter(({ value, vague }) => value.n > 0n && !vague);
  const [nearest] = usable;
  if (!nearest) return undefined;
  const agreed = usable.map((of) => ({ of, as: printedAs(percent, percentOf(part.value, of.value)) }));
  if (agreed.some(({ as }) => as === 'rounded')) return undefined;
  const cut = agreed.find(({ as }) => as === 'truncated');
  const of = cut?.of ?? nearest;
  const value = percentOf(part.value, of.value);
  const calculation = `${written(part.value)} ÷ ${written(of.value)} = ${fixed(value, Math.max(percent.places, 2))}%`;
  return {
    at: stretch(percent),
    says: `${fixed(percent.value, percent.places)}%`,
    shouldBe: cut ? calculation : calculation + (part.from.length === 1 ? countOf(percent, of.value) : ''),
    against: [...part.from, of].map(stretch),
    ...(cut && { remark: true as const }),
  };
};
