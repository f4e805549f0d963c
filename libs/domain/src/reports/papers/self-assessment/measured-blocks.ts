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

/** What is measured: the county's schools, its resources, how they differ from one another. */
export const measuredBlocks: readonly PaperBlock[] = [...basics, ...resources, ...dispersions];
