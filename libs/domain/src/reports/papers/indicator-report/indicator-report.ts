import { column } from '../county/columns.js';
import { indicatorValue, remarkOf } from '../county/sections.js';
import { stageWord } from '../county/stages.js';
import type { PaperData, PaperFields, PaperForm } from '../paper.js';
import { unitHead, unitNames } from '../unit/head.js';
import type { UnitPicture } from '../unit/picture.js';
import { counted, filedValue, metWords, noneWord, said } from '../values.js';

const sectionNames = {
  单位名称: '参评单位的名称',
  学段: '小学或初中',
  学生数: '学年初在校学生数，人',
  达标项数: '达标的指标数，项',
  达基本值项数: '未达标、不低于基本值的指标数，项',
  低于基本值项数: '低于基本值的指标数，项',
  待定项数: '未填、不适用或无法判定的指标数，项',
  综合评估: '达标、未达标或待定',
  备注: '哪几项达标、哪几项达到要求的百分之几、哪几项未填',
} as const;
const valueNames = {
  单位名称: '参评单位的名称',
  序号: '指标的序号',
  指标: '指标名称',
  单位: '计量单位',
  基本值: '达标值的百分之八十五',
  达标值: '达标值',
  实际值: '实际值',
  是否达标: '达标、未达标或待定；按过渡性放宽计的注明',
} as const;

/** 七项指标报告 of a school: 基本值, 达标值, 实际值 and 是否达标 of each of its sections. */
export const indicatorReportForm: PaperForm = {
  kind: 'indicator-report',
  name: '七项指标报告',
  subject: 'unit',
  own: true,
  edition: 1,
  landscape: false,
  names: {
    fields: unitNames,
    tables: {
      学部: { meaning: '每个参评单位一行', fields: sectionNames },
      指标: { meaning: '每个参评单位的每项指标一行', fields: valueNames },
    },
  },
  blocks: [
    { block: 'title', text: '{学校名称}资源配置指标报告' },
    {
      block: 'paragraph',
      align: 'center',
      text: '{县名}　{学年}学年　依据{标准名称}（{标准文号}），截至{基准日}',
    },
    { block: 'paragraph', text: '办学类型：{办学类型}。参评单位{参评单位数}个。综合评估：{学校结论}。' },
    {
      block: 'each',
      table: '学部',
      blocks: [
        {
          block: 'paragraph',
          text: '{单位名称}（{学段}）：学生{学生数}人；达标{达标项数}项，未达标但不低于基本值{达基本值项数}项，低于基本值{低于基本值项数}项，待定{待定项数}项；综合评估：{综合评估}。{备注}。',
        },
      ],
    },
    {
      block: 'table',
      table: '指标',
      caption: '各项指标',
      columns: [
        column('单位名称', '单位名称', 6, 'left'),
        column('序号', '序号', 2),
        column('指标', '指标', 9, 'left'),
        column('单位', '单位', 3),
        column('基本值', '基本值', 3, 'right'),
        column('达标值', '达标值', 3, 'right'),
        column('实际值', '实际值', 4, 'right'),
        column('是否达标', '是否达标', 4),
      ],
    },
    { block: 'signatures', lines: ['学校（盖章）：', '日期：'] },
  ],
};

const counts = (section: UnitPicture['sections'][number], states: readonly string[]) =>
  counted(section.states.filter((state) => states.includes(state)).length);

/** What a school's standing puts into 七项指标报告. */
export const indicatorReport = (of: UnitPicture): PaperData => {
  const { picture, sections } = of;
  const { indicators } = picture.standing;
  return {
    fields: unitHead(of),
    tables: {
      学部: sections.map((section) => ({
        单位名称: said(section.name),
        学段: said(stageWord(section.stage)),
        学生数: filedValue(section.students, { of: 'figure', unitId: section.id, field: 'students' }),
        达标项数: counts(section, ['met', 'near']),
        达基本值项数: counts(section, ['aboveFloor']),
        低于基本值项数: counts(section, ['belowFloor']),
        待定项数: counts(section, ['missing', 'notApplicable', 'undetermined']),
        综合评估: said(picture.input.standard.schoolRule ? metWords(section.compliant) : noneWord),
        备注: said(remarkOf(picture, section)),
      })),
      指标: sections.flatMap((section) =>
        indicators.map(({ name, unit, threshold, floor }, at): PaperFields => {
          const word = threshold ? metWords(section.met[at] ?? null) : noneWord;
          return {
            单位名称: said(section.name),
            序号: counted(at + 1),
            指标: said(name),
            单位: said(unit),
            基本值: said(floor?.[section.stage] ?? noneWord),
            达标值: said(threshold?.[section.stage] ?? noneWord),
            实际值: indicatorValue(picture, section, at),
            是否达标: said(section.exempted[at] ? `${word}（按过渡性放宽计）` : word),
          };
        }),
      ),
    },
  };
};
