import type { RefusalSentences } from '@app/domain/kernel';

/** What the reporter or the reviewer reads when a filing is not taken. */
export const submissionRefusals: RefusalSentences = {
  'submission.data-year': '数据年度应写作“2024-2025”的样式。',
  'submission.unknown-unit': '没有找到填报单位，请核对。',
  'submission.not-a-filing-unit': '该单位不填报数据：数据由学部填报，各学部共用校舍的由学校（校区）填报共用部分。',
  'submission.needs-form': '该数据须用填报表报送。',
  'submission.figures': '有{count}处填报不符合要求：{first}。请逐项更正后再提交。',
  'submission.outside-year': '生效日期不在{dataYear}学年内。',
  'submission.already-accepted': '本年度数据已审核通过，如需修改请提出更正申请。',
  'submission.unchanged': '退回后数据和说明均未改动，请修改数据，或在说明中答复退回意见。',
  'submission.unknown': '该单位本年度还没有填报数据。',
  'submission.not-submitted': '目前没有待审核的填报。',
  'submission.other-version': '审核的是第{version}版，现在已是第{current}版，请刷新后再审核。',
  'submission.own-work': '填报人不得审核自己提交的数据，请由他人审核。',
  'submission.reason-missing': '请填写理由。',
  'submission.evidence-missing': '更正已通过的数据须附佐证材料。',
  'submission.accepted-stays': '数据已审核通过，不能撤回；如需修改请提出更正申请。',
  'submission.not-accepted': '数据尚未审核通过，可直接修改后重新提交，不需要更正申请。',
  'submission.correction-waits': '已有一项更正申请（第{version}版）等待审核，请待其办结后再提出。',
  'submission.no-correction': '目前没有待审核的更正申请。',
};
