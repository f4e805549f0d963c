/** An indicator as a clerk knows it. */
type Indicator = Readonly<{ id: string; shortName: string }>;

/** What a section's answer says, and (by indicator) what it says of each. */
const ofSection: Readonly<Record<string, string>> = {
  id: '编号',
  name: '名称',
  schoolId: '所属学校',
  stage: '学段',
  students: '学生数',
  compliant: '校级结论',
  reasons: '校级结论的说明',
  values: '的数值',
  states: '的判定',
  met: '是否达标',
  boundary: '是否临界',
  exempted: '是否放宽',
};
const ofStage: Readonly<Record<string, string>> = {
  sections: '校数',
  students: '学生数',
  passing: '的达标校数',
  passingPercent: '的达标比例',
  means: '的全县平均值',
  cv: '的差异系数',
  cvMet: '的差异系数是否达标',
  cvBoundary: '的差异系数是否临界',
  cvReasons: '的差异系数说明',
  compositeCv: '综合差异系数',
  compositeMet: '综合差异系数是否达标',
  compliant: '达标校数',
  compliantPercent: '达标校比例',
  pending: '待定校数',
};
const ofCounty: Readonly<Record<string, string>> = {
  indicators: '所用标准的指标',
  items: '指标清单',
  recognition: '社会认可度',
  vetoes: '一票否决事项',
  exemptions: '过渡性放宽',
  verdict: '县级结论',
  blockers: '县级结论的原因',
  excluded: '不参评的单位',
  columns: '材料所称与核实的数',
};
const ofIssue: Readonly<Record<string, string>> = {
  unitId: '所属单位',
  status: '办理状态',
  round: '轮次',
  attempt: '次数',
  leadUnitId: '牵头单位',
  dueDate: '整改期限',
  extensionDate: '申请延至的日期',
  rectifiedOn: '整改完成日期',
  closedOn: '销号日期',
  stopped: '是否停计',
  since: '办理日期',
  dueSetBy: '期限的来由',
  dueRound: '期限的轮次',
};
const stages: Readonly<Record<string, string>> = { primary: '小学', junior: '初中' };

const said = (
  words: Readonly<Record<string, string>>,
  [field = '', index]: readonly string[],
  indicators: readonly Indicator[],
): string | undefined => {
  const word = words[field];
  if (word?.startsWith('的') !== true && !word?.startsWith('是否')) return word;
  const { id, shortName } = indicators[Number(index)] ?? { id: '', shortName: '各项指标' };
  return `${id} ${shortName}${word}`.trim();
};

/**
 * What a cell of a replayed answer is, as a clerk says it: `L4 教学仪器设备值的数值` of `sections[3].values[4]`. Whose it is
 * stands beside it. @param indicators of the standard that the answer was judged by, in its order
 */
export const cellWords = (cell: string, indicators: readonly Indicator[]): string => {
  const [place, ...rest] = cell.split(/[.[\]]+/).filter((part) => part !== '');
  if (place === 'point') return rest.length === 0 ? '整个区县（查询库里没有）' : '所依据的标准';
  if (place === 'trail') return '记录清单（查询库里不全）';
  if (place === 'sections') return said(ofSection, rest.slice(1), indicators) ?? '校级结果';
  if (place === 'issues') return `整改问题${rest[1] === undefined ? '' : `的${ofIssue[rest[1]] ?? '情况'}`}`;
  const path = rest[0] === 'standing' ? rest.slice(1) : rest;
  if (path[0] === 'stages')
    return `${stages[path[1] ?? ''] ?? ''} ${said(ofStage, path.slice(2), indicators) ?? '结果'}`.trim();
  return ofCounty[path[0] ?? ''] ?? '县级结果';
};
