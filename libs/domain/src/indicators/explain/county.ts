import type { AssessedStage, Indicator, Standard } from '@app/domain/standards';
import { stageNames } from '../figures.js';
import type { Standing } from '../standing.js';
import type { Unit } from '../units.js';
import { verdictOf, type Explained, type PartReference } from './explained.js';
import { distinct, returnsOf, wholeReturn } from './inputs.js';
import { inputsOf } from './ratio.js';

const empty = { steps: [], parts: [], reasons: [], unit: '', figuresOf: null, short: [], open: [] } as const;

const percentText = (part: number, all: number, percent: number | null): string =>
  percent === null ? '' : `${part} ÷ ${all} × 100% = ${percent}%`;

/**
 * How many sections of a stage meet an indicator (`passing`), or the school rule (`compliant`). The first rests on one
 * figure of each, the second on all of them: each section is named once with what it filed.
 * @param units those of the stage
 */
export const explainCount = (
  standard: Standard,
  standing: Standing,
  units: readonly Unit[],
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
    inputs: indicator ? distinct(units.flatMap((unit) => inputsOf(standard, indicator, unit))) : returnsOf(units),
    parts,
    reasons: [...said('未达标', names('notMet')), ...said('待定', names('pending'))],
  };
};

/** Why a section complies with the school rule, or does not. */
export const explainSection = (
  standard: Standard,
  standing: Standing,
  units: readonly Unit[],
  sectionId: string,
): Explained | undefined => {
  const section = standing.sections.find(({ id }) => id === sectionId);
  const unit = units.find(({ id }) => id === sectionId);
  if (!section || !unit) return undefined;
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
    inputs: distinct(standard.indicators.flatMap((indicator) => inputsOf(standard, indicator, unit))),
    parts,
    reasons: section.reasons,
  };
};

/**
 * Why the county's verdict is what it is: everything that stands against it, and every item beneath. It rests on what
 * every section filed, and on the county's own return where an item does.
 */
export const explainVerdict = (
  standard: Standard,
  standing: Standing,
  units: readonly Unit[],
  countyId: string,
): Explained => {
  const returned = standing.items.some(({ figuresOf }) => figuresOf === 'return');
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
    inputs: [...returnsOf(units), ...(returned ? [wholeReturn(countyId, '县本级')] : [])],
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
