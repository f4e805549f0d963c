import { column } from '../county/columns.js';
import { issueNames } from '../county/issues.js';
import type { PaperForm } from '../paper.js';

const taskNames = {
  任务: '填报任务的名称',
  截止日: '填报的截止日',
  应报数: '应报的单位数，个',
  已报数: '已报的单位数，个',
  未报数: '未报的单位数（退回、撤回的在内），个',
  逾期数: '已过截止日仍未报的单位数，个',
  任务状态: '进行中或已结束',
} as const;
const owedNames = {
  序号: '序号',
  任务: '填报任务的名称',
  单位名称: '未报的单位',
  情况: '未报、已退回或已撤回',
  截止日: '填报的截止日',
  逾期天数: '已逾期几日；未到期的为短横',
} as const;
const overdueNames = {
  序号: '序号',
  责任单位: '牵头整改的单位',
  问题: '存在的问题',
  整改期限: '整改期限',
  逾期天数: '已逾期几日',
  状态: '整改进行到哪一步',
} as const;
const unitNames = {
  责任单位: '牵头整改的单位；尚未交办的单列',
  问题数: '牵头的问题数（不含已撤销、已并入的），件',
  已销号数: '已销号的，件',
  未销号数: '未销号的，件',
  逾期数: '逾期的，件',
} as const;

/** 通报 of a county: what is owed of the filing, and what of the rectification is overdue. */
export const circularForm: PaperForm = {
  kind: 'circular',
  name: '督导通报',
  subject: 'county',
  edition: 1,
  landscape: false,
  names: {
    fields: {
      县名: '区县名称',
      学年: '数据所属学年',
      基准日: '各数所反映的日期',
      ...issueNames,
      任务数: '该学年的填报任务数，项',
      应报单位次数: '各任务应报单位数之和',
      未报单位次数: '各任务未报单位数之和',
      逾期未报单位次数: '各任务逾期未报单位数之和',
      没有拖欠: '没有未报单位和逾期问题时为一句话，否则为空',
    },
    tables: {
      填报任务: { meaning: '每项填报任务一行', fields: taskNames },
      未报单位: { meaning: '每项任务的每个未报单位一行', fields: owedNames },
      责任单位: { meaning: '每个责任单位一行', fields: unitNames },
      逾期问题: { meaning: '每个逾期的问题一行', fields: overdueNames },
    },
  },
  blocks: [
    { block: 'title', text: '{县名}义务教育优质均衡发展督导通报' },
    { block: 'paragraph', text: '现将截至{基准日}的数据填报和问题整改情况通报如下。' },
    { block: 'heading', level: 1, text: '一、数据填报' },
    {
      block: 'paragraph',
      text: '{学年}学年填报任务{任务数}项，应报单位共{应报单位次数}个，未报{未报单位次数}个，其中逾期未报{逾期未报单位次数}个（各任务累计）。',
    },
    {
      block: 'each',
      table: '填报任务',
      blocks: [
        {
          block: 'paragraph',
          text: '{任务}（截止日：{截止日}，{任务状态}）：应报{应报数}个，已报{已报数}个，未报{未报数}个，其中逾期{逾期数}个。',
        },
      ],
    },
    {
      block: 'when',
      named: '未报单位',
      blocks: [
        {
          block: 'table',
          table: '未报单位',
          caption: '未报的单位',
          columns: [
            column('序号', '序号', 2),
            column('任务', '任务', 6, 'left'),
            column('单位名称', '单位名称', 7, 'left'),
            column('情况', '情况', 3),
            column('截止日', '截止日', 4),
            column('逾期天数', '逾期天数', 3),
          ],
        },
      ],
    },
    { block: 'heading', level: 1, text: '二、问题整改' },
    {
      block: 'paragraph',
      text: '共立案问题{问题总数}件，已销号{已销号问题数}件，未销号{未销号问题数}件，撤销或并入其他问题{撤并问题数}件；销号比例（%）：{销号比例}。逾期{逾期问题数}件，回头看后重新立项{重开问题数}件。',
    },
    {
      block: 'when',
      named: '责任单位',
      blocks: [
        {
          block: 'table',
          table: '责任单位',
          caption: '各责任单位',
          columns: [
            column('责任单位', '责任单位', 8, 'left'),
            column('问题数', '问题数', 3),
            column('已销号', '已销号数', 3),
            column('未销号', '未销号数', 3),
            column('逾期', '逾期数', 3),
          ],
        },
      ],
    },
    {
      block: 'when',
      named: '逾期问题',
      blocks: [
        {
          block: 'table',
          table: '逾期问题',
          caption: '逾期的问题',
          columns: [
            column('序号', '序号', 2),
            column('责任单位', '责任单位', 6, 'left'),
            column('问题', '问题', 10, 'left'),
            column('整改期限', '整改期限', 4),
            column('逾期天数', '逾期天数', 3),
            column('状态', '状态', 4),
          ],
        },
        { block: 'paragraph', text: '请上述单位查明原因，抓紧整改，并按规定报告整改情况。' },
      ],
    },
    { block: 'when', named: '没有拖欠', blocks: [{ block: 'paragraph', text: '{没有拖欠}' }] },
    { block: 'signatures', lines: ['人民政府教育督导机构（盖章）：', '日期：'] },
  ],
};
