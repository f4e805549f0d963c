import type { ExemptionRule, ReliefCase, ReliefCondition } from '../standard.js';

/** Published in 2019; whether it has ended is for the county's superior to say when it grants. */
const relief = { effectiveFrom: '2019-10-01', effectiveTo: null } as const;
const clause = '国教督办函〔2019〕30号 过渡性规定：须有建设规划，评估后持续跟踪复查，认定后三年之内达到规定标准';

const builtBy = (year: string): ReliefCondition => ({ of: 'premises', field: 'yearBuilt', atMost: year });

/** 最大班额不足30人的农村小规模学校. */
const smallAndRural: readonly ReliefCondition[] = [
  { of: 'premises', field: 'urbanRural', is: 'rural' },
  { of: 'section', field: 'largestClass', below: '30' },
];
const smallRooms = (stage: 'primary' | 'junior', size: string): ReliefCase => ({
  text: `最大班额不足30人的农村小规模学校，音乐、美术专用教室每间${size}平方米以上`,
  stage,
  when: smallAndRural,
  params: { musicRoomArea: size, artRoomArea: size },
});

const largerSchools = { maxStudents: '2400', maxStudentsCombined: '3000' } as const;

/** What the procedure of 2019 lets a school be granted for a time, each by name and with a plan. */
export const hqbExemptions: readonly ExemptionRule[] = [
  {
    ...relief,
    clause,
    subject: 'L3',
    relief: '50至100人的乡村小规模学校、教学点，可计入到校交流轮岗、兼职、走教的体育、艺术教师',
    cases: [],
  },
  {
    ...relief,
    clause,
    subject: 'L5',
    relief: '人口密度过高的大城市中心城区学校，可计入校内其他专用运动场地和租用的校外周边体育场馆',
    cases: [],
  },
  {
    ...relief,
    clause,
    subject: 'B3',
    relief:
      '2016年及以前规划建成的学校，音乐专用教室73平方米、美术专用教室67平方米以上；最大班额不足30人的农村小规模学校，小学54平方米、初中61平方米以上',
    cases: [
      {
        text: '2016年及以前规划建成的学校，音乐专用教室73平方米、美术专用教室67平方米以上',
        stage: null,
        when: [builtBy('2016')],
        params: { musicRoomArea: '73', artRoomArea: '67' },
      },
      smallRooms('primary', '54'),
      smallRooms('junior', '61'),
    ],
  },
  {
    ...relief,
    clause,
    subject: 'B4',
    relief: '2010年及以前规划建成或随迁子女占50%以上的学校，小学、初中不超过2400人，九年一贯制学校不超过3000人',
    cases: [
      {
        text: '2010年及以前规划建成的学校，小学、初中不超过2400人，九年一贯制学校不超过3000人',
        stage: null,
        when: [builtBy('2010')],
        params: largerSchools,
      },
      {
        text: '随迁子女占50%以上的学校，小学、初中不超过2400人，九年一贯制学校不超过3000人',
        stage: null,
        when: [{ of: 'section', field: 'migrantChildren', over: 'students', above: '0.5' }],
        params: largerSchools,
      },
    ],
  },
];
