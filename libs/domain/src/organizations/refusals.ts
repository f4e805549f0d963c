import type { RefusalSentences } from '@app/domain/kernel';

/** What the clerk reads when the tree says no. */
export const organizationRefusals: RefusalSentences = {
  'organization.unknown-unit': '没有找到该单位，请核对后再试。',
  'organization.already-registered': '该单位已经登记，登记内容与本次不同；需要变更请使用更名、调整隶属等操作。',
  'organization.form': '登记内容有误，请更正：{fields}。',
  'organization.needs-parent': '该类单位必须登记在上级单位之下。',
  'organization.wrong-parent': '该类单位不能设在所选上级单位之下。',
  'organization.stage-not-offered': '所属学校的办学类型不含该学段，不能设立此学部。',
  'organization.stage-taken': '该学校（校区）已有同一学段的学部，不能重复设立。',
  'organization.campus-beyond-school': '校区的办学类型超出了所属学校的学段范围。',
  'organization.not-yet-there': '所选单位在生效日期时尚未设立（设立日期：{registeredFrom}）。',
  'organization.ended': '该单位已于{endedFrom}合并、拆分或撤销，不能再办理此项。',
  'organization.before-registration': '生效日期早于该单位的设立日期（{registeredFrom}）。',
  'organization.name-missing': '请填写单位名称。',
  'organization.reason-missing': '请填写撤销原因。',
  'organization.into-itself': '单位不能并入或拆分为自身。',
  'organization.split-needs-two': '拆分后至少应有两个单位。',
  'organization.other-kind': '只能与同一类别的单位合并，或拆分为同一类别的单位。',
  'organization.code-taken': '标识码{code}已被其他单位使用，请核对。',
};
