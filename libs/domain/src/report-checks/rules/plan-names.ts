import { cellsOf, type Cell } from '../cells.js';
import { stretch, type Clash, type Rule } from '../clash.js';
import { outside } from '../normal.js';
import { plansOf } from '../plan.js';
import type { Figure, Reading } from '../reading.js';
import { written } from '../rounding.js';
import { figuresIn, thingOf } from '../things.js';

/** What a goal counts, as its name ends, and which institutions are that. */
const kinds: readonly Readonly<{ thing: RegExp; are: readonly string[] }>[] = [
  { thing: /幼儿园$/, are: ['幼儿园'] },
  { thing: /中小校$|中小学$/, are: ['小学', '中学', '初中', '学校'] },
  { thing: /小学$/, are: ['小学'] },
  { thing: /(?:中学|初中)$/, are: ['中学', '初中'] },
];
const institutions = ['幼儿园', '小学', '中学', '初中', '学校'];

/** 玉带路小学附属幼儿园 is a kindergarten: what is named last counts. */
const institutionOf = (name: string): string | undefined =>
  institutions
    .map((word) => [name.lastIndexOf(word), word] as const)
    .filter(([at]) => at >= 0)
    .toSorted(([a], [b]) => b - a)[0]?.[1];

const namesIn = ({ text }: Reading, { start, end }: Cell): readonly string[] =>
  text
    .slice(start, Math.min(end, start + 400))
    .split(/[、,;。]/)
    .map(outside)
    .filter((name) => name !== '');

const clashOf = (reading: Reading, goal: Figure, years: readonly Cell[]): Clash | undefined => {
  const kind = goal.unit === '所' && !goal.vague ? kinds.find(({ thing }) => thing.test(thingOf(goal))) : undefined;
  if (!kind) return undefined;
  const counted = years.some((cell) => figuresIn(reading, cell).some((figure) => figure.kind === goal.kind));
  const names = years.flatMap((cell) => namesIn(reading, cell));
  // 等 leaves the list open.
  if (counted || names.some((name) => name.includes('等'))) return undefined;
  const found = names.filter((name) => kind.are.includes(institutionOf(name) ?? ''));
  if (found.length === 0 || `${found.length}` === written(goal.value)) return undefined;
  return {
    at: stretch(goal),
    says: `${written(goal.value)}所`,
    shouldBe: `各年列出 ${found.length}所：${found.map((name) => name.replace(/^(?:完成|新建|启动|推进)|(?:建设|扩建|改建)$/g, '')).join('、')}`,
    against: years.map(stretch),
  };
};

/** Institutions that a plan counts in its goal and names in its years. */
export const planNames: Rule = {
  name: 'plan-names',
  title: '任务分解表：所数与列出的名称',
  understands:
    '任务分解表的重点任务写“新建幼儿园N所”“新建中小学N所”，各年格里不写数而用顿号列出名称（不含“等”）：各年列出的幼儿园（或中小学）应共有N个；名称里最后出现的类别算它的类别。',
  agrees:
    '2023年\n2024年\n1\n布局\n新建幼儿园3所。\n完成东门幼儿园、西门小学附属幼儿园建设。\n完成南门幼儿园、北门小学建设。\n区教委',
  contradicts:
    '2023年\n2024年\n1\n布局\n新建幼儿园5所。\n完成东门幼儿园、西门小学附属幼儿园建设。\n完成南门幼儿园、北门小学建设。\n区教委',
  find: (reading) =>
    plansOf(cellsOf(reading.text)).flatMap(({ goal, years }) =>
      figuresIn(reading, goal).flatMap((figure) => clashOf(reading, figure, years) ?? []),
    ),
};
