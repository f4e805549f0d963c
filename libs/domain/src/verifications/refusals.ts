import type { RefusalSentences } from '@app/domain/kernel';

/** What the inspector or the clerk reads when a statement is not taken. */
export const verificationRefusals: RefusalSentences = {
  'verification.data-year': '数据年度应写作“2024-2025”的样式。',
  'verification.unknown-unit': '没有找到该单位，请核对。',
  'verification.unknown-subject':
    '“{subject}”不是该单位可以登记的数据：现场核实按填报的数据项登记，材料所称可登记数据项、指标或县级结果。',
  'verification.value': '数值不符合要求：{message}。',
  'verification.text-missing': '请填写来源、核实方法或理由。',
  'verification.evidence-missing': '现场核实须附佐证材料。',
  'verification.other-inspection': '所填督导检查不是对该单位进行的，请核对。',
  'verification.no-difference': '该项数据的所称、计算、核实结果没有不一致，无需登记问题。',
  'verification.recused': '对该单位已登记回避，不得核实其数据。',
};
