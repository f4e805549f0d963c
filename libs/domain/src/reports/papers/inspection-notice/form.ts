import { inspectionNames } from '../inspection-file/index.js';
import type { PaperForm } from '../paper.js';

/** Names of the 督导通知. */
export const inspectionNoticeNames = {
  fields: {
    ...inspectionNames,
    改期说明: '改期的原因，没有改期时为空',
    取消说明: '取消的原因，没有取消时为空',
  },
  tables: {
    检查内容: {
      meaning: '检查表的各项',
      fields: { 内容序号: '第几项', 内容: '检查什么', 内容条款: '依据的条款', 内容指标: '涉及的指标编号，没有时为空' },
    },
  },
} as const;

/** 督导通知: that a unit will be inspected, of what and when. 教育督导条例 第十七条. */
export const inspectionNotice: PaperForm = {
  kind: 'inspection-notice',
  name: '督导通知',
  subject: 'inspection',
  edition: 1,
  landscape: false,
  names: inspectionNoticeNames,
  blocks: [
    { block: 'title', text: '{县名}教育督导通知' },
    { block: 'when', named: '通知文号', blocks: [{ block: 'paragraph', text: '{通知文号}', align: 'right' }] },
    { block: 'paragraph', text: '{被督导单位}：' },
    {
      block: 'paragraph',
      text: '根据《教育督导条例》，定于{督导日期}对你单位开展{督导类型}，督导事项为：{督导事项}。督导组共{督导组人数}人。',
    },
    { block: 'when', named: '改期说明', blocks: [{ block: 'paragraph', text: '督导日期已调整：{改期说明}' }] },
    { block: 'when', named: '取消说明', blocks: [{ block: 'paragraph', text: '本次督导已取消：{取消说明}' }] },
    {
      block: 'when',
      named: '检查内容',
      blocks: [
        { block: 'paragraph', text: '检查内容共{检查项数}项，请据此准备有关资料：' },
        {
          block: 'table',
          table: '检查内容',
          caption: null,
          columns: [
            { heading: '序号', field: '内容序号', width: 1, align: 'center' },
            { heading: '检查内容', field: '内容', width: 8, align: 'left' },
            { heading: '依据', field: '内容条款', width: 5, align: 'left' },
          ],
        },
      ],
    },
    { block: 'when', named: '通知日期', blocks: [{ block: 'paragraph', text: '{通知日期}', align: 'right' }] },
    { block: 'signatures', lines: ['督导机构（盖章）', '接收单位（签字）', '日期'] },
  ],
};
