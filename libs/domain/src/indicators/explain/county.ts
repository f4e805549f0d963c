import type { AssessedStage, CountyItem, Indicator, ItemCondition, Standard } from '@app/domain/standards';
import { stageNames } from '../figures.js';
import type { Standing } from '../standing.js';
import type { StandingInput } from '../standing-input.js';
import { verdictOf, type Explained, type PartReference } from './explained.js';

const empty = { steps: [], inputs: [], parts: [], reasons: [], unit: '' } as const;

const percentText = (part: number, all: number, percent: number | null): string =>
  percent === null ? '' : `${part} ÷ ${all} × 100% = ${percent}%`;

/** How many sections of a stage meet an indicator (`passing`), or the school rule (`compliant`). */
export const explainCount = (
  standard: Standard,
  standing: Standing,
  stage: AssessedStage,
  indicator: Indicator | null,
): Explained => {
  const of = standing.stages[stage];
  const index = indicator ? standing.indicators.findIndex(({ id }) => id === indicator.id) : -1;
  const count = indicator ? (of.passing[index] ?? null) : of.compliant;
  const percent = indicator ? (of.passingPercent[index] ?? null) : of.compliantPercent;
  const mine = standing.sections.filter((section) => section.stage === stage);
  const parts = mine.map((section): PartReference => ({
    unitId: section.id,
    subject: indicator ? indicator.id : 'verdict',
    label: section.name,
    value: indicator ? (section.values[index] ?? null) : null,
    verdict: verdictOf(indicator ? (section.met[index] ?? null) : section.compliant),
  }));
  const names = (verdict: PartReference['verdict']) =>
    parts.filter((part) => part.verdict === verdict).map(({ label }) => label);
  const said = (word: string, list: readonly string[]) => (list.length > 0 ? [`${word}：${list.join('、')}`] : []);
  return {
    ...empty,
    unitId: '',
    subject: indicator ? `passing.${stage}.${indicator.id}` : `compliant.${stage}`,
    label: `${stageNames[stage]}${indicator ? `${indicator.name}达标单位数` : '总体达标单位数'}`,
    clause: indicator ? indicator.clause : (standard.schoolRule?.clause ?? standard.instrument),
    value: count === null ? null : String(count),
    unit: '个',
    bound: standard.schoolRule && !indicator ? '每个参评单位均应达标' : null,
    verdict:
      indicator || !standard.schoolRule
        ? null
        : verdictOf(names('notMet').length > 0 ? false : names('pending').length > 0 ? null : true),
    formula: count === null ? '' : percentText(count, of.sections, percent),
    parts,
    reasons: [...said('未达标', names('notMet')), ...said('待定', names('pending'))],
  };
};

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

/** Why an item of the county stands as it does. */
export const explainItem = (
  { standard, county }: Pick<StandingInput, 'standard' | 'county'>,
  standing: Standing,
  countyId: string,
  item: CountyItem,
): Explained => {
  const figures = county.items.find((one) => one.item === item.id)?.figures ?? {};
  const found = standing.items.find(({ id }) => id === item.id);
  const names = [
    ...new Set(
      item.conditions.flatMap(({ sum, over, atLeastFigure }) => [
        ...sum,
        ...(over ?? []),
        ...(atLeastFigure ? [atLeastFigure] : []),
      ]),
    ),
  ].map((name) => name.replace(/^-/, ''));
  const formulas = item.conditions.map((condition, index) => {
    const left = termText(condition.sum, figures);
    const over = condition.over ? ` ÷ ${termText(condition.over, figures)}` : '';
    const reason = (found?.reasons[index] ?? '').replace(condition.label, '').replace(/^[ ：]+/, '');
    return `${condition.label} = ${left}${over}${reason === '' ? '' : `（${reason}）`}`;
  });
  return {
    ...empty,
    unitId: countyId,
    subject: item.id,
    label: `${item.id} ${item.name}`,
    clause: item.clause,
    value: found?.verdict ?? null,
    bound: item.conditions.map((condition) => boundText(condition, figures)).join('；') || null,
    verdict: found?.verdict ?? 'pending',
    formula: formulas.join('；'),
    inputs: names.map((figure) => ({
      unitId: countyId,
      figure,
      label: standard.figures[figure]?.name ?? figure,
      value: figures[figure] ?? null,
    })),
    reasons: found?.reasons ?? [],
  };
};

/** Why a section complies with the school rule, or does not. */
export const explainSection = (standard: Standard, standing: Standing, sectionId: string): Explained | undefined => {
  const section = standing.sections.find(({ id }) => id === sectionId);
  if (!section) return undefined;
  const parts = standing.indicators.map((indicator, index): PartReference => ({
    unitId: sectionId,
    subject: indicator.id,
    label: indicator.name,
    value: section.values[index] ?? null,
    verdict: verdictOf(section.met[index] ?? null),
  }));
  const met = section.met.filter((answer, index) => answer === true || (answer === false && section.exempted[index]));
  const below = section.states.filter((state, index) => state === 'belowFloor' && !section.exempted[index]).length;
  return {
    ...empty,
    unitId: sectionId,
    subject: 'verdict',
    label: `${section.name}达标判定`,
    clause: standard.schoolRule?.clause ?? standard.instrument,
    value: null,
    bound: standard.schoolRule ? `至少${standard.schoolRule.atLeastMet}项指标达到要求，余项不低于要求的85%` : null,
    verdict: standard.schoolRule ? verdictOf(section.compliant) : null,
    formula: `达到要求${met.length}项，低于要求的85%的${below}项，共${parts.length}项`,
    parts,
    reasons: section.reasons,
  };
};

/** Why the county's verdict is what it is: everything that stands against it, and every item beneath. */
export const explainVerdict = (standard: Standard, standing: Standing, countyId: string): Explained => {
  const count = (kind: 'notMet' | 'pending') => standing.blockers.filter((one) => one.kind === kind).length;
  return {
    ...empty,
    unitId: countyId,
    subject: 'verdict',
    label: `${standard.shortName}达标判定`,
    clause: standard.instrument,
    value: standing.verdict,
    bound: '资源配置、校际差异、政府保障程度、教育质量、社会认可度均应达到，且无一票否决情形',
    verdict: standing.verdict,
    formula: `未达到${count('notMet')}处，待定${count('pending')}处`,
    parts: [
      ...(['primary', 'junior'] as const).flatMap((stage): PartReference[] => [
        {
          unitId: countyId,
          subject: `compliant.${stage}`,
          label: `${stageNames[stage]}总体达标单位数`,
          value: String(standing.stages[stage].compliant ?? ''),
          verdict: null,
        },
        ...standing.indicators.map((indicator, index): PartReference => ({
          unitId: countyId,
          subject: `cv.${stage}.${indicator.id}`,
          label: `${stageNames[stage]}${indicator.name}校际差异系数`,
          value: standing.stages[stage].cv[index]?.toFixed(6) ?? null,
          verdict: verdictOf(standing.stages[stage].cvMet[index] ?? null),
        })),
      ]),
      ...standing.items.map(({ id, name, verdict }): PartReference => ({
        unitId: countyId,
        subject: id,
        label: name,
        value: null,
        verdict,
      })),
    ],
    reasons: standing.blockers.map(({ sentence }) => sentence),
  };
};
