import { measureOf, type SchoolGaps } from '@app/domain/indicators';
import { indicatorValue } from '../county/sections.js';
import { stageWord } from '../county/stages.js';
import type { PaperData, PaperFields } from '../paper.js';
import { unitHead } from '../unit/head.js';
import type { UnitPicture } from '../unit/picture.js';
import { counted, noneWord, said } from '../values.js';

type Change = SchoolGaps['ways'][number]['changes'][number];

/** What a school's gaps put into 一校一策. */
export const schoolPlan = (of: UnitPicture): PaperData => {
  const { picture, sections, gaps } = of;
  const { indicators } = picture.standing;
  const shortName = (id: string) => indicators.find((one) => one.id === id)?.shortName ?? id;
  const fullName = (id: string) => indicators.find((one) => one.id === id)?.name ?? id;
  const sectionName = (id: string) => sections.find((one) => one.id === id)?.name ?? id;
  const need = ({ unit, unitId, figure, from, amount, to, for: reasons }: Change, at: number): PaperFields => {
    const { noun, unit: measure } = measureOf(figure);
    const behind = { of: 'figure', unitId, field: figure } as const;
    return {
      序号: counted(at + 1),
      单位名称: said(unit),
      资源: said(noun),
      计量单位: said(measure),
      现有: said(from, behind),
      需增加: said(amount, behind),
      增加后: said(to, behind),
      用于: said(
        [...new Set(reasons.map((one) => `${sectionName(one.sectionId)}${shortName(one.indicator)}`))].join('、'),
      ),
    };
  };
  const best = gaps.flatMap(({ ways }) => ways[0] ?? []);
  const needs = best.flatMap(({ changes }) => changes).map(need);
  const shortfalls = gaps.flatMap((school) =>
    school.sections.flatMap(({ sectionId, indicators: each }) => each.map((one) => ({ sectionId, ...one }))),
  );
  const lacks = sections.flatMap((section) =>
    indicators.flatMap(({ id, name, threshold }, at): readonly PaperFields[] => {
      if (section.met[at] !== false) return [];
      // Of a section that complies with one indicator missed, nothing is reckoned.
      const lack = shortfalls.find((one) => one.sectionId === section.id && one.indicator === id);
      const figure = picture.input.standard.indicators.find((one) => one.id === id)?.figure ?? '';
      return [
        {
          单位名称: said(section.name),
          学段: said(stageWord(section.stage)),
          指标: said(name),
          实际值: indicatorValue(picture, section, at),
          达标值: said(threshold?.[section.stage] ?? noneWord),
          差达标值: said(lack?.toThreshold ?? noneWord),
          差基本值: said(lack?.toFloor ?? noneWord),
          计量单位: said(measureOf(figure).unit),
        },
      ];
    }),
  );
  const pairs = (list: readonly Readonly<{ sectionId: string; indicator: string }>[]) =>
    list.map(({ sectionId, indicator }) => ({
      单位名称: said(sectionName(sectionId)),
      指标: said(fullName(indicator)),
    }));
  const others = gaps.flatMap(({ ways }) => ways.slice(1));
  const open = gaps.flatMap((school) => school.open);
  const head = unitHead(of);
  const idle =
    sections.length === 0
      ? '没有参评单位，不需要补足。'
      : needs.length > 0
        ? ''
        : open.length > 0
          ? '须先填报缺少的数据，再测算缺口。'
          : gaps.length > 0
            ? '补足资源不能使本校达到要求。'
            : '各参评单位综合评估均已达标，不需要补足。';
  return {
    fields: {
      ...head,
      需补资源数: counted(needs.length),
      未达标指标数: counted(lacks.length),
      无需补足: said(idle),
    },
    tables: {
      补足: needs,
      缺口: lacks,
      可暂不达标: pairs(best.flatMap(({ mayStay }) => mayStay)),
      须先填报: pairs(open),
      其他办法: others.map(({ changes }, at) => ({
        序号: counted(at + 1),
        办法: said(changes.map(({ unit, sentence }) => `${unit}${sentence}`).join('；')),
      })),
    },
  };
};
