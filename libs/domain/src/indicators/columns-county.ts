import { assessedStages, type AssessedStage, type Standard } from '@app/domain/standards';
import { stageNames } from './figures.js';
import type { Standing } from './standing.js';

/** What a standing says of a county's subject. */
export type CountyValue = Readonly<{
  label: string;
  clause: string;
  indicator: string | null;
  computed: string | null;
}>;

/** What a standing says of `cv.primary.L2`, `compliant.junior`, `B7`, `verdict`; undefined for what it does not tell. */
export const countyValue = (standard: Standard, standing: Standing, subject: string): CountyValue | undefined => {
  if (subject === 'verdict')
    return {
      label: `${standard.shortName}达标判定`,
      clause: standard.instrument,
      indicator: null,
      computed: standing.verdict,
    };
  const item = standing.items.find(({ id }) => id === subject);
  if (item) return { label: `${item.id}${item.name}`, clause: item.clause, indicator: item.id, computed: item.verdict };
  const [what = '', stageName, id] = subject.split('.');
  const stage = assessedStages.find((one) => one === stageName);
  if (!stage) return undefined;
  const index = standing.indicators.findIndex((one) => one.id === id);
  const indicator = standard.indicators[index];
  const found = stageValue(standing, stage, what, index);
  if (!found || (id !== undefined && !indicator)) return undefined;
  const clause = indicator && what !== 'cv' ? indicator.clause : standard.dispersion.clause;
  const label = `${stageNames[stage]}${indicator?.name ?? ''}${found.name}`;
  return { label, clause, indicator: indicator?.id ?? null, computed: found.value };
};

const stageValue = (
  standing: Standing,
  stage: AssessedStage,
  what: string,
  index: number,
): Readonly<{ name: string; value: string | null }> | undefined => {
  const of = standing.stages[stage];
  const text = (value: number | string | null | undefined): string | null =>
    value === null || value === undefined ? null : String(value);
  const all: Readonly<Record<string, Readonly<{ name: string; value: string | null }>>> = {
    cv: { name: '校际差异系数', value: text(of.cv[index]?.toFixed(6)) },
    mean: { name: '全县平均值', value: text(of.means[index]) },
    passing: { name: '达标单位数', value: text(of.passing[index]) },
    passingPercent: { name: '达标比例', value: text(of.passingPercent[index]) },
    compositeCv: { name: '综合差异系数', value: text(of.compositeCv?.toFixed(6)) },
    compliant: { name: '总体达标单位数', value: text(of.compliant) },
    compliantPercent: { name: '总体达标比例', value: text(of.compliantPercent) },
    sections: { name: '参评单位数', value: text(of.sections) },
    students: { name: '学生数', value: text(of.students) },
  };
  return all[what];
};
