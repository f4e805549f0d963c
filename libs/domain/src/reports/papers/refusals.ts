import type { RefusalSentences } from '@app/domain/kernel';

/** What whoever asks for a paper reads when there is none. */
export const paperRefusals: RefusalSentences = {
  'paper.before-first':
    '截至所选的记录和日期，还没有登记这个{subject}，请改选较晚的日期；以前的情况后来才登记的，请填写截至记录号。',
  'paper.busy': '正在制作的文书较多，请稍后再办。',
  'paper.no-workbook': '“{name}”没有 Excel 格式，请下载 Word。',
  'paper.not-own': '“{name}”由教育局出具，本单位只能查看已签发的。',
  'paper.not-subject': '“{name}”是{subject}的文书，请从{subject}的列表中选择。',
  'paper.nothing-known':
    '截至所选的记录和日期，没有可以写进这份文书的内容，请改选较晚的日期或别的对象；以前的情况后来才登记的，请填写截至记录号。',
  'paper.number-taken': '这个编号刚被另一份文书用去，请重新签发。',
  'paper.other-standard': '“{name}”按“{standard}”编制，不能按别的标准出具，请在评估标准中改选它。',
  'paper.template-outdated':
    '在用的模板是按第 {found} 版名称做的，现在是第 {wanted} 版。请重新上传模板，或停用它改用内置的格式。',
  'paper.too-large': '内容太多，一份文书里放不下，请缩小范围。',
  'paper.unknown-answer': '“{name}”里没有要填的“{answer}”，请对照名称表改正。',
  'paper.unknown-kind': '没有“{kind}”这种文书，请从文书种类表中选择。',
};

/** What whoever answers what a form asks reads when an answer is none. */
export const answerRefusals: RefusalSentences = {
  'report.answer': '“{meaning}”应填不小于0的数字，最多两位小数，现为“{value}”；没有的可以不填。',
};
