import type { RefusalSentences } from '../kernel/index.js';

/** What a clerk reads when a report is not read. Each names one thing to do. */
export const reportCheckRefusals: RefusalSentences = {
  'report-check.bomb': '文件解压后过大，不是正常的报告，未读取。请用 Word 或 WPS 打开后另存为 .docx，再上传。',
  'report-check.damaged': '文件已损坏或不完整，无法读取。请用 Word 或 WPS 打开后另存为 .docx，再上传。',
  'report-check.empty': '报告里没有文字，请重新选择文件或粘贴全文。',
  'report-check.encoding': '认不出文件的文字编码。请另存为 UTF-8（或 GB18030）编码的文本，再上传。',
  'report-check.encrypted': '文件设有打开密码，无法读取。请取消密码后重新上传。',
  'report-check.macro': '文件含有宏，不予读取。请另存为不含宏的 .docx 后上传。',
  'report-check.not-a-report':
    '只读取文本文件（.txt）和 Word 文档（.docx），这个文件是{found}。请另存后上传，或粘贴全文。',
  'report-check.too-busy': '正在处理的文件较多，请稍后再核对。',
  'report-check.too-large': '文件超过 {limitMiB} MB，请删除图片后重新上传，或粘贴全文。',
  'report-check.too-long': '报告超过 {limit} 字，请分成几部分核对。',
};
