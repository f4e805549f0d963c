import type { RefusalSentences } from '@app/domain/kernel';

/** What whoever issues a report reads when it is not issued. */
export const reportRefusals: RefusalSentences = {
  'report.data-year': '数据年度应写作“2024-2025”的样式，现为“{dataYear}”。',
  'report.data-year-ahead': '{dataYear}学年自{begins}起，尚未开始，还没有可以出具的报告，请改选学年。',
  'report.nothing-known': '截至所选的记录，还没有该区县的数据，请改选较晚的时间，或不填。',
  'report.as-of-ahead': '基准日期（{asOf}）晚于今天（{today}），请改为今天或更早的日期。',
};
