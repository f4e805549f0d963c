import type { AssessedStage, Indicator, Standard } from '@app/domain/standards';
import { dispersionOf } from '../dispersion.js';
import { toNumber } from '../exact.js';
import { stageNames } from '../figures.js';
import { driversOf, partsOf } from '../gaps/drivers.js';
import type { Standing } from '../standing.js';
import type { Unit } from '../units.js';
import { printed, verdictOf, type Explained } from './explained.js';
import { distinct } from './inputs.js';
import { inputsOf } from './ratio.js';

/** So many of those that add most are named. */
const named = 3;

/** Why a stage's 校际差异系数 of an indicator is what it is. `mean`: why its 全县平均值 is. */
export const explainCv = (
  standard: Standard,
  standing: Standing,
  units: readonly Unit[],
  stage: AssessedStage,
  indicator: Indicator,
  what: 'cv' | 'mean',
): Explained => {
  const index = standing.indicators.findIndex(({ id }) => id === indicator.id);
  const of = standing.stages[stage];
  const by = indicator.per === 'per100' ? 100 : 1;
  const parts = partsOf(units, index);
  const dispersion = parts ? dispersionOf(parts.map(({ weighed }) => weighed)) : 'noUnits';
  const pupils = (parts ?? []).reduce((sum, { weighed }) => sum + toNumber(weighed.students), 0);
  const total = (parts ?? []).reduce((sum, { weighed }) => sum + toNumber(weighed.resource), 0);
  const mean = of.means[index] ?? null;
  const cv = of.cv[index] ?? null;
  const limit = what === 'cv' ? indicator.cvLimit?.[stage] : undefined;
  const meanText = `X̄ = Σ资源 ÷ Σ学生数${by === 100 ? ' × 100' : ''} = ${printed(total)} ÷ ${printed(pupils)}${by === 100 ? ' × 100' : ''} = ${mean === null ? '' : printed(Number(mean))}`;
  const known = typeof dispersion !== 'string' && mean !== null && cv !== null;
  const deviation = known ? Math.sqrt(dispersion.square) * (total / pupils) * by : 0;
  const drivers = known ? driversOf(parts ?? [], by).slice(0, named) : [];
  const driving = drivers.map(
    ({ section, value, side, share }) =>
      `${section}（${printed(Number(value))}，${side === 'above' ? '高于' : '低于'}平均值，占${share}%）`,
  );
  return {
    unitId: '',
    subject: `${what}.${stage}.${indicator.id}`,
    label: `${stageNames[stage]}${indicator.name}${what === 'cv' ? '校际差异系数' : '全县平均值'}`,
    clause: what === 'cv' ? standard.dispersion.clause : indicator.clause,
    value: what === 'cv' ? (cv === null ? null : cv.toFixed(6)) : mean,
    unit: what === 'cv' ? '' : indicator.unit,
    bound: limit === undefined ? null : `应不高于${limit}`,
    verdict: limit === undefined ? null : verdictOf(of.cvMet[index] ?? null),
    formula: !known
      ? ''
      : what === 'mean'
        ? meanText
        : `差异系数 = S ÷ X̄ = ${printed(deviation)} ÷ ${printed(Number(mean))} = ${printed(cv)}`,
    steps:
      known && what === 'cv'
        ? [
            meanText,
            `S = √Σ[某校学生数 ÷ 全县学生数 × (某校值 − X̄)²] = ${printed(deviation)}，共${parts?.length ?? 0}个参评单位`,
            ...(driving.length > 0 ? [`影响最大：${driving.join('、')}`] : []),
          ]
        : [],
    inputs: distinct((parts ?? []).flatMap(({ unit }) => inputsOf(standard, indicator, unit))),
    parts: (parts ?? []).map(({ unit }) => {
      const section = standing.sections.find(({ id }) => id === unit.id);
      const value = section?.values[index] ?? null;
      return {
        unitId: unit.id,
        subject: indicator.id,
        label: unit.name,
        value,
        verdict: verdictOf(section?.met[index] ?? null),
      };
    }),
    figuresOf: null,
    short: [],
    open: [],
    reasons: [of.cvReasons[index] ?? null].filter((reason) => reason !== null),
  };
};
