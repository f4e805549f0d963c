import { column } from '../county/columns.js';
import type { PaperForm } from '../paper.js';
import { unitNames } from '../unit/head.js';

const needNames = {
  序号: '序号',
  单位名称: '由哪个单位补足（共用校舍的为学校）',
  资源: '要补足的资源',
  计量单位: '名、平方米、元、间等',
  现有: '现有的数',
  需增加: '至少再增加多少',
  增加后: '增加后的数',
  用于: '哪几个单位的哪几项指标',
} as const;
const gapNames = {
  单位名称: '参评单位',
  学段: '小学或初中',
  指标: '未达标的指标',
  实际值: '实际值',
  达标值: '达标值',
  差达标值: '距达标值还差多少资源',
  差基本值: '距基本值还差多少资源',
  计量单位: '名、平方米、元、间等',
} as const;
const wayNames = { 序号: '序号', 办法: '另一种补足的办法' } as const;
const openNames = { 单位名称: '参评单位', 指标: '须先填报的指标' } as const;
const spareNames = { 单位名称: '参评单位', 指标: '可暂不达标的指标（不低于要求的百分之八十五即可）' } as const;

/** 一校一策: what a school lacks, in units that can be counted out, and the shortest way to comply. */
export const schoolPlanForm: PaperForm = {
  kind: 'school-plan',
  name: '一校一策',
  subject: 'unit',
  own: true,
  edition: 1,
  landscape: false,
  names: {
    fields: {
      ...unitNames,
      需补资源数: '最省的办法要补足的资源有几种',
      未达标指标数: '未达标的指标有几项（各参评单位分别计）',
      无需补足: '不需要补足时为一句话，否则为空',
    },
    tables: {
      补足: { meaning: '最省的办法，每种资源一行', fields: needNames },
      缺口: { meaning: '每个未达标的指标一行', fields: gapNames },
      可暂不达标: { meaning: '最省的办法下可暂不达标的指标', fields: spareNames },
      须先填报: { meaning: '没有数、无法测算的指标', fields: openNames },
      其他办法: { meaning: '其他同样可行的办法', fields: wayNames },
    },
  },
  blocks: [
    { block: 'title', text: '{学校名称}“一校一策”方案' },
    {
      block: 'paragraph',
      align: 'center',
      text: '{县名}　{学年}学年　依据{标准名称}（{标准文号}），截至{基准日}',
    },
    { block: 'heading', level: 1, text: '一、现状' },
    {
      block: 'paragraph',
      text: '办学类型：{办学类型}。参评单位{参评单位数}个，未达标的指标{未达标指标数}项。综合评估：{学校结论}。',
    },
    {
      block: 'when',
      named: '缺口',
      blocks: [
        {
          block: 'table',
          table: '缺口',
          caption: '未达标的指标与缺口',
          columns: [
            column('单位名称', '单位名称', 6, 'left'),
            column('指标', '指标', 7, 'left'),
            column('实际值', '实际值', 4, 'right'),
            column('达标值', '达标值', 3, 'right'),
            column('距达标值缺', '差达标值', 4, 'right'),
            column('距基本值缺', '差基本值', 4, 'right'),
            column('单位', '计量单位', 2),
          ],
        },
      ],
    },
    { block: 'heading', level: 1, text: '二、补足什么' },
    { block: 'when', named: '无需补足', blocks: [{ block: 'paragraph', text: '{无需补足}' }] },
    {
      block: 'when',
      named: '补足',
      blocks: [
        { block: 'paragraph', text: '最省的办法要补足{需补资源数}种资源：' },
        {
          block: 'table',
          table: '补足',
          caption: null,
          columns: [
            column('序号', '序号', 2),
            column('单位名称', '单位名称', 6, 'left'),
            column('资源', '资源', 6, 'left'),
            column('现有', '现有', 4, 'right'),
            column('至少再增加', '需增加', 4, 'right'),
            column('增加后', '增加后', 4, 'right'),
            column('单位', '计量单位', 2),
            column('用于', '用于', 7, 'left'),
          ],
        },
      ],
    },
    {
      block: 'each',
      table: '可暂不达标',
      blocks: [{ block: 'paragraph', text: '{单位名称}的{指标}可暂不达标，不低于基本值即可。' }],
    },
    {
      block: 'each',
      table: '须先填报',
      blocks: [{ block: 'paragraph', text: '{单位名称}的{指标}尚无可用数据，须先填报。' }],
    },
    {
      block: 'when',
      named: '其他办法',
      blocks: [
        { block: 'heading', level: 2, text: '其他可行的办法' },
        { block: 'each', table: '其他办法', blocks: [{ block: 'paragraph', text: '{序号}．{办法}。' }] },
      ],
    },
    { block: 'heading', level: 1, text: '三、措施、责任与时限' },
    {
      block: 'signatures',
      lines: ['措施：', '牵头单位：', '配合单位：', '完成时限：', '学校（盖章）：', '主管部门（盖章）：'],
    },
  ],
};
