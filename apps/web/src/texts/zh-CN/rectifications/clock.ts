/** What is said of the clock of an order. */
export default {
  stopped: {
    suspension: '已暂停计时',
    waiver: '暂缓整改',
    since: '自 {from}起不计入期限，恢复后顺延。',
    until: '自 {from}起暂缓至 {until}，到期自行恢复，期限顺延。',
  },
  asked: {
    office: '申请延至 {day}，待批。',
    extension: '第二次延期：督导室已同意延至 {day}，待局领导审批。',
    longTerm: '申请长期整改，预计 {day}完成，待局领导审批。',
    stage: '长期整改，下一阶段 {day}复核。',
  },
  lateness: {
    title: '是否按期',
    byDeed: '按实际完成',
    byRecord: '按登记时间',
    inTime: '按期',
    days: '逾期 {days} 天',
    both: '逾期 {days} 天（{working} 个工作日）',
    stopped: '暂停计时',
    stoppedDays: '共 {days} 天，不算逾期',
    without: '不计延期',
    withoutText: '期限为 {day}，{late}',
  },
};
