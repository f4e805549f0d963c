import { minus, whole, type Exact } from '../../indicators/exact.js';
import type { Clash, Rule } from '../clash.js';
import { partLists, type PartList } from '../lists.js';
import type { Figure, Reading } from '../reading.js';
import { above, percentOf, printedAs, sumOf } from '../rounding.js';
import { shareClash } from '../shares.js';

const shareNames =
  /^(.{2,12}?)(?:所?占比[例重]?|占(?:总数|全部|全[县区市].{0,6})的|比[例重]|覆盖率|占有率)(?:为|是|达|达到)?$/;
/** Subsets of more parts than this would be too many, and one of them would always fit. */
const mostParts = 6;

/** Percentages within or behind the list, in its sentence, that name what they are a share of. */
const named = ({ figures }: Reading, { parts, until }: PartList): readonly Figure[] =>
  figures
    .slice(parts[0]!.index, until)
    .filter(({ kind, vague, name }) => kind === 'percent' && !vague && shareNames.test(name));

const subsetSums = (parts: readonly Figure[]): readonly Exact[] =>
  parts.reduce<readonly Exact[]>(
    (sums, part) => [...sums, ...sums.map((sum) => sumOf([sum, part.value]))],
    [whole(0n)],
  );

const distance = (sum: Exact, percent: Figure, total: Figure): Exact => {
  const share = percentOf(sum, total.value);
  return above(share, percent.value) ? minus(share, percent.value) : minus(percent.value, share);
};
const nearest = (sums: readonly Exact[], percent: Figure, total: Figure): Exact =>
  sums.reduce((best, sum) => (above(distance(best, percent, total), distance(sum, percent, total)) ? sum : best));

const clashOf = (list: PartList, percent: Figure): Clash | undefined => {
  const all = [...list.parts, ...list.nested];
  if (list.total.value.n === 0n || list.parts.length < 2 || all.length > mostParts) return undefined;
  const wholes = [list.total.value, sumOf(list.parts.map(({ value }) => value))];
  const sums = subsetSums(all);
  const agrees = (sum: Exact): boolean =>
    wholes.some((of) => of.n > 0n && printedAs(percent, percentOf(sum, of)) === 'rounded');
  if (sums.some(agrees)) return undefined;
  const word = shareNames.exec(percent.name)![1]!.slice(0, 2);
  const called = (parts: readonly Figure[]) => parts.filter(({ name, after }) => (name + after).includes(word));
  const from = called(list.parts);
  if (from.length > 0) return shareClash(percent, { value: sumOf(from.map(({ value }) => value)), from }, [list.total]);
  // What only a part of a part is called after takes in others as well: the nearest sum is shown.
  const value = called(list.nested).length > 0 ? nearest(sums, percent, list.total) : undefined;
  const clash = value && shareClash(percent, { value, from: all }, [list.total]);
  return clash && { ...clash, shouldBe: `没有哪几项之和相符，最近的是 ${clash.shouldBe}` };
};

/** A named share behind a list: `公办园在园幼儿占比59.3%`. */
export const shareOfParts: Rule = {
  name: 'share-of-parts',
  title: '其中几项合起来的占比',
  understands:
    '“某数N人，其中公办a人，转公办b人，民办c人，公办……占比P%”：P应是其中某几项之和除以N（至多六项，任何几项相符即可）；都不相符时，按名称里含有同样词（“公办”）的几项之和计算。',
  agrees: '在园幼儿1000人，其中，公办园200人，转公办300人，民办500人，公办园在园幼儿占比50%。',
  contradicts: '在园幼儿1000人，其中，公办园200人，转公办300人，民办500人，公办园在园幼儿占比51%。',
  find: (reading) =>
    partLists(reading).flatMap((list) => named(reading, list).flatMap((percent) => clashOf(list, percent) ?? [])),
};
