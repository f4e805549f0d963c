import { dayText } from '@app/domain/kernel';
import { headNames, headOf } from '../county/head.js';
import type { CountyPicture } from '../county/picture.js';
import { stageFieldNames, stagesOf } from '../county/stages.js';
import type { PaperData, PaperForm } from '../paper.js';
import { counted, said } from '../values.js';

/** The records that a picture rests on: those of the county that touched an input of its standing, up to the point. */
export type ReplayedRecords = Readonly<{
  /** The last event (number in the log) that the picture knows of, the county's own or not. */
  knownAt: number;
  first: number;
  last: number;
  count: number;
  /** Day in the bureau's zone on which the last was recorded (ISO date). */
  lastOn: string;
  /** Judged as it was then, or judged anew, and by what: a sentence. */
  judgedWhy: string;
}>;

/** 历史回放报告: where a county stood on a day, as known at a point of the log, and by which records anybody finds the same. */
export const replayReportForm: PaperForm = {
  kind: 'replay-report',
  name: '历史回放报告',
  subject: 'county',
  edition: 1,
  landscape: false,
  names: {
    fields: {
      ...headNames,
      ...stageFieldNames,
      已知至: '所用的最后一条记录的编号，其后的不在内',
      首条记录: '所依据的本县第一条记录的编号',
      末条记录: '所依据的本县最后一条记录的编号',
      末条日期: '最后一条记录登记的日期',
      依据条数: '所依据的本县记录共有几条',
      判定方式: '按当时的标准判定，还是按另一套标准重新判定',
      差距数: '未达到和待定的共有几处',
    },
    tables: { 差距: { meaning: '未达到和待定的各处，每处一行', fields: { 差距序号: '第几处', 差距内容: '差在哪里' } } },
  },
  blocks: [
    { block: 'title', text: '{县名}义务教育优质均衡发展历史回放报告' },
    { block: 'paragraph', align: 'center', text: '{学年}学年　基准日{基准日}　截至第{已知至}条记录' },
    { block: 'heading', level: 1, text: '一、回放的时点' },
    {
      block: 'paragraph',
      text: '本报告反映{基准日}的情况，只用日志第{已知至}条为止的记录，其中涉及本县测算的{依据条数}条，自第{首条记录}条至第{末条记录}条，最后一条登记于{末条日期}。第{已知至}条以后登记的记录，包括更正和补录，都不在内。',
    },
    { block: 'paragraph', text: '依据{标准名称}（{标准文号}），{采用情况}。{判定方式}。' },
    { block: 'heading', level: 1, text: '二、结论' },
    { block: 'paragraph', text: '县级结论：{总结论}。' },
    {
      block: 'paragraph',
      text: '小学参评单位{小学单位数}个、学生{小学学生数}人，差异系数达到要求的指标{小学差异系数达到数}项、超过要求的{小学差异系数超限数}项、待定的{小学差异系数待定数}项；初中参评单位{初中单位数}个、学生{初中学生数}人，差异系数达到要求的指标{初中差异系数达到数}项、超过要求的{初中差异系数超限数}项、待定的{初中差异系数待定数}项。',
    },
    { block: 'heading', level: 1, text: '三、未达到和待定之处' },
    { block: 'paragraph', text: '共{差距数}处。' },
    {
      block: 'when',
      named: '差距',
      blocks: [
        {
          block: 'table',
          table: '差距',
          caption: null,
          columns: [
            { heading: '序号', field: '差距序号', width: 1, align: 'center' },
            { heading: '内容', field: '差距内容', width: 9, align: 'left' },
          ],
        },
      ],
    },
    { block: 'heading', level: 1, text: '四、怎样核对' },
    {
      block: 'paragraph',
      text: '用同一日志，在“审计回放”选择基准日{基准日}、截至第{已知至}条记录，即得同样的结论；签发时日志的条数和根值印在每页下方，凭证据包和检查点可以证明日志没有改动过。',
    },
    { block: 'signatures', lines: ['回放单位（盖章）：', '回放日期：'] },
  ],
};

/** What a county's standing at a point, and the records behind it, put into 历史回放报告. */
export const replayReport = (picture: CountyPicture, records: ReplayedRecords): PaperData => {
  const { blockers } = picture.standing;
  return {
    fields: {
      ...headOf(picture),
      ...stagesOf(picture),
      已知至: counted(records.knownAt),
      首条记录: counted(records.first),
      末条记录: counted(records.last),
      末条日期: said(dayText(records.lastOn)),
      依据条数: counted(records.count),
      判定方式: said(records.judgedWhy),
      差距数: counted(blockers.length, { of: 'verdict' }),
    },
    tables: {
      差距: blockers.map(({ sentence }, at) => ({
        差距序号: counted(at + 1),
        差距内容: said(sentence, { of: 'verdict' }),
      })),
    },
  };
};
