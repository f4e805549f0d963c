import { groupFields, itemFieldNames, itemRowNames, itemRows, itemValues } from '../county/items.js';
import { basicNames, basicsOf, recordNames, recordsOf } from '../county/basics.js';
import { column, indicatorColumns } from '../county/columns.js';
import { headNames, headOf } from '../county/head.js';
import type { CountyPicture } from '../county/picture.js';
import {
  dispersionNames,
  dispersionRows,
  resourceNames,
  resourceRows,
  stageFieldNames,
  stagesOf,
} from '../county/stages.js';
import type { PaperBlock, PaperData, PaperForm } from '../paper.js';
import { answeredLines, basicLine, basicLineFields, basicLineNames, basicLines } from './basic-lines.js';
import { scopeNames, scopeOf, schoolLineNames, schoolLines } from './school-lines.js';
import { surveyAnswerNames, surveyAnswers, surveyLines, surveyNames } from './survey-lines.js';

/** 比例 in 申报表Ⅳ and Ⅴ: one decimal. */
const sharePlaces = 1;

/** So many of the 24 columns stand side by side on paper; the workbook has them in one line. */
const sideBySide = 8;
const basicTables: readonly PaperBlock[] = Array.from({ length: basicLines.length / sideBySide }, (_, part) => ({
  block: 'table' as const,
  table: '基本情况',
  caption: null,
  columns: basicLines.slice(part * sideBySide, (part + 1) * sideBySide).map(({ group, heading }, at) => {
    const name = basicLine(part * sideBySide + at);
    return column(`${group} ${heading}（${name.slice('表一'.length)}）`, name, 1);
  }),
}));

const schools = (word: '小学' | '初中'): PaperBlock => ({
  block: 'table',
  table: `${word}单位`,
  caption: word,
  columns: [
    column('序号', '序号', 2),
    column('学校名称', '单位名称', 7, 'left'),
    column('举办者类型', '举办者类型', 2),
    column('在校生数', '学生数', 3),
    column('年级数', '年级数', 2),
    column('班级数', '班级数', 2),
    ...indicatorColumns(3),
    column('该校综合评估是否达标', '综合评估', 3),
    column('备注（注明有哪几项指标达标，哪几项指标达到要求的{余项要求}%）', '备注', 9, 'left'),
  ],
});

const items = (table: '政府保障' | '教育质量'): PaperBlock => ({
  block: 'table',
  table,
  caption: null,
  columns: [
    column('序号', '序号', 1),
    column('名称', '项目', 9, 'left'),
    column('指标值或简要结论', '情况', 9, 'left'),
    column('是否达标', '结论', 2),
  ],
});

/** 全国义务教育优质均衡发展县（市、区）申报表 Ⅰ–Ⅵ. */
export const applicationForm: PaperForm = {
  kind: 'application-form',
  name: '申报表',
  subject: 'county',
  asks: [...answeredLines.keys(), ...Object.keys(surveyAnswerNames)],
  standards: ['hqb-2017'],
  workbook: true,
  edition: 2,
  landscape: true,
  names: {
    fields: {
      ...headNames,
      ...stageFieldNames,
      ...basicNames,
      ...basicLineNames,
      ...surveyAnswerNames,
      ...scopeNames,
      ...recordNames,
      ...itemFieldNames,
    },
    tables: {
      基本情况: { meaning: '表Ⅰ，一行', fields: basicLineNames },
      资源配置: { meaning: '表Ⅱ-1，每学段两行', fields: resourceNames },
      小学单位: { meaning: '表Ⅱ-2，小学每个参评单位一行', fields: schoolLineNames },
      初中单位: { meaning: '表Ⅱ-2，初中每个参评单位一行', fields: schoolLineNames },
      校际均衡: { meaning: '表Ⅲ，每学段两行', fields: dispersionNames },
      政府保障: { meaning: '表Ⅳ，每项一行', fields: itemRowNames },
      教育质量: { meaning: '表Ⅴ，每项一行', fields: itemRowNames },
      社会认可: { meaning: '表Ⅵ，计、其中家长各一行', fields: surveyNames },
    },
  },
  blocks: [
    { block: 'title', text: '义务教育优质均衡发展县（市、区）申报表' },
    { block: 'paragraph', align: 'center', text: '{县名}　{学年}学年　依据{标准名称}（{标准文号}），截至{基准日}' },
    { block: 'heading', level: 1, text: '表Ⅰ　义务教育优质均衡发展县（市、区）基本情况' },
    ...basicTables,
    { block: 'paragraph', text: '注：“人口总数”和“农业人口数”按常住人口统计。“未填”的由县（市、区）据实填写。' },
    { block: 'page-break' },
    { block: 'heading', level: 1, text: '表Ⅱ　小学、初中资源配置基本情况' },
    {
      block: 'table',
      table: '资源配置',
      caption: '分学段',
      columns: [
        column('学段', '学段', 2),
        column('类别', '类别', 5),
        ...indicatorColumns(3),
        column('综合评估', '综合评估', 3),
      ],
    },
    schools('小学'),
    schools('初中'),
    {
      block: 'paragraph',
      text: '注：小学学校总数{小学单位数}所（其中：一贯制学校的小学部有{一贯制小学部数}所，{教学点参评人数}人及以上教学点有{参评教学点数}个），初中学校总数{初中单位数}所（其中：一贯制学校的初中部{一贯制初中部数}所，完全中学的初中部{完全中学初中部数}所）。',
    },
    { block: 'page-break' },
    { block: 'heading', level: 1, text: '表Ⅲ　县域义务教育校际均衡情况' },
    {
      block: 'table',
      table: '校际均衡',
      caption: null,
      columns: [
        column('学段', '学段', 2),
        column('类别', '类别', 4),
        ...indicatorColumns(3),
        column('综合', '综合', 3),
      ],
    },
    { block: 'page-break' },
    { block: 'heading', level: 1, text: '表Ⅳ　政府保障程度评估指标' },
    items('政府保障'),
    { block: 'page-break' },
    { block: 'heading', level: 1, text: '表Ⅴ　教育质量评估指标' },
    items('教育质量'),
    { block: 'page-break' },
    { block: 'heading', level: 1, text: '表Ⅵ　社会认可度调查情况' },
    {
      block: 'table',
      table: '社会认可',
      caption: null,
      columns: [
        column('对象', '对象', 3),
        column('问卷总数（L1）', '问卷总数', 3),
        column('回收有效问卷数（L2）', '有效问卷数', 3),
        column('满意问卷数（L3）', '满意问卷数', 3),
        column('问卷调查综合满意度（%）（L4）', '问卷满意度', 4),
        column('实地走访人数（L5）', '走访人数', 3),
        column('其中：满意人数（L6）', '走访满意人数', 3),
        column('实地走访满意度（%）（L7）', '走访满意度', 4),
      ],
    },
    { block: 'signatures', lines: ['填报单位（盖章）：', '填报日期：'] },
  ],
};

/**
 * What a county's standing puts into 申报表.
 * @param answers `表一L1`, `表六满意问卷数` … : what no return and no register tells; absent is 未填
 */
export const applicationFormData = (picture: CountyPicture, answers: Readonly<Record<string, string>>): PaperData => {
  const values = itemValues(picture, sharePlaces);
  const government = itemRows(picture, 'government', values);
  const quality = itemRows(picture, 'quality', values);
  const basics = basicsOf(picture);
  const lines = basicLineFields(basics, answers);
  const survey = surveyAnswers(answers);
  return {
    fields: {
      ...headOf(picture),
      ...stagesOf(picture),
      ...basics,
      ...lines,
      ...survey,
      ...scopeOf(picture),
      ...recordsOf(picture),
      ...values,
      ...groupFields('government', government),
      ...groupFields('quality', quality),
    },
    tables: {
      基本情况: [lines],
      资源配置: resourceRows(picture),
      小学单位: schoolLines(picture, 'primary'),
      初中单位: schoolLines(picture, 'junior'),
      校际均衡: dispersionRows(picture, ['全县平均值', '差异系数']),
      政府保障: government,
      教育质量: quality,
      社会认可: surveyLines(picture, survey),
    },
  };
};
