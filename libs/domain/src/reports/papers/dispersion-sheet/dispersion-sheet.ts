import { column, indicatorColumns } from '../county/columns.js';
import { headNames, headOf } from '../county/head.js';
import type { CountyPicture } from '../county/picture.js';
import { sectionNames, sectionRows } from '../county/sections.js';
import {
  dispersionNames,
  dispersionRows,
  indicatorNames,
  indicatorRows,
  stageFieldNames,
  stagesOf,
} from '../county/stages.js';
import type { PaperBlock, PaperData, PaperForm } from '../paper.js';

const stage = (word: '小学' | '初中'): readonly PaperBlock[] => [
  { block: 'heading', level: 1, text: word },
  {
    block: 'paragraph',
    text: `${word}参评单位{${word}单位数}个，学生{${word}学生数}人。差异系数达到要求的指标{${word}差异系数达到数}项，超过要求的{${word}差异系数超限数}项，待定的{${word}差异系数待定数}项；综合差异系数{${word}综合差异系数}。`,
  },
  {
    block: 'table',
    table: `${word}指标`,
    caption: `${word}各项指标的平均值、标准差与差异系数`,
    columns: [
      column('指标', '指标', 10, 'left'),
      column('单位', '单位', 3),
      column('全县平均值', '全县平均值', 4, 'right'),
      column('标准差', '标准差', 4, 'right'),
      column('差异系数', '差异系数', 4, 'right'),
      column('要求不高于', '差异系数要求', 3),
      column('结论', '差异系数结论', 3),
      column('说明', '差异系数说明', 7, 'left'),
    ],
  },
  {
    block: 'table',
    table: `${word}单位`,
    caption: `${word}各单位的值`,
    columns: [
      column('序号', '序号', 2),
      column('单位名称', '单位名称', 8, 'left'),
      column('学生数', '学生数', 3, 'right'),
      ...indicatorColumns(4),
    ],
  },
];

/** 差异系数测算表: X̄, S, CV and 综合 of both stages, with the values of every unit. */
export const dispersionSheetForm: PaperForm = {
  kind: 'dispersion-sheet',
  name: '差异系数测算表',
  subject: 'county',
  edition: 1,
  landscape: true,
  names: {
    fields: { ...headNames, ...stageFieldNames },
    tables: {
      测算: { meaning: '各学段的全县平均值、标准差、差异系数与综合', fields: dispersionNames },
      小学指标: { meaning: '小学每项指标一行', fields: indicatorNames },
      初中指标: { meaning: '初中每项指标一行', fields: indicatorNames },
      小学单位: { meaning: '小学每个参评单位一行', fields: sectionNames },
      初中单位: { meaning: '初中每个参评单位一行', fields: sectionNames },
    },
  },
  blocks: [
    { block: 'title', text: '{县名}{学年}学年义务教育校际差异系数测算表' },
    { block: 'paragraph', align: 'center', text: '依据{标准名称}（{标准文号}），截至{基准日}，{采用情况}' },
    {
      block: 'table',
      table: '测算',
      caption: '各学段测算结果',
      columns: [
        column('学段', '学段', 3),
        column('类别', '类别', 5),
        ...indicatorColumns(4),
        column('综合', '综合', 4),
      ],
    },
    ...stage('小学'),
    ...stage('初中'),
    {
      block: 'paragraph',
      text: '算法：全县平均值为各单位资源总量之和除以学生数之和；标准差按学生数加权；差异系数为标准差除以全县平均值；综合为各项差异系数的平均数。各数由准确值四舍五入，先比较后取整；取整会改变结论的标“边界值”。',
    },
  ],
};

/** What a county's standing puts into 差异系数测算表. */
export const dispersionSheet = (picture: CountyPicture): PaperData => ({
  fields: { ...headOf(picture), ...stagesOf(picture) },
  tables: {
    测算: dispersionRows(picture, ['全县平均值', '标准差', '差异系数']),
    小学指标: indicatorRows(picture, 'primary'),
    初中指标: indicatorRows(picture, 'junior'),
    小学单位: sectionRows(picture, 'primary'),
    初中单位: sectionRows(picture, 'junior'),
  },
});
