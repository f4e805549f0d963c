import type { RefusalSentences } from '@app/domain/kernel';

/** What a clerk reads when a template is not taken. Each names one thing to do. */
export const templateRefusals: RefusalSentences = {
  'template.authored':
    '模板里有修订、批注或其作者的姓名（{part}），不予采用：会印进签发的文书。请接受所有修订、删除全部批注，再用“文件—信息—检查文档”删除个人信息，另存后上传。',
  'template.bomb': '文件解压后过大，不是正常的模板。请用 Word 或 WPS 新建后重新上传。',
  'template.damaged': '文件已损坏或不完整，无法读取。请用 Word 或 WPS 打开后另存为 .docx，再上传。',
  'template.embedded': '模板里嵌有其他文件或程序（{part}），不予采用。请删除后重新上传。',
  'template.empty': '文件是空的，请重新选择。',
  'template.encrypted': '文件设有打开密码，无法读取。请取消密码后重新上传。',
  'template.external': '模板链接了外部文件（{target}），不予采用。请断开链接、把图片嵌入文件后重新上传。',
  'template.field': '模板里有域“{field}”，不予采用：它会读取外部内容或运行程序。请删除后重新上传。',
  'template.in-use': '正在使用的已是这份模板，不用再次启用。',
  'template.macro': '文件含有宏，不予采用。请另存为不含宏的 .docx 后上传。',
  'template.none': '这种文书没有在用的模板。',
  'template.not-docx': '这不是 .docx 文件（{found}）。请用 Word 或 WPS 另存为 .docx 后上传。',
  'template.placeholders': '模板里有 {count} 处要改，没有采用。请按所列各处改正后重新上传。',
  'template.too-large': '模板超过 {limitMiB} MB，请压缩图片后重新上传。',
  'template.unprintable': '按这份模板印不出文书：{why}。请改正后重新上传。',
};
