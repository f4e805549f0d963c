import type { RefusalSentences } from '../kernel/index.js';

export const attachmentRefusals: RefusalSentences = {
  'attachments.empty': '文件是空的，请重新选择。',
  'attachments.too-large': '文件超过 {limitMiB} MB，请压缩后重新上传。',
  'attachments.type':
    '不支持这种文件。请上传 PDF、Word、Excel、PowerPoint（.pptx）、图片（JPEG、PNG、WebP）、MP4 视频或纯文本。',
  'attachments.macros': '文件含有宏，不能上传。请在 Office 中另存为不含宏的 .docx、.xlsx 或 .pptx 后重新上传。',
  'attachments.not-kept': '系统中没有附件 {hash}，请先上传文件，再引用上传后得到的编号。',
  'attachments.no-file': '没有收到文件，请选择文件后上传。',
};
