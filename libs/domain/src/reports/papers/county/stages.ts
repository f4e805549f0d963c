import { stageNames } from '@app/domain/indicators';
import { assessedStages, type AssessedStage } from '@app/domain/standards';
import type { PaperFields, PaperValue } from '../paper.js';
import {
  byPlace,
  counted,
  judgementWords,
  marked,
  metWords,
  noneWord,
  placeNames,
  prefixed,
  printed,
  said,
} from '../values.js';
import type { CountyPicture } from './picture.js';
import { standardOf } from './head.js';

const ofStage = {
  单位数: '参评单位数，个',
  学生数: '参评单位学生数，人',
  达标单位数: '综合评估达标的单位数，个',
  达标比例: '综合评估达标的单位占比，%',
  未达标单位数: '综合评估未达标的单位数，个',
  待定单位数: '综合评估待定的单位数，个',
  综合差异系数: '各项差异系数的平均数',
  差异系数达到数: '差异系数达到要求的指标数，项',
  差异系数超限数: '差异系数超过要求的指标数，项',
  差异系数待定数: '差异系数待定的指标数，项',
} as const;

export const stageFieldNames: Readonly<Record<string, string>> = {
  指标项数: '资源配置指标的项数',
  ...placeNames('的简称'),
  ...prefixed('全称', placeNames('的名称')),
  ...prefixed('小学', ofStage),
  ...prefixed('初中', ofStage),
};

export const indicatorNames = {
  序号: '指标的序号',
  指标: '指标名称',
  单位: '计量单位',
  要求: '达标值',
  底线: '基本值（达标值的百分之八十五）',
  达标单位数: '该项指标达标的单位数，个',
  达标比例: '该项指标达标的单位占比，%',
  未达标单位数: '该项指标未达标的单位数，个',
  待定单位数: '该项指标待定的单位数，个',
  全县平均值: '全县平均值（学生数加权）',
  标准差: '标准差（学生数加权）',
  差异系数: '校际差异系数',
  差异系数要求: '校际差异系数的上限',
  差异系数结论: '达标、未达标或待定',
  差异系数说明: '差异系数待定的原因',
} as const;

/** A stage's name before a field's: 小学单位数. */
export const stageWord = (stage: AssessedStage): '小学' | '初中' => (stage === 'primary' ? '小学' : '初中');

/** One line an indicator. A sentence on an indicator and a table of it show the same values. */
export const indicatorRows = (picture: CountyPicture, stage: AssessedStage): readonly PaperFields[] => {
  const { standing, values } = picture;
  const of = standing.stages[stage];
  const mine = standing.sections.filter((section) => section.stage === stage);
  return standing.indicators.map(({ id, name, unit, threshold, floor, cvLimit }, at) => {
    const cv = { of: 'cv', stage, indicator: id } as const;
    const judged = (met: boolean | null): PaperValue =>
      threshold ? counted(mine.filter((section) => section.met[at] === met).length) : said(noneWord);
    const percent = of.passingPercent[at];
    const none = of.sections === 0 ? noneWord : judgementWords.pending;
    return {
      序号: counted(at + 1),
      指标: said(name),
      单位: said(unit),
      要求: said(threshold?.[stage] ?? noneWord),
      底线: said(floor?.[stage] ?? noneWord),
      达标单位数: judged(true),
      达标比例: said(percent === null || percent === undefined ? noneWord : percent.toFixed(2)),
      未达标单位数: judged(false),
      待定单位数: judged(null),
      全县平均值: said(values.stages[stage].means[at] ?? none, cv),
      标准差: said(values.stages[stage].deviations[at] ?? none, cv),
      差异系数: said(marked(values.stages[stage].cv[at] ?? null, of.cvBoundary[at] === true) ?? none, cv),
      差异系数要求: said(cvLimit?.[stage] ?? noneWord),
      差异系数结论: said(cvLimit ? metWords(of.cvMet[at] ?? null) : noneWord, cv),
      差异系数说明: said(of.cvReasons[at] ?? ''),
    };
  });
};

const stageFields = (picture: CountyPicture, stage: AssessedStage): Record<keyof typeof ofStage, PaperValue> => {
  const { standing, values } = picture;
  const of = standing.stages[stage];
  const mine = standing.sections.filter((section) => section.stage === stage);
  const ruled = standardOf(picture).schoolRule !== null;
  const judged = (met: boolean | null): PaperValue =>
    ruled ? counted(mine.filter(({ compliant }) => compliant === met).length) : said(noneWord);
  const bound = standing.indicators.flatMap(({ cvLimit }, at) => (cvLimit ? [of.cvMet[at] ?? null] : []));
  const cvs = (met: boolean | null) => counted(bound.filter((one) => one === met).length);
  return {
    单位数: counted(of.sections),
    学生数: printed(of.students === null ? null : String(of.students)),
    达标单位数: judged(true),
    达标比例: said(of.compliantPercent === null ? noneWord : of.compliantPercent.toFixed(2)),
    未达标单位数: judged(false),
    待定单位数: judged(null),
    综合差异系数: said(values.stages[stage].compositeCv ?? (of.sections === 0 ? noneWord : judgementWords.pending)),
    差异系数达到数: cvs(true),
    差异系数超限数: cvs(false),
    差异系数待定数: cvs(null),
  };
};

/** Counts of both stages, and what the indicators' columns are headed by. */
export const stagesOf = (picture: CountyPicture): PaperFields => ({
  指标项数: counted(picture.standing.indicators.length),
  ...byPlace(picture.standing.indicators.map(({ shortName }) => said(shortName))),
  ...prefixed('全称', byPlace(picture.standing.indicators.map(({ name }) => said(name)))),
  ...prefixed('小学', stageFields(picture, 'primary')),
  ...prefixed('初中', stageFields(picture, 'junior')),
});

export const resourceNames = {
  学段: '小学或初中',
  类别: '达标学校总数（所）、达标学校比例（%）',
  ...placeNames('的数'),
  综合评估: '综合评估达标的数',
} as const;

/** 申报表Ⅱ-1: two lines a stage, of the values that the sentences show. */
export const resourceRows = (picture: CountyPicture): readonly PaperFields[] =>
  assessedStages.flatMap((stage) => {
    const rows = indicatorRows(picture, stage);
    const fields = stageFields(picture, stage);
    const line = (kind: string, name: '达标单位数' | '达标比例') => ({
      学段: said(stageNames[stage]),
      类别: said(kind),
      ...byPlace(rows.flatMap((row) => row[name] ?? [])),
      综合评估: fields[name],
    });
    return [line('达标学校总数（所）', '达标单位数'), line('达标学校比例（%）', '达标比例')];
  });

export const dispersionNames = {
  学段: '小学或初中',
  类别: '全县平均值、标准差或差异系数',
  ...placeNames('的数'),
  综合: '综合差异系数',
} as const;

/** Lines of X̄, S and CV with 综合: 申报表Ⅲ has the first and the last of them. */
export const dispersionRows = (
  picture: CountyPicture,
  kinds: readonly ('全县平均值' | '标准差' | '差异系数')[],
): readonly PaperFields[] =>
  assessedStages.flatMap((stage) => {
    const rows = indicatorRows(picture, stage);
    const { 综合差异系数 } = stageFields(picture, stage);
    return kinds.map((kind) => ({
      学段: said(stageNames[stage]),
      类别: said(kind),
      ...byPlace(rows.flatMap((row) => row[kind] ?? [])),
      综合: kind === '差异系数' ? 综合差异系数 : said(noneWord),
    }));
  });
