import type { PaperBlock } from '../paper.js';
import { judgedBlocks } from './judged-blocks.js';
import { measuredBlocks } from './measured-blocks.js';

/** The narrative, in the order in which counties write it. Every number in it is a value with a name. */
export const selfAssessmentBlocks: readonly PaperBlock[] = [
  { block: 'title', text: '{县名}义务教育优质均衡发展自查自评报告' },
  {
    block: 'paragraph',
    align: 'center',
    text: '依据{标准名称}（{标准文号}）　{学年}学年数据，截至{基准日}，{采用情况}',
  },
  ...measuredBlocks,
  ...judgedBlocks,
  { block: 'signatures', lines: ['县（市、区）人民政府（盖章）：', '日期：'] },
];
