import { figuresOf, type CountyItem, type ItemCondition } from '@app/domain/standards';
import type { CountedFigure, OpenField } from '../counted-items/index.js';
import { grouped } from '../grouped.js';
import type { Standing } from '../standing.js';
import type { StandingInput } from '../standing-input.js';
import type { Explained, InputReference } from './explained.js';
import { wholeReturn } from './inputs.js';

/** What units and the fields of their returns are called. */
export type Words = Readonly<{ unit: (unitId: string) => string; field: (code: string) => string }>;

/** So many fields of a unit are named. */
const named = 3;

const termText = (terms: readonly string[], figures: Readonly<Record<string, string>>): string => {
  const text = terms
    .map((term, index) => {
      const value = figures[term.replace(/^-/, '')] ?? '未填';
      if (index === 0) return term.startsWith('-') ? `−${value}` : value;
      return `${term.startsWith('-') ? '−' : '+'} ${value}`;
    })
    .join(' ');
  return terms.length > 1 ? `(${text})` : text;
};

const boundText = (
  { atLeast, atMost, below, atLeastFigure, percent }: ItemCondition,
  figures: Readonly<Record<string, string>>,
): string => {
  const shown = (value: string) => (percent ? `${Math.round(Number(value) * 10000) / 100}%` : value);
  const least = atLeast ?? (atLeastFigure === undefined ? undefined : (figures[atLeastFigure] ?? '未填'));
  return [
    ...(least === undefined ? [] : [`应不低于${shown(least)}`]),
    ...(atMost === undefined ? [] : [`应不高于${shown(atMost)}`]),
    ...(below === undefined ? [] : [`应低于${shown(below)}`]),
  ].join('，');
};

/** Each unit that lacks something, with the fields it lacks: `一小小学部（班级数、学生数等4项）`. */
const missingText = (open: readonly OpenField[], { unit, field }: Words): readonly string[] =>
  [...grouped(open, ({ unitId }) => unitId)].map(([unitId, fields]) => {
    const codes = [...new Set(fields.map((one) => one.field))];
    const more = codes.length > named ? `等${codes.length}项` : '';
    return `${unit(unitId)}（${codes.slice(0, named).map(field).join('、')}${more}）`;
  });

/** What an item that is counted rests on: whose returns, which of them fall short, and which have not said. */
const countedParts = (
  item: CountyItem,
  counted: Readonly<Record<string, CountedFigure>>,
  words: Words,
): Pick<Explained, 'inputs' | 'steps' | 'reasons'> => {
  const all = Object.values(counted);
  const missing = missingText(
    all.flatMap(({ open }) => open),
    words,
  );
  // A figure that must be none counts what falls short: whose they are is told.
  const short = item.conditions.flatMap(({ label, sum, atMost }) => {
    const units = atMost === undefined ? [] : sum.flatMap((name) => counted[name]?.units ?? []);
    return units.length === 0 ? [] : [`${label}：${units.map(words.unit).join('、')}`];
  });
  return {
    inputs: [...new Set(all.flatMap(({ over }) => over))].map((unitId) => wholeReturn(unitId, words.unit(unitId))),
    steps: short.length === 0 ? [] : [short.join('；')],
    reasons: missing.length === 0 ? [] : [`各校填报表未填或未认可，待定：${missing.join('、')}`],
  };
};

/** Why an item of the county stands as it does. */
export const explainItem = (
  { standard, county }: Pick<StandingInput, 'standard' | 'county'>,
  standing: Standing,
  countyId: string,
  item: CountyItem,
  words: Words,
): Explained => {
  const entry = county.items.find((one) => one.item === item.id);
  const figures = entry?.figures ?? {};
  const found = standing.items.find(({ id }) => id === item.id);
  const formulas = item.conditions.map((condition, index) => {
    const left = termText(condition.sum, figures);
    const over = condition.over ? ` ÷ ${termText(condition.over, figures)}` : '';
    const reason = (found?.reasons[index] ?? '').replace(condition.label, '').replace(/^[ ：]+/, '');
    return `${condition.label} = ${left}${over}${reason === '' ? '' : `（${reason}）`}`;
  });
  const inputs = figuresOf(item).map((figure): InputReference => {
    const { name = figure, unit = '' } = standard.figures[figure] ?? {};
    return { unitId: countyId, figure, label: name, value: figures[figure] ?? null, measure: unit };
  });
  const counted = entry?.counted ? countedParts(item, entry.counted, words) : { inputs, steps: [], reasons: [] };
  return {
    unitId: countyId,
    subject: item.id,
    label: `${item.id} ${item.name}`,
    clause: item.clause,
    value: found?.verdict ?? null,
    unit: '',
    bound: item.conditions.map((condition) => boundText(condition, figures)).join('；') || null,
    verdict: found?.verdict ?? 'pending',
    formula: formulas.join('；'),
    figuresOf: found?.figuresOf ?? null,
    parts: [],
    ...counted,
    reasons: [...(found?.reasons ?? []), ...counted.reasons],
  };
};
