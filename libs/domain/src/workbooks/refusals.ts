import type { RefusalSentences } from '../kernel/index.js';

/** What a clerk reads when a workbook is not taken. Each names one thing to do. */
export const workbookRefusals: RefusalSentences = {
  'workbook.bomb': '文件解压后过大，不是正常的填报表，未读取。请重新下载填报表填写。',
  'workbook.changed-meanwhile': '上传后有 {count} 项数据已被他人修改，没有写入。请核对差异后重新上传。',
  'workbook.damaged': '文件已损坏，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx，再上传。',
  'workbook.empty': '文件是空的，请重新选择。',
  'workbook.encrypted': '文件设有打开密码，无法读取。请取消密码后重新上传。',
  'workbook.foreign': '这不是从本系统下载的填报表（缺少隐藏的标识页），请下载填报表后填写。',
  'workbook.has-errors': '有 {count} 处错误，没有写入。请下载标注了错误的表，改正后重新上传。',
  'workbook.identity-altered': '填报表的隐藏标识被改动过，请重新下载填报表，不要修改隐藏的标识页。',
  'workbook.interrupted': '核对过程中断，没有写入，请重新上传。',
  'workbook.macro': '文件含有宏，不予读取。请另存为不含宏的 .xlsx 后上传。',
  'workbook.not-checked': '文件还在核对，请等核对完成后再操作。',
  'workbook.not-xlsx': '这不是 .xlsx 工作簿（{found}）。请用 Excel 或 WPS 另存为 .xlsx 后上传。',
  'workbook.nothing-to-mark': '这份上传没有错误，不需要标注。',
  'workbook.other-tenant': '这份填报表是另一个系统或另一个地区的，不能在这里上传。',
  'workbook.other-unit': '这份填报表是“{unit}”的，不在您的填报范围内。',
  'workbook.other-year': '这份填报表是 {found} 学年的，现在填报的是 {wanted} 学年，请重新下载。',
  'workbook.outdated': '这份表是“{title}”第 {found} 版，现在使用第 {wanted} 版，请重新下载填报表。',
  'workbook.no-ledger': '没有找到整改台账：表头至少要有“问题”，以及“检查时间”或“责任单位”。请核对表头后重新上传。',
  'workbook.no-table': '表中没有找到填报区（“{heading}”一列），请不要删除或改写表头。',
  'workbook.too-busy': '正在核对的文件较多，请稍后再上传。',
  'workbook.too-large': '文件超过 {limitMiB} MB，请删除图片或无关的工作表后重新上传。',
  'workbook.too-many': '工作簿里的{what}过多，不是正常的填报表。请重新下载填报表填写。',
  'workbook.truncated': '文件不完整，可能没有上传完或保存时中断。请重新保存后上传。',
  'workbook.unknown-upload': '没有找到这次上传，可能已过期。请重新上传。',
};
