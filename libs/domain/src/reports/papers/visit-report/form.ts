import { inspectionNames } from '../inspection-file/index.js';
import type { PaperForm } from '../paper.js';

/** Names of the 一校一报告. */
export const visitReportNames = {
  fields: {
    ...inspectionNames,
    检查开始日期: '检查开始的日期',
    检查结束日期: '检查结束的日期',
    检查小结: '督导组的检查小结',
    截至日期: '问题去向按哪一天判断',
    是的项数: '检查结果为“是”的项数',
    否的项数: '检查结果为“否”的项数',
    不适用项数: '检查结果为“不适用”的项数',
    问题数: '发现问题的个数',
    现场反馈数: '当场反馈、没有立项的个数',
    立项数: '立项整改的个数',
    待立项数: '应当立项、所述时点还没有立项的个数',
    已销号数: '立项整改中已销号的个数',
    逾期数: '立项整改中已逾期的个数',
    撤回数: '当场撤回、不作为问题的个数',
  },
  tables: {
    检查结果: {
      meaning: '检查表各项的结果',
      fields: {
        结果序号: '第几项',
        结果内容: '检查什么',
        结果条款: '依据的条款',
        结果: '是、否或不适用',
        结果说明: '说明，没有时为空',
        结果佐证: '佐证材料的份数',
      },
    },
    问题去向: {
      meaning: '发现的每个问题和它的去向',
      fields: {
        去向序号: '第几个',
        去向问题: '发现的问题',
        去向条款: '问题所违反的条款',
        去向程度: '现场反馈、一般、严重或复杂',
        去向: '现场反馈，或立项后所处的状态',
        去向牵头单位: '牵头整改的单位，未交办时为空',
        去向期限: '整改期限，未交办时为空',
        去向逾期: '是否逾期，未立项时为空',
      },
    },
  },
} as const;

/** 一校一报告 of a visit: what was looked at, what was found, and what became of each. */
export const visitReport: PaperForm = {
  kind: 'visit-report',
  name: '一校一报告',
  subject: 'inspection',
  edition: 1,
  landscape: false,
  names: visitReportNames,
  blocks: [
    { block: 'title', text: '{被督导单位}督导报告' },
    { block: 'paragraph', text: '{县名}　{督导类型}　{检查结束日期}', align: 'right' },
    {
      block: 'paragraph',
      text: '督导组{督导组人数}人于{检查开始日期}至{检查结束日期}对{被督导单位}开展{督导类型}，督导事项为：{督导事项}。',
    },
    { block: 'paragraph', text: '{检查小结}' },
    { block: 'heading', level: 1, text: '一、检查结果' },
    {
      block: 'paragraph',
      text: '共检查{检查项数}项，结果为“是”{是的项数}项、“否”{否的项数}项、“不适用”{不适用项数}项。',
    },
    {
      block: 'when',
      named: '检查结果',
      blocks: [
        {
          block: 'table',
          table: '检查结果',
          caption: null,
          columns: [
            { heading: '序号', field: '结果序号', width: 1, align: 'center' },
            { heading: '检查内容', field: '结果内容', width: 6, align: 'left' },
            { heading: '依据', field: '结果条款', width: 4, align: 'left' },
            { heading: '结果', field: '结果', width: 2, align: 'center' },
            { heading: '说明', field: '结果说明', width: 4, align: 'left' },
          ],
        },
      ],
    },
    { block: 'heading', level: 1, text: '二、发现的问题和去向' },
    {
      block: 'paragraph',
      text: '发现问题{问题数}个，其中现场反馈{现场反馈数}个、立项整改{立项数}个、待立项{待立项数}个。截至{截至日期}，立项的问题已销号{已销号数}个、逾期{逾期数}个。',
    },
    {
      block: 'when',
      named: '问题去向',
      blocks: [
        {
          block: 'table',
          table: '问题去向',
          caption: null,
          columns: [
            { heading: '序号', field: '去向序号', width: 1, align: 'center' },
            { heading: '问题', field: '去向问题', width: 6, align: 'left' },
            { heading: '程度', field: '去向程度', width: 2, align: 'center' },
            { heading: '去向', field: '去向', width: 3, align: 'left' },
            { heading: '牵头单位', field: '去向牵头单位', width: 3, align: 'left' },
            { heading: '整改期限', field: '去向期限', width: 3, align: 'left' },
          ],
        },
      ],
    },
    { block: 'signatures', lines: ['督导组（签字）', '学校负责人（签字）', '日期'] },
  ],
};
