import { dueChangeNames, evidenceNames, issueNames, orderNames } from '../issue-file/index.js';
import type { PaperForm } from '../paper.js';

/** Names of the 销号申请单: the columns of the usual form, and how the request stands. People are not named. */
export const closureApplicationNames = {
  fields: {
    ...issueNames,
    ...orderNames,
    整改期限: '申请办理时有效的整改期限，当日仍算按期',
    申请次数: '这个问题的第几次销号申请',
    申请日期: '申请销号的日期',
    整改措施: '整改方案中的措施，未报方案时为空',
    整改情况: '申请时对整改情况的说明',
    整改报告: '单位负责人审批的整改报告',
    报告审批日期: '单位负责人审批整改报告的日期',
    完成时间: '单位申报的整改完成日期',
    按期情况: '申报的完成日期和登记日期分别是否在整改期限内',
    复核次数: '这次申请已做的现场复核次数',
    应复核次数: '这类问题销号前需要的现场复核次数',
    申请状态: '所述时点这次申请的状态',
    退回理由: '撤回的原因或补充整改要求，没有时为空',
    销号日期: '准予销号的日期，未销号时为空',
  },
  tables: {
    期限变更: dueChangeNames,
    现场复核: {
      meaning: '这次申请的现场复核，不写复核人姓名',
      fields: { 复核序号: '第几次', 复核日期: '复核的日期', 复核结论: '合格或不合格', 复核情况: '复核所见' },
    },
    整改前材料: evidenceNames,
    整改后材料: evidenceNames,
  },
} as const;

const files = (table: string, caption: string) =>
  ({
    block: 'when',
    named: table,
    blocks: [
      {
        block: 'table',
        table,
        caption,
        columns: [
          { heading: '序号', field: '材料序号', width: 1, align: 'center' },
          { heading: '日期', field: '材料日期', width: 3, align: 'left' },
          { heading: '类型', field: '材料类型', width: 3, align: 'left' },
          { heading: 'SHA-256', field: '材料哈希', width: 9, align: 'left' },
        ],
      },
    ],
  }) as const;

/** 销号申请单, of the last request for closure. 教育督导条例 第二十一条、第二十二条. */
export const closureApplication: PaperForm = {
  kind: 'closure-application',
  name: '销号申请单',
  subject: 'issue',
  own: true,
  edition: 1,
  landscape: false,
  names: closureApplicationNames,
  blocks: [
    { block: 'title', text: '{县名}检查问题销号申请单' },
    { block: 'paragraph', text: '{通知文号}　第{申请次数}次申请', align: 'right' },
    { block: 'paragraph', text: '单位：{问题单位}　责任单位：{牵头单位}　类别：{严重程度}' },
    { block: 'paragraph', text: '问题：{问题}' },
    { block: 'paragraph', text: '条款：{条款}。' },
    { block: 'paragraph', text: '发现日期：{发现日期}　整改期限：{整改期限}（{期限依据}）' },
    {
      block: 'when',
      named: '整改措施',
      blocks: [{ block: 'paragraph', text: '采取的整改措施：{整改措施}' }],
    },
    { block: 'paragraph', text: '整改情况：{整改情况}' },
    { block: 'paragraph', text: '完成时间：{完成时间}（{按期情况}）' },
    {
      block: 'when',
      named: '整改报告',
      blocks: [{ block: 'paragraph', text: '单位负责人于{报告审批日期}审批的整改报告：{整改报告}' }],
    },
    { block: 'paragraph', text: '申请日期：{申请日期}' },
    files('整改前材料', '整改前材料'),
    files('整改后材料', '整改后材料'),
    {
      block: 'when',
      named: '期限变更',
      blocks: [
        {
          block: 'table',
          table: '期限变更',
          caption: '整改期限的变更',
          columns: [
            { heading: '日期', field: '变更日期', width: 3, align: 'left' },
            { heading: '原因', field: '变更原因', width: 3, align: 'left' },
            { heading: '原期限', field: '原期限', width: 3, align: 'left' },
            { heading: '现期限', field: '现期限', width: 3, align: 'left' },
          ],
        },
      ],
    },
    { block: 'paragraph', text: '现场复核：已做{复核次数}次，需{应复核次数}次；申请状态：{申请状态}。' },
    {
      block: 'when',
      named: '现场复核',
      blocks: [
        {
          block: 'table',
          table: '现场复核',
          caption: null,
          columns: [
            { heading: '次序', field: '复核序号', width: 1, align: 'center' },
            { heading: '日期', field: '复核日期', width: 3, align: 'left' },
            { heading: '结论', field: '复核结论', width: 2, align: 'left' },
            { heading: '情况', field: '复核情况', width: 8, align: 'left' },
          ],
        },
      ],
    },
    { block: 'when', named: '退回理由', blocks: [{ block: 'paragraph', text: '{退回理由}' }] },
    { block: 'when', named: '销号日期', blocks: [{ block: 'paragraph', text: '{销号日期}准予销号。' }] },
    { block: 'signatures', lines: ['整改单位负责人（签字）', '复查人（签字）', '主管部门负责人（签字）', '日期'] },
  ],
};
