import { issueNames } from '../issue-file/index.js';
import type { PaperForm } from '../paper.js';

/** Names of the 督办单. */
export const supervisionSlipNames = {
  fields: {
    ...issueNames,
    通知文号: '整改通知书的文号',
    牵头单位: '督办单所发的牵头单位',
    整改期限: '所述时点有效的整改期限，发出后可能已经变更',
    单别: '蓝单、黄单或红单',
    督办次数: '本轮对该单位的第几次提醒或督办',
    督办事由: '临近时限、未达序时进度或逾期未办结，按发出当日的期限和进度判断',
    期限情况: '发出当日距整改期限还有几日，或已超过几日',
    整改进度: '发出前最近一次报告的整改进度，未报时写明',
    督办期限: '督办单发出时的整改期限',
    期限变更说明: '发出后整改期限有变更的，写明现期限；没有时为空',
    发出日期: '督办单发出的日期',
    应发日期: '按督办阶梯应当发出的日期',
    督办依据: '督办所依据的条款和文件',
    答复期限: '答复的最后一天，不要求答复时为空',
    答复日期: '单位答复的日期，未答复时为空',
    答复内容: '单位的答复，未答复时为空',
    预计完成日期: '单位在答复中预计的完成日期，未答复时为空',
    采纳日期: '督导室采纳答复的日期，未采纳时为空',
    暂缓至: '采纳答复后暂不再督办的最后一天，没有时为空',
  },
  tables: {
    此前督办: {
      meaning: '本轮在这张督办单之前发出的提醒和督办',
      fields: {
        督办序号: '第几次',
        督办名称: '提醒、催办或督办单',
        督办日期: '发出的日期',
        督办期限: '当时的整改期限',
      },
    },
    提请升级: {
      meaning: '提请挂牌督办、约谈或通报的事项和局领导的决定',
      fields: {
        升级事项: '挂牌督办、约谈或通报',
        提请日期: '提请的日期',
        升级决定: '局领导的决定，未决定时写明',
        决定日期: '决定的日期，未决定时为空',
        决定理由: '决定的理由，未决定时为空',
      },
    },
  },
} as const;

/** 督办单, blue, yellow or red: the last one that went out in the round. */
export const supervisionSlip: PaperForm = {
  kind: 'supervision-slip',
  name: '督办单',
  subject: 'issue',
  edition: 1,
  landscape: false,
  names: supervisionSlipNames,
  blocks: [
    { block: 'title', text: '{县名}教育督导督办单（{单别}）' },
    { block: 'paragraph', text: '{牵头单位}：' },
    {
      block: 'paragraph',
      text: '你单位牵头整改的问题（{通知文号}，{问题单位}），整改期限为{督办期限}。截至{发出日期}，{期限情况}，{督办事由}；整改进度：{整改进度}。',
    },
    { block: 'paragraph', text: '问题：{问题}' },
    { block: 'paragraph', text: '条款：{条款}。' },
    { block: 'paragraph', text: '本单为本轮第{督办次数}次提醒或督办，依据{督办依据}，应于{应发日期}发出。' },
    {
      block: 'when',
      named: '期限变更说明',
      blocks: [{ block: 'paragraph', text: '{期限变更说明}' }],
    },
    {
      block: 'when',
      named: '答复期限',
      blocks: [
        { block: 'paragraph', text: '请于{答复期限}前（含当日）书面答复，写明未办结的原因、措施和预计完成日期。' },
      ],
    },
    {
      block: 'when',
      named: '答复日期',
      blocks: [{ block: 'paragraph', text: '{牵头单位}于{答复日期}答复，预计{预计完成日期}完成：{答复内容}' }],
    },
    {
      block: 'when',
      named: '采纳日期',
      blocks: [{ block: 'paragraph', text: '督导室于{采纳日期}采纳该答复。' }],
    },
    {
      block: 'when',
      named: '暂缓至',
      blocks: [{ block: 'paragraph', text: '{暂缓至}前（含当日）不再发出新的督办。' }],
    },
    {
      block: 'when',
      named: '此前督办',
      blocks: [
        {
          block: 'table',
          table: '此前督办',
          caption: '此前的提醒和督办',
          columns: [
            { heading: '次序', field: '督办序号', width: 1, align: 'center' },
            { heading: '名称', field: '督办名称', width: 3, align: 'left' },
            { heading: '发出日期', field: '督办日期', width: 3, align: 'left' },
            { heading: '当时的整改期限', field: '督办期限', width: 4, align: 'left' },
          ],
        },
      ],
    },
    {
      block: 'when',
      named: '提请升级',
      blocks: [
        {
          block: 'table',
          table: '提请升级',
          caption: '升级督办',
          columns: [
            { heading: '事项', field: '升级事项', width: 2, align: 'left' },
            { heading: '提请日期', field: '提请日期', width: 3, align: 'left' },
            { heading: '决定', field: '升级决定', width: 2, align: 'left' },
            { heading: '决定日期', field: '决定日期', width: 3, align: 'left' },
            { heading: '理由', field: '决定理由', width: 5, align: 'left' },
          ],
        },
      ],
    },
    { block: 'signatures', lines: ['督办单位（盖章）', '签发人（签字）', '接收单位负责人（签字）', '日期'] },
  ],
};
