import { column } from '../county/columns.js';
import type { PaperBlock } from '../paper.js';

const which = (named: string, words: string): PaperBlock => ({
  block: 'when',
  named,
  blocks: [{ block: 'paragraph', text: `${words}{${named}}。` }],
});

const items = (number: string, name: '政府保障' | '教育质量', title: string): readonly PaperBlock[] => [
  { block: 'heading', level: 1, text: `${number}、${title}{${name}项数}项指标自评情况` },
  {
    block: 'paragraph',
    text: `共{${name}项数}项，达到要求{${name}达到项数}项，未达到{${name}未达到项数}项，待定{${name}待定项数}项。`,
  },
  which(`${name}未达到的项`, '未达到要求的是'),
  which(`${name}待定的项`, '待定的是'),
  {
    block: 'each',
    table: name,
    blocks: [
      { block: 'paragraph', text: '{序号}．{项目}。{情况}。自评结论：{结论}。' },
      { block: 'when', named: '说明', blocks: [{ block: 'paragraph', text: '说明：{说明}。' }] },
    ],
  },
];

const records: readonly PaperBlock[] = [
  { block: 'heading', level: 1, text: '六、社会认可度' },
  {
    block: 'paragraph',
    text: '要求不低于{社会认可度要求}%，调查结果（%）：{社会认可度}。自评结论：{社会认可度结论}。',
  },
  { block: 'when', named: '社会认可度抽样', blocks: [{ block: 'paragraph', text: '抽样：{社会认可度抽样}。' }] },
  { block: 'heading', level: 1, text: '七、一票否决情形核查' },
  {
    block: 'paragraph',
    text: '共{一票否决项数}种情形，经核查不存在的{一票否决已排除数}种，存在的{一票否决存在数}种，待核查的{一票否决待核查数}种。',
  },
  {
    block: 'when',
    named: '一票否决',
    blocks: [
      {
        block: 'table',
        table: '一票否决',
        caption: null,
        columns: [column('序号', '序号', 1), column('情形', '情形', 9, 'left'), column('核查结论', '核查结论', 2)],
      },
    ],
  },
  { block: 'heading', level: 1, text: '八、过渡性放宽' },
  { block: 'paragraph', text: '截至{基准日}有效的过渡性放宽{过渡性放宽数}项。' },
  {
    block: 'when',
    named: '过渡性放宽',
    blocks: [
      {
        block: 'table',
        table: '过渡性放宽',
        caption: null,
        columns: [
          column('单位名称', '单位名称', 5, 'left'),
          column('项目', '项目', 6, 'left'),
          column('截止日', '截止日', 3),
        ],
      },
    ],
  },
];

const problems: readonly PaperBlock[] = [
  { block: 'heading', level: 1, text: '九、存在问题与整改情况' },
  {
    block: 'paragraph',
    text: '督导共立案问题{问题总数}件，已销号{已销号问题数}件，未销号{未销号问题数}件，撤销或并入其他问题{撤并问题数}件；销号比例（%）：{销号比例}。未销号的问题中，逾期{逾期问题数}件。回头看后重新立项的问题{重开问题数}件。',
  },
  {
    block: 'when',
    named: '问题状态',
    blocks: [
      {
        block: 'table',
        table: '问题状态',
        caption: '各状态的问题',
        columns: [column('状态', '状态', 3), column('件数', '件数', 2)],
      },
    ],
  },
];

const conclusion: readonly PaperBlock[] = [
  { block: 'heading', level: 1, text: '十、自评结论' },
  {
    block: 'when',
    named: '全部达到',
    blocks: [
      {
        block: 'paragraph',
        text: '对照{标准名称}，{县名}资源配置、校际差异、政府保障程度、教育质量、社会认可度{全部达到}要求，没有一票否决情形。',
      },
    ],
  },
  {
    block: 'when',
    named: '有未达到',
    blocks: [{ block: 'paragraph', text: '对照{标准名称}，{县名}{有未达到}要求，未达到和待定的方面如下。' }],
  },
  {
    block: 'when',
    named: '仅待定',
    blocks: [
      { block: 'paragraph', text: '对照{标准名称}，{县名}是否达到要求{仅待定}：没有未达到的方面，待定的方面如下。' },
    ],
  },
  { block: 'each', table: '差距', blocks: [{ block: 'paragraph', text: '{方面}{结论}：{情况}。' }] },
];

/** What is judged: the items, the survey, the vetoes, what is relieved; problems; and the conclusion. */
export const judgedBlocks: readonly PaperBlock[] = [
  ...items('四', '政府保障', '政府保障程度'),
  ...items('五', '教育质量', '教育质量'),
  ...records,
  ...problems,
  ...conclusion,
];
