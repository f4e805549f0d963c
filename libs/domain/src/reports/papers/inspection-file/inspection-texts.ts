import type { Finding, FindingSeverity, InspectionKind } from '../../../inspections/index.js';
import { dayText } from '../../../kernel/index.js';
import { dayOrNothing, severityNames } from '../issue-file/index.js';
import type { InspectionFile } from './inspection-file.js';

const kindNames: Readonly<Record<InspectionKind, string>> = {
  routine: '经常性督导',
  thematic: '专项督导',
  comprehensive: '综合督导',
};

/** 现场反馈, 一般, 严重, 复杂. */
export const findingSeverityNames: Readonly<Record<FindingSeverity, string>> = {
  onTheSpot: '现场反馈',
  ...severityNames,
};

/** What every paper of an inspection says of it. Of its team only the number: no person is named. */
export const inspectionTexts = ({ state, nameOf }: InspectionFile) => {
  const { plan, notice } = state;
  return {
    县名: nameOf(plan.countyId),
    被督导单位: nameOf(plan.unitId),
    督导类型: kindNames[plan.kind],
    督导事项: plan.subject,
    督导日期: dayText(plan.date),
    督导组人数: String(plan.team.length),
    检查项数: String(plan.checklist.length),
    通知文号: notice?.noticeNumber ?? '',
    通知日期: dayOrNothing(notice?.on),
  };
};

/** What those names mean. */
export const inspectionNames = {
  县名: '县（市、区）名称',
  被督导单位: '被督导的单位',
  督导类型: '经常性督导、专项督导或综合督导',
  督导事项: '督导的事项',
  督导日期: '计划的督导日期，改期后为新的日期',
  督导组人数: '督导组的人数，不写姓名',
  检查项数: '检查表的项数',
  通知文号: '督导通知的文号，未发通知时为空',
  通知日期: '督导通知发出的日期，未发通知时为空',
} as const;

/** A finding as a row of a paper. */
export const findingRow = (
  { problem, clause, indicator, severity, suggestedDueDate, proposedLeadUnitId }: Finding,
  index: number,
  nameOf: (unitId: string) => string,
) => ({
  问题序号: String(index + 1),
  问题内容: problem,
  问题条款: clause,
  问题指标: indicator ?? '',
  问题程度: findingSeverityNames[severity],
  建议期限: dayOrNothing(suggestedDueDate),
  建议牵头单位: proposedLeadUnitId === null ? '' : nameOf(proposedLeadUnitId),
});

/** What the columns of these rows mean. */
export const findingFields = {
  问题序号: '第几个',
  问题内容: '发现的问题',
  问题条款: '问题所违反的条款',
  问题指标: '涉及的指标编号，没有时为空',
  问题程度: '现场反馈、一般、严重或复杂',
  建议期限: '督导组建议的整改期限，没有时为空',
  建议牵头单位: '督导组建议的牵头单位，没有时为空',
} as const;
