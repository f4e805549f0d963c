import type { RefusalSentences } from '@app/domain/kernel';

/** What the clerk reads when the standard or the county's record says no. */
export const standardRefusals: RefusalSentences = {
  'standards.unknown-standard': '没有标准“{standardId}”，可用的标准为：{known}。',
  'standards.not-yet-in-force': '标准“{standardId}”自{effectiveFrom}起施行，不能从更早的日期采用。',
  'standards.already-adopted': '该单位自{effectiveFrom}起已采用此标准；日期有误请先停用，再重新采用。',
  'standards.not-adopted': '该单位未采用此标准，无从停用。',
  'standards.withdrawn-before-adopted': '停用日期不能早于采用日期（{effectiveFrom}）。',
  'standards.text-missing': '请填写：{field}。',
  'standards.data-year': '学年应写作“2024-2025”的样式，现为“{dataYear}”。',
  'standards.unknown-item': '标准“{standardId}”没有第{item}项，请核对。',
  'standards.unknown-veto': '标准“{standardId}”没有一票否决情形{veto}，请核对。',
  'standards.unknown-figure': '第{item}项没有数据项“{figure}”，可填：{known}。',
  'standards.figure-malformed': '“{figure}”应为不小于0的数，现为“{value}”。',
  'standards.percent-malformed': '社会认可度应为0至100之间的数，现为“{value}”。',
  'standards.no-recognition': '标准“{standardId}”不考核社会认可度。',
  'standards.correction-needs-reason': '该项已有记录，更正时请写明原因。',
  'standards.evidence-missing': '请附佐证材料。',
  'standards.not-exemptible': '标准“{standardId}”未规定{subject}可以过渡性放宽。',
  'standards.section-elsewhere': '过渡性放宽只能批给本县当日在办的学部，所选单位不是，请核对。',
  'standards.exemption-expired': '放宽的截止日期（{expires}）早于生效日期，请核对。',
  'standards.expiry-malformed': '放宽的截止日期“{value}”不是有效日期。',
  'standards.exemption-overlaps': '该学校的{subject}已有放宽（至{expires}），请先撤销。',
  'standards.exemption-ended': '该项放宽已于{expires}到期，不必撤销。',
  'standards.survey-malformed': '调查样本填写有误，请按提示修改。',
  'standards.unknown-exemption': '没有此项放宽，请核对。',
};
