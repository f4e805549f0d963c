import type { RefusalSentences } from '@app/domain/kernel';

/** What whoever records a step of the certification reads when it is not recorded. */
export const certificationRefusals: RefusalSentences = {
  'certification.text-missing': '请填写文号、地点、情况等必填内容。',
  'certification.evidence-missing': '请附佐证材料（来文、公示照片、报告等）。',
  'certification.data-year': '数据年度应写作“2024-2025”的样式，现为“{dataYear}”。',
  'certification.basic-day': '基本均衡认定日期（{certifiedOn}）应为今天或更早的日期。',
  'certification.before-last': '日期（{day}）早于上一步的日期（{last}），请核对。',
  'certification.conditions-not-held': '条件还不具备，不能提交：{missing}。',
  'certification.out-of-order': '还不到这一步，现在应{expected}。',
  'certification.other-office': '{step}由主管的教育督导机构在本系统登记，本单位不能代为登记；有材料请转交。',
  'certification.notice-days': '公示截止日期（{until}）早于公示开始日期（{postedOn}），请核对。',
  'certification.no-notice': '现在没有正在进行的公示。',
  'certification.notice-running': '公示到{until}为止，之后才能结束。',
  'certification.objections-open': '还有{count}条异议没有答复，请先答复。',
  'certification.unknown-objection': '没有这条异议，请核对。',
  'certification.objection-answered': '这条异议已经答复，不能再改。',
  'certification.due-day': '整改期限（{dueDate}）早于收到反馈的日期（{receivedOn}），请核对。',
};
