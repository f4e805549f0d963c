import { grouped, percent, persons, things } from '../field.js';
import { sources } from '../sources.js';

/** The subjects of the State's monitoring, by the beginning of their fields' codes. */
export const monitoredSubjects = [
  ['chinese', '语文'],
  ['mathematics', '数学'],
  ['science', '科学'],
  ['pe', '体育'],
  ['arts', '艺术'],
  ['morals', '德育'],
] as const;

/** C9: the State's monitoring, subject by subject. 未监测的科目 is 不适用. */
export const monitoringFields = grouped(
  { group: 'monitoring', stages: null, ofPremises: false },
  monitoredSubjects.flatMap(([code, name]) => [
    things('级', '4')(`${code}Level`, `${name}学业水平等级`, {
      text: `国家义务教育质量监测结果中${name}学生学业水平等级，Ⅰ至Ⅳ级填1至4，应达到Ⅲ级以上。本轮未监测的科目不适用。`,
      source: sources.application,
      usedBy: ['C9'],
      prefill: 'none',
    }),
    percent(`${code}DifferenceRate`, `${name}校际差异率`, {
      text: `国家义务教育质量监测结果中${name}的校际差异率，按百分数填报（0.148填14.8），应低于15%。本轮未监测的科目不适用。`,
      source: sources.application,
      usedBy: ['C9'],
      prefill: 'none',
    }),
  ]),
);

const rate = (code: string, label: string, text: string) =>
  percent(code, label, { text, source: sources.application, usedBy: ['D'], prefill: 'none' });

/** 社会认可度: what the survey found; the survey itself is the State's. */
export const surveyFields = grouped({ group: 'survey', stages: null, ofPremises: false }, [
  rate('recognitionRate', '社会认可度', '国家组织的社会认可度调查结果，应达到85%以上。尚未公布的留空。'),
  rate('questionnaireSatisfaction', '问卷综合满意度', '网络问卷调查的综合满意度。'),
  rate('questionnaireParentSatisfaction', '其中：家长问卷满意度', '网络问卷调查中家长的满意度。'),
  rate('visitSatisfaction', '实地走访满意度', '实地走访调查的综合满意度。'),
  rate('visitParentSatisfaction', '其中：家长走访满意度', '实地走访调查中家长的满意度。'),
  persons('questionnaires', '问卷份数', {
    text: '回收的问卷份数，不低于常住人口的1.5‰。',
    source: sources.application,
    usedBy: ['D'],
    prefill: 'none',
    max: '10000000',
  }),
  persons('validQuestionnaires', '其中：有效问卷份数', {
    text: '回收的问卷中有效的份数。',
    source: sources.application,
    usedBy: ['D'],
    prefill: 'none',
    max: '10000000',
  }),
]);

/** What the standard of 2012 asks of the county beside. */
export const workScoreFields = grouped({ group: 'work', stages: null, ofPremises: false }, [
  things('分', '100')('governmentWorkScore', '推进义务教育均衡发展工作评估得分', {
    text: '对县级人民政府推进义务教育均衡发展工作的评估得分，满分100分，应在85分以上。',
    source: sources.basic,
    usedBy: ['basic-2012/B2'],
    prefill: 'none',
  }),
]);
