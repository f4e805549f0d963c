import { dueChangeNames, evidenceNames, issueNames, orderNames } from '../issue-file/index.js';
import type { PaperBlock, PaperForm } from '../paper.js';

/** Names of the 整改报告. */
export const rectificationReportNames = {
  fields: {
    ...issueNames,
    ...orderNames,
    截至日期: '报告按哪一天判断',
    当前状态: '所述时点的状态',
    按期情况: '按完成日期和按登记日期分别是否按期',
    方案目标: '整改目标，未报方案时为空',
    方案措施: '整改措施，未报方案时为空',
    方案状态: '方案待审、已通过或已退回，未报方案时为空',
    报告内容: '单位负责人审批的整改报告，未审批时为空',
    报告审批日期: '单位负责人审批的日期，未审批时为空',
    完成时间: '单位申报的整改完成日期，未申报时为空',
    申请情况: '最近一次销号申请的说明，未申请时为空',
    销号日期: '准予销号的日期，未销号时为空',
    未销号说明: '没有销号时写明所处的状态，已销号时为空',
    材料份数: '全部轮次佐证材料的份数',
    历次轮数: '共几轮',
  },
  tables: {
    方案步骤: {
      meaning: '整改方案的步骤',
      fields: { 步骤序号: '第几步', 步骤内容: '做什么', 步骤期限: '何时完成' },
    },
    整改进展: {
      meaning: '本轮报告的进展，按先后',
      fields: { 进展日期: '进展所述的日期', 进展进度: '完成整改方案的百分比', 进展内容: '进展' },
    },
    期限变更: dueChangeNames,
    现场复核: {
      meaning: '最近一次申请的现场复核，不写复核人姓名',
      fields: { 复核序号: '第几次', 复核日期: '复核的日期', 复核结论: '合格或不合格', 复核情况: '复核所见' },
    },
    历次整改: {
      meaning: '每一轮的起因、交办、期限和结果',
      fields: {
        轮次序号: '第几轮',
        轮次起因: '发现，或回头看重新立项的原因',
        轮次起始: '这一轮开始的日期',
        轮次期限: '这一轮最后有效的整改期限，未交办时为空',
        轮次退回: '这一轮不予销号的次数',
        轮次结果: '销号日期，或所处的状态',
      },
    },
    佐证材料: evidenceNames,
  },
} as const;

const listed = (table: string, columns: readonly (readonly [heading: string, field: string, width: number])[]) =>
  ({
    block: 'when',
    named: table,
    blocks: [
      {
        block: 'table',
        table,
        caption: null,
        columns: columns.map(([heading, field, width]) => ({ heading, field, width, align: 'left' })),
      },
    ],
  }) satisfies PaperBlock;

/** 整改报告 of an issue: what was ordered, what was done, what proves it, and how it ended. 教育督导条例 第二十一条. */
export const rectificationReport: PaperForm = {
  kind: 'rectification-report',
  name: '整改报告',
  subject: 'issue',
  own: true,
  edition: 1,
  landscape: false,
  names: rectificationReportNames,
  blocks: [
    { block: 'title', text: '{问题单位}问题整改报告' },
    { block: 'paragraph', text: '{县名}　{通知文号}　截至{截至日期}', align: 'right' },
    { block: 'heading', level: 1, text: '一、问题' },
    { block: 'paragraph', text: '{发现日期}督导发现：{问题}' },
    { block: 'paragraph', text: '条款：{条款}。严重程度：{严重程度}。' },
    { block: 'heading', level: 1, text: '二、整改要求' },
    {
      block: 'when',
      named: '交办日期',
      blocks: [
        {
          block: 'paragraph',
          text: '{交办日期}交{牵头单位}牵头整改，整改期限为{整改期限}（{期限依据}）。{按期情况}。',
        },
      ],
    },
    { block: 'when', named: '配合单位', blocks: [{ block: 'paragraph', text: '配合单位：{配合单位}。' }] },
    listed('期限变更', [
      ['变更日期', '变更日期', 3],
      ['原因', '变更原因', 3],
      ['原期限', '原期限', 3],
      ['现期限', '现期限', 3],
      ['依据', '变更依据', 6],
    ]),
    { block: 'heading', level: 1, text: '三、整改方案' },
    {
      block: 'when',
      named: '方案状态',
      blocks: [
        { block: 'paragraph', text: '目标：{方案目标}' },
        { block: 'paragraph', text: '措施：{方案措施}' },
        { block: 'paragraph', text: '方案{方案状态}。' },
      ],
    },
    listed('方案步骤', [
      ['步骤', '步骤序号', 1],
      ['内容', '步骤内容', 8],
      ['完成期限', '步骤期限', 3],
    ]),
    { block: 'heading', level: 1, text: '四、整改情况' },
    listed('整改进展', [
      ['日期', '进展日期', 3],
      ['进度', '进展进度', 2],
      ['进展', '进展内容', 8],
    ]),
    {
      block: 'when',
      named: '报告内容',
      blocks: [{ block: 'paragraph', text: '单位负责人于{报告审批日期}审批：{报告内容}' }],
    },
    {
      block: 'when',
      named: '完成时间',
      blocks: [{ block: 'paragraph', text: '单位申报于{完成时间}整改完成：{申请情况}' }],
    },
    { block: 'heading', level: 1, text: '五、复核与销号' },
    listed('现场复核', [
      ['次序', '复核序号', 1],
      ['日期', '复核日期', 3],
      ['结论', '复核结论', 2],
      ['情况', '复核情况', 8],
    ]),
    { block: 'when', named: '销号日期', blocks: [{ block: 'paragraph', text: '{销号日期}准予销号。' }] },
    { block: 'when', named: '未销号说明', blocks: [{ block: 'paragraph', text: '{未销号说明}' }] },
    { block: 'paragraph', text: '共{历次轮数}轮：' },
    listed('历次整改', [
      ['轮次', '轮次序号', 1],
      ['起因', '轮次起因', 5],
      ['起始', '轮次起始', 3],
      ['期限', '轮次期限', 3],
      ['退回次数', '轮次退回', 2],
      ['结果', '轮次结果', 4],
    ]),
    { block: 'heading', level: 1, text: '六、佐证材料清单' },
    { block: 'paragraph', text: '佐证材料共{材料份数}份。' },
    listed('佐证材料', [
      ['序号', '材料序号', 1],
      ['阶段', '材料阶段', 2],
      ['日期', '材料日期', 3],
      ['类型', '材料类型', 2],
      ['SHA-256', '材料哈希', 8],
    ]),
    { block: 'signatures', lines: ['整改单位（盖章）', '整改单位负责人（签字）', '日期'] },
  ],
};
