import { minus, over, plus, whole, type Exact } from '../../indicators/exact.js';
import { stretch, type Clash, type Rule } from '../clash.js';
import { longestList } from '../lists.js';
import type { Figure, Reading } from '../reading.js';
import { above, hundred, percentOf, slackOf, written } from '../rounding.js';

type Change = Readonly<{ from: Figure; to: Figure }>;

const rises = /(?:增长|增加|提高|提升|上升|扩大|下降|减少|降低|降|增)(?:到|至|为)(?:了|约)?$/;
const yearly = /年(?:平均|均)?(?:增长率|增长|增速|递增)(?:率|幅度)?(?:达|为|达到|约为|是)?$/;
const once = /^(?:同比|共|总计|累计)?(?:增长|增加|提高|增幅|增长率|下降|减少|降低|降幅)(?:率)?(?:了|达|为|达到)?$/;

const one = whole(1n);
const power = (base: Exact, times: number): Exact => ({ n: base.n ** BigInt(times), d: base.d ** BigInt(times) });
const low = (figure: Figure): Exact => minus(figure.value, slackOf(figure));
const high = (figure: Figure): Exact => plus(figure.value, slackOf(figure));

/** The year that stands beside a figure, before it in its clause. */
const yearOf = ({ figures }: Reading, { index, clause }: Figure): number | undefined => {
  const year = figures[index - 1];
  if (year?.clause !== clause || year.unit !== '年') return undefined;
  const value = Number(year.value.n / year.value.d);
  return value >= 1900 && value <= 2200 ? value : undefined;
};

/** The changes of a sentence before a figure: 从a增长到b, the nearest first. */
const changesBefore = ({ figures }: Reading, at: Figure): readonly Change[] => {
  const found: Change[] = [];
  for (let index = at.index - 1; index >= Math.max(0, at.index - longestList); index--) {
    const to = figures[index]!;
    if (to.sentence !== at.sentence) break;
    const beside = to.unit === '年' ? undefined : figures[index - 1]?.unit === '年' ? index - 1 : index;
    if (beside === undefined || to.vague || !rises.test(figures[beside]!.name)) continue;
    const from = figures[beside - 1];
    if (from?.sentence === to.sentence && from.kind === to.kind && !from.vague) found.push({ from, to });
  }
  return found;
};

const rateOf = (change: Change, years: number): string => {
  const ratio = Number(change.to.value.n * change.from.value.d) / Number(change.to.value.d * change.from.value.n);
  return ((ratio ** (1 / years) - 1) * 100).toFixed(2);
};

/** A growth per year agrees when some numbers that would be printed as these two give it at its precision. */
const yearlyClash = (reading: Reading, percent: Figure, change: Change): Clash | undefined => {
  const [first, last] = [yearOf(reading, change.from), yearOf(reading, change.to)];
  const years = first === undefined || last === undefined ? 0 : last - first;
  if (years < 1 || years > 50 || low(change.from).n <= 0n) return undefined;
  const rate = (value: Exact): Exact => power(plus(one, over(value, hundred)), years);
  const fits =
    !above(rate(low(percent)), over(high(change.to), low(change.from))) &&
    !above(over(low(change.to), high(change.from)), rate(high(percent)));
  if (fits) return undefined;
  const calculation = `(${written(change.to.value)} ÷ ${written(change.from.value)})^(1/${years}) − 1`;
  return {
    at: stretch(percent),
    says: `${written(percent.value, percent.places)}%`,
    shouldBe: `${calculation} = ${rateOf(change, years)}%`,
    against: [change.from, change.to].map(stretch),
  };
};

const onceClash = (said: Figure, { from, to }: Change): Clash | undefined => {
  const [bigger, smaller] = above(to.value, from.value) ? [to, from] : [from, to];
  const inPoints = from.kind === 'percent';
  if (low(from).n <= 0n) return undefined;
  const between = (more: Exact, less: Exact): Exact =>
    inPoints ? minus(more, less) : percentOf(minus(more, less), from.value);
  const fits =
    !above(between(low(bigger), high(smaller)), high(said)) && !above(low(said), between(high(bigger), low(smaller)));
  if (fits) return undefined;
  const difference = `${written(bigger.value)} − ${written(smaller.value)}`;
  return {
    at: stretch(said),
    says: `${written(said.value, said.places)}${said.unit}`,
    shouldBe: `${inPoints ? difference : `(${difference}) ÷ ${written(from.value)}`} = ${written(between(bigger.value, smaller.value))}${said.unit}`,
    against: [from, to].map(stretch),
  };
};

const clashOf = (reading: Reading, said: Figure): Clash | undefined => {
  if (said.vague || (said.kind !== 'percent' && said.kind !== 'points')) return undefined;
  const changes = changesBefore(reading, said);
  const change = changes.find(({ from }) => (from.kind === 'percent') === (said.kind === 'points'));
  if (!change) return undefined;
  if (said.kind === 'percent' && yearly.test(said.name)) return yearlyClash(reading, said, change);
  return once.test(said.name) && change === changes[0] ? onceClash(said, change) : undefined;
};

/** Growth between two numbers of a sentence. */
export const growth: Rule = {
  name: 'growth',
  title: '增长率',
  understands:
    '“从2016年的a增长到2021年b，……年平均增长率P%”：按复利、以年份之差为期数计算；“从a增长到b，增长P%”：(b−a)÷a；“从a%提高到b%，提高c个百分点”：b−a。a、b各按所写的最后一位四舍五入的余地都能得到的，算相符。',
  agrees: '教育经费投入从2016年的36.8亿元增长到2021年54.8亿元，占比从15.4%增长到22.2%，年平均增长率达到8.29%。',
  contradicts: '教育经费投入从2016年的36.8亿元增长到2021年54.8亿元，年平均增长率达到9.29%。',
  find: (reading) => reading.figures.flatMap((figure) => clashOf(reading, figure) ?? []),
};
