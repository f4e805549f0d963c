import type { Indicator, Standard } from '@app/domain/standards';
import { stageNames } from '../figures.js';
import { holderOf } from '../gaps/section-gaps.js';
import { measureOf } from '../gaps/measures.js';
import { madeOnce } from '../made-once.js';
import { metOf } from '../school-rule.js';
import type { Standing } from '../standing.js';
import type { Unit } from '../units.js';
import { bare, verdictOf, type Explained, type InputReference } from './explained.js';

/** What a figure is called. */
export const figureLabel = (figure: string): string => (figure === 'students' ? '学生数' : measureOf(figure).noun);

/** What a figure is counted in: `人`, `平方米`; empty for what is only a number. */
export const figureUnit = (figure: string): string =>
  figure === 'students' ? '人' : measureOf(figure).unit.replace('㎡', '平方米');

const stagesOf = (unit: Unit, standard: Standard) =>
  unit.premises
    ? (Object.entries(standard.sharing.ratios[unit.premises.school.type]) as [Unit['stage'] | 'senior', string][])
    : [];

/** The figures that an indicator of a section rests on: the resource, and the pupils; of shared rooms every stage's. */
export const inputsOf = (standard: Standard, indicator: Indicator, unit: Unit): readonly InputReference[] => {
  const { figure } = indicator;
  const holder = holderOf(unit, indicator);
  const resource = {
    unitId: holder.id,
    figure,
    label: `${holder.name}${figureLabel(figure)}`,
    value: holder.figures[figure] ?? null,
    measure: figureUnit(figure),
  };
  const own = (unitId: string, name: string, value: string | null): InputReference => ({
    unitId,
    figure: 'students',
    label: `${name}学生数`,
    value,
    measure: figureUnit('students'),
  });
  if (!indicator.sharedByRatio || !unit.premises)
    return [resource, own(unit.id, unit.name, unit.figures['students'] ?? null)];
  const { school } = unit.premises;
  return [
    resource,
    ...stagesOf(unit, standard).map(([stage]) => {
      const value = school.students[stage] ?? null;
      const section = school.sections.find((one) => one.stage === stage);
      if (section) return own(section.id, section.name, value);
      return {
        unitId: school.id,
        figure: `enrolment.${stage}`,
        label: `${school.name}${stageNames[stage]}学生数`,
        value,
        measure: figureUnit('students'),
      };
    }),
  ];
};

/** The same of every indicator, in the standard's order: put together once for a section and its figures. */
export const inputsOfAll = madeOnce((unit: Unit, standard: Standard): readonly (readonly InputReference[])[] =>
  standard.indicators.map((indicator) => inputsOf(standard, indicator, unit)),
);

/** `23226 × (166 × 1) ÷ (166 × 1 + 210 × 1.1)`: the section's part of its school's total. */
const shareText = (standard: Standard, unit: Unit, text: string): string => {
  const terms = stagesOf(unit, standard).map(([stage, ratio]) => ({
    stage,
    term: `${unit.premises?.school.students[stage] ?? '未填'} × ${ratio}`,
  }));
  const mine = terms.find(({ stage }) => stage === unit.stage)?.term ?? '';
  return `${text} × (${mine}) ÷ (${terms.map(({ term }) => term).join(' + ')})`;
};

/** Why an indicator of a section is what it is. */
export const explainRatio = (standard: Standard, standing: Standing, unit: Unit, indicator: Indicator): Explained => {
  const index = standing.indicators.findIndex(({ id }) => id === indicator.id);
  const section = standing.sections.find(({ id }) => id === unit.id);
  const value = section?.values[index] ?? null;
  const inputs = inputsOf(standard, indicator, unit);
  const shared = indicator.sharedByRatio && unit.premises !== null;
  const text = inputs[0]?.value ?? '';
  const pupils = shared ? (unit.premises?.school.students[unit.stage] ?? '') : (unit.figures['students'] ?? '');
  const resource = shared ? shareText(standard, unit, text) : text;
  const by = indicator.per === 'per100' ? ' × 100' : '';
  const limit = indicator.threshold?.[unit.stage];
  const floor = limit && indicator.floorRatio ? printedFloor(limit, indicator.floorRatio) : null;
  return {
    unitId: unit.id,
    subject: indicator.id,
    label: `${unit.name}${indicator.name}`,
    clause: indicator.clause,
    value,
    unit: indicator.unit,
    bound: limit === undefined ? null : `应不低于${limit}${floor === null ? '' : `，其85%为${floor}`}`,
    verdict: section && limit !== undefined ? verdictOf(metOf(section.states[index] ?? 'missing')) : null,
    formula: value === null ? '' : `${resource} ÷ ${pupils}${by} = ${bare(value)}`,
    steps: shared ? [`校舍由各学段共用，按学生数折算：${standard.sharing.clause}`] : [],
    inputs,
    figuresOf: null,
    short: [],
    open: [],
    parts: [],
    reasons: section?.reasons.filter((reason) => reason.startsWith(indicator.name)) ?? [],
  };
};

const printedFloor = (limit: string, ratio: string): string => bare((Number(limit) * Number(ratio)).toFixed(6));
