import { figuresOf, type CountyItem, type ItemCondition } from '@app/domain/standards';
import { relievedEntries } from '../counted-items/index.js';
import type { Standing } from '../standing.js';
import type { StandingInput } from '../standing-input.js';
import { countedParts, type Words } from './counted.js';
import type { Explained, InputReference } from './explained.js';

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

/** `最低（语文学业水平等级 3、数学学业水平等级 2）`, without what was not monitored. */
const extremeText = (
  { sum, extreme }: ItemCondition,
  figures: Readonly<Record<string, string>>,
  nameOf: (figure: string) => string,
): string => {
  const told = sum.filter((name) => figures[name] !== 'n/a');
  if (extreme && told.every((name) => figures[name] === undefined) && figures[extreme.instead] !== undefined)
    return figures[extreme.instead] ?? '';
  const terms = told.map((name) => `${nameOf(name)} ${figures[name] ?? '未填'}`).join('、');
  return `${extreme?.of === 'highest' ? '最高' : '最低'}（${terms || '均未监测'}）`;
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

/** Why an item of the county stands as it does. */
export const explainItem = (
  { standard, county }: Pick<StandingInput, 'standard' | 'county'>,
  standing: Standing,
  countyId: string,
  item: CountyItem,
  words: Words,
): Explained => {
  const entries = county.items.filter((one) => one.item === item.id);
  const [entry] = relievedEntries(entries, standing.exemptions, standard.exemptions);
  const figures = entry?.figures ?? {};
  const found = standing.items.find(({ id }) => id === item.id);
  const known = (name: string): string => standard.figures[name]?.name ?? name;
  const formulas = item.conditions.map((condition, index) => {
    const left = condition.extreme ? extremeText(condition, figures, known) : termText(condition.sum, figures);
    const over = condition.over ? ` ÷ ${termText(condition.over, figures)}` : '';
    const reason = (found?.reasons[index] ?? '').replace(condition.label, '').replace(/^[ ：]+/, '');
    return `${condition.label} = ${left}${over}${reason === '' ? '' : `（${reason}）`}`;
  });
  const names = [...new Set([...figuresOf(item), ...Object.keys(figures)])];
  const inputs = names.map((figure): InputReference => {
    const { name = figure, unit = '' } = standard.figures[figure] ?? {};
    return { unitId: countyId, figure, label: name, value: figures[figure] ?? null, measure: unit };
  });
  const counted = entry?.counted
    ? countedParts(item, entry.counted, words)
    : { inputs, steps: [], short: [], open: [], reasons: [] };
  return {
    unitId: countyId,
    subject: item.id,
    label: `${item.id} ${item.name}`,
    clause: item.clause,
    value: found?.verdict ?? null,
    unit: '',
    bound: [...new Set(item.conditions.map((condition) => boundText(condition, figures)))].join('；') || null,
    verdict: found?.verdict ?? 'pending',
    formula: formulas.join('；'),
    figuresOf: found?.figuresOf ?? null,
    parts: [],
    ...counted,
    reasons: [...(found?.reasons ?? []), ...counted.reasons],
  };
};
