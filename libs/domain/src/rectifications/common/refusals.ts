import type { RefusalSentences } from '../../kernel/index.js';

/** What a clerk reads when a 共性问题 says no. */
export const commonIssueRefusals: RefusalSentences = {
  'common-issue.unknown': '没有这个共性问题。',
  'common-issue.there': '这个编号的共性问题已经立项，内容不同，请另立新项。',
  'common-issue.units': '共性问题须涉及 {least} 至 {most} 个单位，现为 {count} 个；只涉及一个单位的请按一般问题立项。',
  'common-issue.unit-twice': '同一单位不能重复列入共性问题。',
  'common-issue.unfit-units': '所列单位中有 {count} 个不是本区县在办的学校或部门，请核对。',
  'common-issue.issue-twice': '同一问题不能重复列入共性问题。',
  'common-issue.issue-unknown': '所列问题中有 {count} 件不在本区县的台账上，请核对。',
  'common-issue.issue-ended': '所列问题中有 {count} 件已销号、撤销或并入，不能列入共性问题。',
  'common-issue.issue-taken': '所列问题中有 {count} 件已列入另一个共性问题，请先去掉。',
  'common-issue.clause-missing': '共性问题须注明所依据的条款，没有条款不能立项。',
  'common-issue.words-missing': '“{field}”须写明内容，不能空着。',
  'common-issue.steps-missing': '统一整改方案至少要有一项措施步骤。',
};
