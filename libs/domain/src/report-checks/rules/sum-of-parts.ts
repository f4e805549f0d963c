import { whole } from '../../indicators/exact.js';
import { stretch, type Clash, type Rule } from '../clash.js';
import { complete, partLists, type PartList } from '../lists.js';
import type { Figure } from '../reading.js';
import { above, makes, percentOf, sumOf, written } from '../rounding.js';

const sum = (parts: readonly Figure[]) => sumOf(parts.map(({ value }) => value));
const beside = ({ name }: Figure): boolean => /^(?:另|此外|另外)/.test(name);

/** What is done to something is no part of what there is: `体育类1家，注销办学许可机构9家`. */
const done =
  /^(?:并|还|共)?(?:注销|撤销|撤并|关停|取消|新增|增加|减少|引进|招聘|招收|培养|评定|评选|组织|创建|建成|完成|新建|改建|扩建|投入|辍学|劝返|转出|转入)/;

/** Whether the list may end behind so many of its parts: a semicolon, or something else is told. */
const mayEnd = (parts: readonly Figure[], count: number): boolean => {
  const [last, next] = [parts[count - 1]!, parts[count]];
  return next === undefined || next.section !== last.section || done.test(next.name) || beside(next);
};

/** The longest beginning of the list that is near enough to the total to be the whole list. */
const meant = ({ total, parts }: PartList): readonly Figure[] => {
  const [low, high] = complete(parts);
  for (let count = parts.length; count >= 2; count--) {
    const share = percentOf(sum(parts.slice(0, count)), total.value);
    if (!above(whole(low), share) && !above(share, whole(high))) return parts.slice(0, count);
  }
  return [];
};

const clashOf = (list: PartList): Clash | undefined => {
  const { total, parts, nested } = list;
  if (total.value.n === 0n || parts.some(({ vague }) => vague)) return undefined;
  // A second 其中 may have swallowed parts of the first: read either way, a sum that fits is no contradiction.
  const flat = [...parts, ...nested.slice(1)].toSorted((a, b) => a.index - b.index);
  const fits = [parts, flat].some((read) =>
    read.some((_, last) => last > 0 && mayEnd(read, last + 1) && makes(read.slice(0, last + 1), total)),
  );
  if (fits) return undefined;
  const all = meant(list);
  if (all.length < 2) return undefined;
  const inside = all.filter((part) => !beside(part));
  const others = all.filter(beside);
  const terms = inside.map(({ value }) => written(value)).join(' + ');
  const also = others.length > 0 ? `，连同另有的共 ${written(sum(all))}` : '';
  return {
    at: stretch(total),
    says: written(total.value),
    shouldBe: `${terms} = ${written(sum(inside))}${also}`,
    against: all.map(stretch),
  };
};

/** A total and the parts behind 其中. */
export const sumOfParts: Rule = {
  name: 'sum-of-parts',
  title: '总数与“其中”各项之和',
  understands:
    '“某数N所，其中甲a所、乙b所……”。单位同类（所、个、家、处算一类，人、名、位算一类）的各项相加应等于总数；括号里的和第二个“其中”之后的不重复加，“另有”加与不加都试；分号之后的、以“注销”“新增”这类动作开头的，可以不是其中一项。各项之和在总数的五分之四到四分之五之间（有小学与初中、公办与民办、男与女、城与乡成对的，一半到两倍之间）才当作列全了，否则当作举例。带“约”“余”“以上”的数不算。',
  agrees: '全县在校生22483人，其中初中生8125人，小学生14358人。',
  contradicts: '全县有学校32所，其中：九年一贯制学校24所，初中2所，小学4所，另有特殊教育学校1所。',
  find: (reading) => partLists(reading).flatMap((list) => clashOf(list) ?? []),
};
