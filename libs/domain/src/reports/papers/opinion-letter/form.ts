import { findingFields, inspectionNames } from '../inspection-file/index.js';
import type { PaperForm } from '../paper.js';

/** Names of the 督导意见书. */
export const opinionLetterNames = {
  fields: {
    ...inspectionNames,
    意见书文号: '督导意见书的文号',
    意见书日期: '督导意见书的日期',
    检查开始日期: '检查开始的日期',
    检查结束日期: '检查结束的日期',
    检查小结: '督导组的检查小结',
    初步意见: '初步督导意见',
    初步意见日期: '初步意见发出的日期',
    申辩期限: '申辩的最后一天',
    申辩期限依据: '申辩期限怎样算出、依据哪一条',
    申辩说明: '提出几项申辩、采纳几项，或没有申辩、放弃申辩',
    督导意见: '督导意见',
    整改期限: '意见书规定的整改期限',
    期限依据: '整改期限怎样算出、依据哪一条',
    问题数: '检查发现问题的个数，含现场反馈',
    复核申请日期: '单位申请复核的日期，没有时为空',
    复核申请: '单位的复核申请，没有时为空',
    复核答复日期: '答复复核的日期，没有时为空',
    复核结论: '支持或不支持复核申请，没有答复时为空',
    复核答复: '对复核的答复，没有时为空',
  },
  tables: {
    问题清单: { meaning: '检查发现的问题', fields: findingFields },
    申辩意见: {
      meaning: '单位的申辩和对每一项的答复',
      fields: {
        申辩序号: '第几项',
        申辩日期: '提出的日期',
        申辩内容: '申辩',
        申辩结论: '采纳或不采纳',
        申辩答复: '对申辩的答复',
      },
    },
  },
} as const;

/** 督导意见书: preliminary opinion, what the unit said to it, and what is held. 教育督导条例 第二十条、第二十一条. */
export const opinionLetter: PaperForm = {
  kind: 'opinion-letter',
  name: '督导意见书',
  subject: 'inspection',
  edition: 1,
  landscape: false,
  names: opinionLetterNames,
  blocks: [
    { block: 'title', text: '{县名}教育督导意见书' },
    { block: 'paragraph', text: '{意见书文号}', align: 'right' },
    { block: 'paragraph', text: '{被督导单位}：' },
    {
      block: 'paragraph',
      text: '根据《教育督导条例》，督导组于{检查开始日期}至{检查结束日期}对你单位开展{督导类型}（{督导事项}）。{检查小结}',
    },
    { block: 'heading', level: 1, text: '一、发现的问题' },
    { block: 'paragraph', text: '共发现问题{问题数}个。' },
    {
      block: 'when',
      named: '问题清单',
      blocks: [
        {
          block: 'table',
          table: '问题清单',
          caption: null,
          columns: [
            { heading: '序号', field: '问题序号', width: 1, align: 'center' },
            { heading: '问题', field: '问题内容', width: 7, align: 'left' },
            { heading: '条款', field: '问题条款', width: 5, align: 'left' },
            { heading: '程度', field: '问题程度', width: 2, align: 'center' },
          ],
        },
      ],
    },
    { block: 'heading', level: 1, text: '二、初步意见和申辩' },
    { block: 'paragraph', text: '{初步意见日期}发出初步督导意见：{初步意见}' },
    { block: 'paragraph', text: '申辩期限为{申辩期限}（{申辩期限依据}）。{申辩说明}。' },
    {
      block: 'when',
      named: '申辩意见',
      blocks: [
        {
          block: 'table',
          table: '申辩意见',
          caption: null,
          columns: [
            { heading: '序号', field: '申辩序号', width: 1, align: 'center' },
            { heading: '日期', field: '申辩日期', width: 3, align: 'left' },
            { heading: '申辩', field: '申辩内容', width: 6, align: 'left' },
            { heading: '是否采纳', field: '申辩结论', width: 2, align: 'center' },
            { heading: '答复', field: '申辩答复', width: 6, align: 'left' },
          ],
        },
      ],
    },
    { block: 'heading', level: 1, text: '三、督导意见' },
    { block: 'paragraph', text: '{督导意见}' },
    { block: 'paragraph', text: '请于{整改期限}前（含当日）完成整改。期限{期限依据}。' },
    {
      block: 'when',
      named: '复核申请日期',
      blocks: [{ block: 'paragraph', text: '你单位于{复核申请日期}申请复核：{复核申请}' }],
    },
    {
      block: 'when',
      named: '复核答复日期',
      blocks: [{ block: 'paragraph', text: '{复核答复日期}答复复核，{复核结论}：{复核答复}' }],
    },
    { block: 'paragraph', text: '{意见书日期}', align: 'right' },
    { block: 'signatures', lines: ['督导机构（盖章）', '督导机构负责人（签字）', '接收单位负责人（签字）', '日期'] },
  ],
};
