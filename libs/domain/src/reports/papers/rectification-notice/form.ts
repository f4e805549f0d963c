import { dueChangeNames, evidenceNames, issueNames, orderNames } from '../issue-file/index.js';
import type { PaperForm } from '../paper.js';

/** Names of the 整改通知书. */
export const rectificationNoticeNames = {
  fields: {
    ...issueNames,
    ...orderNames,
    协商部门: '已同意参与整改的协商部门，没有时为空',
  },
  tables: { 期限变更: dueChangeNames, 佐证材料: evidenceNames },
} as const;

/** 整改通知书: the order to rectify, as it stands at the point. 教育督导条例 第二十一条. */
export const rectificationNotice: PaperForm = {
  kind: 'rectification-notice',
  name: '整改通知书',
  subject: 'issue',
  edition: 1,
  landscape: false,
  names: rectificationNoticeNames,
  blocks: [
    { block: 'title', text: '{县名}教育督导整改通知书' },
    { block: 'paragraph', text: '{通知文号}', align: 'right' },
    { block: 'paragraph', text: '{牵头单位}：' },
    { block: 'paragraph', text: '{发现日期}督导检查发现，{问题单位}存在以下问题（{严重程度}）：' },
    { block: 'paragraph', text: '{问题}' },
    { block: 'paragraph', text: '所依据的条款：{条款}。' },
    {
      block: 'when',
      named: '重新立项原因',
      blocks: [
        { block: 'paragraph', text: '该问题曾经销号，{重新立项日期}回头看后重新立项（{轮次}）：{重新立项原因}' },
      ],
    },
    {
      block: 'paragraph',
      text: '现于{交办日期}交你单位牵头整改，请于{整改期限}前（含当日）整改到位。期限{期限依据}。',
    },
    { block: 'when', named: '配合单位', blocks: [{ block: 'paragraph', text: '配合单位：{配合单位}。' }] },
    { block: 'when', named: '协商部门', blocks: [{ block: 'paragraph', text: '经协商同意参与整改：{协商部门}。' }] },
    {
      block: 'paragraph',
      text: '请签收后报送整改方案，按方案整改并报告进展；整改报告经单位负责人审批后，方可申请销号。确需延期的，应在期限届满前提出。',
    },
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
            { heading: '依据', field: '变更依据', width: 6, align: 'left' },
          ],
        },
      ],
    },
    {
      block: 'when',
      named: '佐证材料',
      blocks: [
        {
          block: 'table',
          table: '佐证材料',
          caption: '发现问题时的佐证材料',
          columns: [
            { heading: '序号', field: '材料序号', width: 1, align: 'center' },
            { heading: '日期', field: '材料日期', width: 3, align: 'left' },
            { heading: '类型', field: '材料类型', width: 3, align: 'left' },
            { heading: 'SHA-256', field: '材料哈希', width: 9, align: 'left' },
          ],
        },
      ],
    },
    { block: 'when', named: '签收日期', blocks: [{ block: 'paragraph', text: '{牵头单位}于{签收日期}签收。' }] },
    {
      block: 'signatures',
      lines: ['签发单位（盖章）', '签发单位负责人（签字）', '接收单位（盖章）', '接收单位负责人（签字）', '日期'],
    },
  ],
};
