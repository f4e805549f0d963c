import type { RefusalSentences } from '../kernel/index.js';

/** What a clerk reads when a clock says no. */
export const clockRefusals: RefusalSentences = {
  'rectification.clock-stopped': '自{from}起已暂停计时，请先恢复计时。',
  'rectification.stop-too-late': '整改期限为{dueDate}，{from}已过期，不能再暂停计时或暂缓。',
  'rectification.waiver-ends-before': '暂缓到期日{until}早于今天，请核对。',
  'rectification.resumed-before': '恢复之日{on}早于暂停之日{from}，请核对。',
  'rectification.nobody-responsible': '整改方案尚未报送，还没有整改责任人，不能移交。',
  'rectification.not-of-lead-unit': '接手的人须是牵头单位的在岗人员，请核对。',
  'rectification.long-term-pending': '已有一件长期整改申请（预计{expectedOn}完成）待批，请先办结。',
  'rectification.no-long-term': '没有待批的长期整改申请。',
  'rectification.stages-missing': '长期整改至少要有一个阶段目标和复核日期。',
  'rectification.stage-order':
    '阶段复核日期{reviewOn}须不早于{before}，且不晚于预计完成日期{expectedOn}，请按先后填写。',
  'rectification.no-stages': '该问题没有按长期整改办理，没有阶段可复核。',
  'rectification.stages-reached': '各阶段都已复核达到，请按程序申请销号。',
  'rectification.already-posted': '整改情况已于{on}报备，不必重复报备。',
  'rectification.not-posted-supervision': '只有责任督学挂牌督导（经常性督导）发现的问题须报备。',
  'rectification.report-first': '单位负责人还没有审批本次整改报告，不能报备。',
  'rectification.office-first': '这是第 {number} 次延期，须先由督导室审核，再由局领导审批。',
  'rectification.leader-second': '这是第 {number} 次延期，督导室已审核，须由局领导审批。',
};
