import { column } from '../county/columns.js';
import type { PaperData, PaperFields, PaperForm } from '../paper.js';
import { unitHead, unitNames } from '../unit/head.js';
import type { UnitPicture } from '../unit/picture.js';
import { counted } from '../values.js';
import { guaranteeLines } from './guarantee-lines.js';
import { resourceLines } from './resource-lines.js';

const lineNames = {
  类别: '资源配置、政府保障程度或教育质量',
  序号: '该类别内的序号',
  要求: '指标及评估要点',
  情况: '指标值或简要结论',
  结论: '达标、未达标、待定；不涉及本校的为短横',
} as const;

/** 学校自评表: what is asked of every school, and what this one says. */
export const schoolSelfAssessmentForm: PaperForm = {
  kind: 'school-self-assessment',
  name: '学校自评表',
  subject: 'unit',
  own: true,
  edition: 1,
  landscape: false,
  names: {
    fields: {
      ...unitNames,
      自评项数: '自评的项数',
      自评达标项数: '达标的项数',
      自评未达标项数: '未达标的项数',
      自评待定项数: '待定的项数',
    },
    tables: { 自评: { meaning: '每项一行', fields: lineNames } },
  },
  blocks: [
    { block: 'title', text: '义务教育优质均衡发展学校自评表' },
    { block: 'paragraph', text: '{学校名称}（{办学类型}），建校年份：{建校年份}。' },
    { block: 'paragraph', text: '{县名}　{学年}学年　依据{标准名称}（{标准文号}），截至{基准日}' },
    {
      block: 'table',
      table: '自评',
      caption: null,
      columns: [
        column('类别', '类别', 3),
        column('序号', '序号', 1),
        column('指标及评估要点', '要求', 8, 'left'),
        column('指标值或简要结论', '情况', 9, 'left'),
        column('是否达标', '结论', 2),
      ],
    },
    {
      block: 'paragraph',
      text: '共{自评项数}项，达标{自评达标项数}项，未达标{自评未达标项数}项，待定{自评待定项数}项。资源配置综合评估：{学校结论}。',
    },
    { block: 'signatures', lines: ['学校（盖章）：', '日期：'] },
  ],
};

/** What a school's standing and returns put into 学校自评表. */
export const schoolSelfAssessment = (of: UnitPicture): PaperData => {
  const lines: readonly PaperFields[] = [...resourceLines(of), ...guaranteeLines(of)];
  const count = (word: string) => counted(lines.filter((line) => line['结论']?.text === word).length);
  return {
    fields: {
      ...unitHead(of),
      自评项数: counted(lines.length),
      自评达标项数: count('达标'),
      自评未达标项数: count('未达标'),
      自评待定项数: count('待定'),
    },
    tables: { 自评: lines },
  };
};
