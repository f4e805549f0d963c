import type { CountyItem, FigureLabels, ItemCondition } from '../standard.js';
import { hqb } from './sources.js';

const item = (
  number: number,
  name: string,
  conditions: readonly ItemCondition[] = [],
  kind: CountyItem['kind'] = conditions.length > 0 ? 'computed' : 'judged',
  params: CountyItem['params'] = {},
): CountyItem => ({
  ...hqb,
  id: `C${number}`,
  group: 'quality',
  name,
  kind,
  conditions,
  judgedToo: false,
  params,
  clause: `教督〔2017〕6号 教育质量第${number}项（申报表Ⅴ）`,
});

/** 语文、数学、科学、体育、艺术、德育: what the State monitors, by the beginning of the figures' names. */
const monitoredSubjects = [
  ['chinese', '语文'],
  ['mathematics', '数学'],
  ['science', '科学'],
  ['pe', '体育'],
  ['arts', '艺术'],
  ['morals', '德育'],
] as const;

/** 教育质量 9 项. All must be met; the ninth is for the State to say. */
export const hqbQualityItems: readonly CountyItem[] = [
  item(1, '全县初中三年巩固率达到95%以上', [
    {
      // (毕业数 − 三年转入 + 三年转出) / (三年前初一在校 − 三年死亡)
      label: '初中三年巩固率',
      sum: ['juniorGraduates', '-juniorTransferredIn', 'juniorTransferredOut'],
      over: ['juniorEntrantsThreeYearsAgo', '-juniorDeaths'],
      atLeast: '0.95',
      percent: true,
    },
  ]),
  item(2, '全县残疾儿童少年入学率达到95%以上', [
    {
      label: '残疾儿童少年入学率',
      sum: ['disabledChildrenEnrolled'],
      over: ['disabledChildren'],
      atLeast: '0.95',
      percent: true,
    },
  ]),
  item(3, '所有学校制定章程，实现学校管理与教学信息化'),
  item(
    4,
    '全县所有学校按照不低于学校年度公用经费预算总额的5%安排教师培训经费',
    [{ label: '教师培训经费安排不足5%的学校数', sum: ['schoolsBelowTrainingShare'], atMost: '0' }],
    'computed',
    { trainingShare: '0.05' },
  ),
  item(5, '教师能熟练运用信息化手段组织教学，设施设备利用率达到较高水平'),
  item(6, '所有学校德育工作、校园文化建设水平达到良好以上'),
  item(7, '课程开齐开足，教学秩序规范，综合实践活动有效开展'),
  item(8, '无过重课业负担'),
  item(
    9,
    '在国家义务教育质量监测中，相关科目学生学业水平达到Ⅲ级以上，且校际差异率低于0.15',
    [
      {
        label: '监测科目最低学业水平等级',
        sum: monitoredSubjects.map(([code]) => `${code}Level`),
        extreme: { of: 'lowest', instead: 'lowestSubjectLevel' },
        atLeast: '3',
      },
      {
        label: '监测科目最高校际差异率',
        sum: monitoredSubjects.map(([code]) => `${code}Rate`),
        extreme: { of: 'highest', instead: 'highestDifferenceRate' },
        below: '0.15',
      },
    ],
    'external',
  ),
];

/** What the figures of the 9 items are called on a form. */
export const hqbQualityFigures: FigureLabels = {
  juniorGraduates: { name: '初中毕业生数', unit: '人' },
  juniorTransferredIn: { name: '三年转入学生数', unit: '人' },
  juniorTransferredOut: { name: '三年转出学生数', unit: '人' },
  juniorEntrantsThreeYearsAgo: { name: '三年前初一在校学生数', unit: '人' },
  juniorDeaths: { name: '三年死亡学生数', unit: '人' },
  disabledChildrenEnrolled: { name: '已入学残疾儿童少年数', unit: '人' },
  disabledChildren: { name: '适龄残疾儿童少年总数', unit: '人' },
  schoolsBelowTrainingShare: { name: '教师培训经费安排不足5%的学校数', unit: '所' },
  ...Object.fromEntries(
    monitoredSubjects.flatMap(([code, name]) => [
      [`${code}Level`, { name: `${name}学业水平等级`, unit: '级' }],
      [`${code}Rate`, { name: `${name}校际差异率`, unit: '' }],
    ]),
  ),
  lowestSubjectLevel: { name: '监测科目最低学业水平等级', unit: '级' },
  highestDifferenceRate: { name: '监测科目最高校际差异率', unit: '' },
};
