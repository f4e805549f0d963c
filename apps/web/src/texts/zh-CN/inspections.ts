import planning from './inspections/planning';
import page from './inspections/page';
import paper from './inspections/paper';
import visit from './inspections/visit';

export default {
  title: '督导检查',
  and: '、',
  all: '全部',
  mine: '我参加的',
  empty: '还没有督导检查。',
  kind: { label: '类型', routine: '经常性督导', thematic: '专项督导', comprehensive: '综合督导' },
  status: {
    label: '状态',
    planned: '已计划',
    started: '检查中',
    completed: '现场结束',
    hearing: '申辩期',
    concluded: '意见书已发',
    cancelled: '已取消',
  },
  ground: {
    relativeOfHead: '与单位负责人有近亲属关系',
    familyThere: '近亲属在该单位任职或就读',
    staff: '该单位人员',
    leftWithin3Years: '离开该单位不满三年',
  },
  severity: { onTheSpot: '小问题', ordinary: '一般', serious: '严重', complex: '复杂' },
  answer: { yes: '是', no: '否', notApplicable: '不适用', none: '未答' },
  view: { label: '显示方式', list: '列表', calendar: '月历', planner: '到校频次' },
  column: {
    date: '日期',
    about: '单位和事项',
    team: '督导组',
    status: '状态',
    findings: '问题',
    next: '期限',
  },
  next: { defence: '申辩至{day}', rectification: '整改至{day}' },
  calendar: {
    before: '上月',
    after: '下月',
    keys: '方向键选日期，PageUp、PageDown 换月，回车看当天',
    count: '{count} 次',
    none: '这天没有督导。',
    plan: '计划这天的督导',
    week: { day0: '日', day1: '一', day2: '二', day3: '三', day4: '四', day5: '五', day6: '六' },
  },
  ...planning,
  ...page,
  ...paper,
  ...visit,
};
