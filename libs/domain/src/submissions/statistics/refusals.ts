import type { RefusalSentences } from '@app/domain/kernel';

/** What the county reads when its file of the 教育事业统计 cannot be used at all. Nothing is kept then. */
export const statisticsRefusals: RefusalSentences = {
  'statistics.data-year': '数据年度应写作“2024-2025”的样式。',
  'statistics.not-text': '教育事业统计须以 CSV 文件导入（UTF-8 或 GB 18030 编码），Excel 文件请先另存为 CSV。',
  'statistics.no-rows': '文件中没有数据行。',
  'statistics.too-many-rows': '文件有{count}行，一次最多导入{most}行，请分县导出。',
  'statistics.no-code-column': '表头没有学校标识码一列（{known}），无法与单位对应。',
  'statistics.no-columns': '表头没有一列是填报表要用的，请核对导出的是否为教育事业统计的学校基表。',
  'statistics.nothing-matched': '{count}行中没有一行能与本县单位对应，没有导入任何数据。第{line}行：{reason}',
};
