import type { CountyItem, ItemCondition } from '@app/domain/standards';
import type { CountedFigure, OpenField } from '../counted-items/index.js';
import { atLeast, exact, fixed, isZero, minus, over, plus, times, whole, type Exact } from '../exact.js';
import { grouped } from '../grouped.js';
import type { Explained, OpenUnit, ShortUnit } from './explained.js';
import { wholeReturn } from './inputs.js';

/** What units and the fields of their returns are called, and which units filed bare totals, by no form. */
export type Words = Readonly<{
  unit: (unitId: string) => string;
  field: (code: string) => string;
  isBare: (unitId: string) => boolean;
}>;

type Counted = Readonly<Record<string, CountedFigure>>;
type Short = Omit<ShortUnit, 'unit'>;

/** So many fields of a unit are named. */
const named = 3;

const openUnits = (open: readonly OpenField[], { unit, field, isBare }: Words): readonly OpenUnit[] =>
  [...grouped(open, ({ unitId }) => unitId)].map(([unitId, fields]) => ({
    unitId,
    unit: unit(unitId),
    fields: [...new Set(fields.map((one) => one.field))].map(field),
    isBare: isBare(unitId),
  }));

/** `一小小学部（班级数、学生数等4项）`. */
const missingText = ({ unit, fields }: OpenUnit): string => {
  const more = fields.length > named ? `等${fields.length}项` : '';
  return `${unit}（${fields.slice(0, named).join('、')}${more}）`;
};

/** A figure that must be none counts what falls short: whose they are, and whose would be without their relief. */
const countedShort = ({ sum }: ItemCondition, counted: Counted): readonly Short[] =>
  sum.flatMap((name) => {
    const { units = [], says = [], granted = [] } = counted[name] ?? {};
    const of = (unitId: string) => granted.find((one) => one.unitId === unitId);
    const relieved = granted.filter(({ unitId }) => !units.includes(unitId));
    return [
      ...units.map((unitId, index) => ({ unitId, says: says[index] ?? '', relief: of(unitId) ?? null })),
      ...relieved.map((relief) => ({ unitId: relief.unitId, says: relief.says, relief })),
    ];
  });

/** Each unit's own part of a sum. */
const partsOf = (terms: readonly string[], counted: Counted): ReadonlyMap<string, Exact> => {
  const parts = new Map<string, Exact>();
  for (const term of terms) {
    const { units = [], says = [] } = counted[term.replace(/^-/, '')] ?? {};
    for (const [index, unitId] of units.entries()) {
      const before = parts.get(unitId) ?? whole(0n);
      const amount = exact(says[index] ?? '0');
      parts.set(unitId, term.startsWith('-') ? minus(before, amount) : plus(before, amount));
    }
  }
  return parts;
};

/** Units that fall short of a county's ratio by themselves: they pull it down. */
const belowRatio = ({ label, sum, over: under, atLeast: bound }: ItemCondition, counted: Counted): readonly Short[] => {
  if (!under || bound === undefined) return [];
  const [parts, wholes] = [partsOf(sum, counted), partsOf(under, counted)];
  return [...wholes].flatMap(([unitId, all]) => {
    if (isZero(all) || all.n < 0n) return [];
    const part = parts.get(unitId) ?? whole(0n);
    const share = over(part, all);
    if (atLeast(share, exact(bound))) return [];
    const text = `${label}${fixed(part, 0)} ÷ ${fixed(all, 0)} = ${fixed(times(share, whole(100n)), 2)}%`;
    return [{ unitId, says: text, relief: null }];
  });
};

const shortUnits = ({ conditions }: CountyItem, counted: Counted, { unit }: Words): readonly ShortUnit[] => {
  const all = conditions.flatMap((condition) =>
    condition.atMost === undefined ? belowRatio(condition, counted) : countedShort(condition, counted),
  );
  return [...grouped(all, ({ unitId }) => unitId)].map(([unitId, ones]) => {
    const granted = ones.find(({ relief }) => relief !== null)?.relief ?? null;
    const relief = granted && {
      exemptionId: granted.exemptionId,
      expires: granted.expires,
      text: granted.text,
      within: granted.within,
    };
    return { unitId, unit: unit(unitId), says: ones.map(({ says }) => says).join('；'), relief };
  });
};

/** Why a count stays open: who has not said, and who has, in totals that do not say what is counted. */
const openText = (open: readonly OpenUnit[]): readonly string[] => {
  const [bare, unsaid] = [open.filter(({ isBare }) => isBare), open.filter(({ isBare }) => !isBare)];
  return [
    ...(unsaid.length === 0 ? [] : [`各校填报表未填或未认可，待定：${unsaid.map(missingText).join('、')}`]),
    ...(bare.length === 0 ? [] : [`${bareText}：${bare.map(({ unit }) => unit).join('、')}`]),
  ];
};
const bareText = '数据已随指标报送，但未按填报表分年级、分项填报，暂不能按本项计数';

/** What an item that is counted rests on: whose returns, which of them fall short, and which have not said. */
export const countedParts = (
  item: CountyItem,
  counted: Counted,
  words: Words,
): Pick<Explained, 'inputs' | 'steps' | 'short' | 'open' | 'reasons'> => {
  const all = Object.values(counted);
  const open = openUnits(
    all.flatMap((one) => one.open),
    words,
  );
  const told = item.conditions.flatMap(({ label, sum, atMost }) => {
    const units = atMost === undefined ? [] : sum.flatMap((name) => counted[name]?.units ?? []);
    return units.length === 0 ? [] : [`${label}：${units.map(words.unit).join('、')}`];
  });
  return {
    inputs: [...new Set(all.flatMap((one) => one.over))].map((unitId) => wholeReturn(unitId, words.unit(unitId))),
    steps: told.length === 0 ? [] : [told.join('；')],
    short: shortUnits(item, counted, words),
    open,
    reasons: openText(open),
  };
};
