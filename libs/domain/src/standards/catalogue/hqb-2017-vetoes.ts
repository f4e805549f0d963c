import type { ExemptionRule, VetoRule } from '../standard.js';
import { hqb } from './sources.js';

const veto = (number: number, name: string): VetoRule => ({
  ...hqb,
  id: `V${number}`,
  name,
  clause: `教督〔2017〕6号 不予认定情形第${number}项`,
});

/** 一票否决: a county with one of these is not certified. */
export const hqbVetoes: readonly VetoRule[] = [
  veto(1, '存在以考试方式招生'),
  veto(2, '存在违规择校行为'),
  veto(3, '存在重点学校或重点班'),
  veto(4, '存在“有编不补”或长期聘用编外教师的情况'),
  veto(5, '教育系统存在重大安全责任事故和严重违纪违规事件'),
  veto(6, '有弄虚作假行为'),
];

/** Published in 2019; whether it has ended is for the county's superior to say when it grants. */
const relief = { effectiveFrom: '2019-10-01', effectiveTo: null } as const;
const clause = '国教督办函〔2019〕30号 过渡性规定：须有建设规划，评估后持续跟踪复查，认定后三年之内达到规定标准';

/** What the procedure of 2019 lets a school be granted for a time, each by name and with a plan. */
export const hqbExemptions: readonly ExemptionRule[] = [
  {
    ...relief,
    clause,
    subject: 'L3',
    relief: '50至100人的乡村小规模学校、教学点，可计入到校交流轮岗、兼职、走教的体育、艺术教师',
  },
  {
    ...relief,
    clause,
    subject: 'L5',
    relief: '人口密度过高的大城市中心城区学校，可计入校内其他专用运动场地和租用的校外周边体育场馆',
  },
  {
    ...relief,
    clause,
    subject: 'B3',
    relief:
      '2016年及以前规划建成的学校，音乐专用教室73平方米、美术专用教室67平方米以上；最大班额不足30人的农村小规模学校，小学54平方米、初中61平方米以上',
  },
  {
    ...relief,
    clause,
    subject: 'B4',
    relief: '2010年及以前规划建成或随迁子女占50%以上的学校，小学、初中不超过2400人，九年一贯制学校不超过3000人',
  },
];
