import { column, indicatorColumns } from '../county/columns.js';
import type { PaperBlock } from '../paper.js';

const basics: readonly PaperBlock[] = [
  { block: 'heading', level: 1, text: '一、基本情况' },
  {
    block: 'paragraph',
    text: '{学年}学年，{县名}有普通中小学校{学校总数}所，其中小学{小学所数}所、九年一贯制学校{九年一贯制所数}所、初中{初中所数}所、完全中学{完全中学所数}所、十二年一贯制学校{十二年一贯制所数}所；另有小学教学点{教学点数}个、特殊教育学校{特殊教育所数}所。',
  },
  {
    block: 'paragraph',
    text: '小学在校学生{小学在校生数}人、教学班{小学班级数}个、专任教师{小学专任教师数}人；初中在校学生{初中在校生数}人、教学班{初中班级数}个、专任教师{初中专任教师数}人。',
  },
  {
    block: 'paragraph',
    text: '参加资源配置指标评估的小学单位{小学单位数}个、初中单位{初中单位数}个（一贯制学校、完全中学按学段分别计）；不参评的单位{不参评单位数}个。',
  },
  {
    block: 'when',
    named: '不参评单位',
    blocks: [
      {
        block: 'table',
        table: '不参评单位',
        caption: '不参评的单位',
        columns: [
          column('学段', '学段', 2),
          column('单位名称', '单位名称', 5, 'left'),
          column('原因', '原因', 6, 'left'),
        ],
      },
    ],
  },
];

const indicators = (word: '小学' | '初中', number: string): readonly PaperBlock[] => [
  { block: 'heading', level: 2, text: `（${number}）${word}` },
  {
    block: 'each',
    table: `${word}指标`,
    blocks: [
      {
        block: 'paragraph',
        text: `{序号}．{指标}：要求{要求}{单位}，全县平均{全县平均值}{单位}。达标单位{达标单位数}个，占{达标比例}%；未达标{未达标单位数}个，待定{待定单位数}个。`,
      },
    ],
  },
  {
    block: 'when',
    named: '单校规则',
    blocks: [
      {
        block: 'paragraph',
        text: `综合评估（至少{单校规则}项达标、余项不低于要求的{余项要求}%）：${word}达标单位{${word}达标单位数}个，占{${word}达标比例}%；未达标{${word}未达标单位数}个，待定{${word}待定单位数}个。`,
      },
    ],
  },
];

const shortfall = (table: string, caption: string): PaperBlock => ({
  block: 'when',
  named: table,
  blocks: [
    {
      block: 'table',
      table,
      caption,
      columns: [
        column('序号', '序号', 2),
        column('学段', '学段', 2),
        column('单位名称', '单位名称', 6, 'left'),
        column('项数', '项数', 2),
        column('指标', '指标', 10, 'left'),
      ],
    },
  ],
});

const resources: readonly PaperBlock[] = [
  { block: 'heading', level: 1, text: '二、资源配置{指标项数}项指标自评情况' },
  {
    block: 'table',
    table: '资源配置',
    caption: '达标单位与比例',
    columns: [
      column('学段', '学段', 2),
      column('类别', '类别', 5),
      ...indicatorColumns(3),
      column('综合评估', '综合评估', 3),
    ],
  },
  ...indicators('小学', '一'),
  ...indicators('初中', '二'),
  shortfall('未达标单位', '综合评估未达标的单位'),
  shortfall('待定单位', '综合评估待定的单位'),
];

const dispersion = (word: '小学' | '初中'): PaperBlock => ({
  block: 'paragraph',
  text: `${word}：差异系数达到要求的指标{${word}差异系数达到数}项，超过要求的{${word}差异系数超限数}项，待定的{${word}差异系数待定数}项；综合差异系数{${word}综合差异系数}。`,
});
const dispersions: readonly PaperBlock[] = [
  { block: 'heading', level: 1, text: '三、校际差异系数' },
  {
    block: 'table',
    table: '校际均衡',
    caption: '全县平均值、标准差与差异系数',
    columns: [column('学段', '学段', 2), column('类别', '类别', 4), ...indicatorColumns(3), column('综合', '综合', 3)],
  },
  dispersion('小学'),
  dispersion('初中'),
];

const items = (number: string, name: '政府保障' | '教育质量', title: string): readonly PaperBlock[] => [
  { block: 'heading', level: 1, text: `${number}、${title}{${name}项数}项指标自评情况` },
  {
    block: 'paragraph',
    text: `共{${name}项数}项，达到要求{${name}达到项数}项，未达到{${name}未达到项数}项{${name}未达到的项}，待定{${name}待定项数}项{${name}待定的项}。`,
  },
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

/** The narrative, in the order in which counties write it. Every number in it is a value with a name. */
export const selfAssessmentBlocks: readonly PaperBlock[] = [
  { block: 'title', text: '{县名}义务教育优质均衡发展自查自评报告' },
  {
    block: 'paragraph',
    align: 'center',
    text: '依据{标准名称}（{标准文号}）　{学年}学年数据，截至{基准日}，{采用情况}',
  },
  ...basics,
  ...resources,
  ...dispersions,
  ...items('四', '政府保障', '政府保障程度'),
  ...items('五', '教育质量', '教育质量'),
  ...records,
  ...problems,
  ...conclusion,
  { block: 'signatures', lines: ['县（市、区）人民政府（盖章）：', '日期：'] },
];
