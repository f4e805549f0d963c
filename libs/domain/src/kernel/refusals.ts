import type { RefusalSentences } from './refusal.js';

/** What the executor itself refuses, whatever the slice. */
export const kernelRefusals: RefusalSentences = {
  'idempotency.key-reused': '该请求编号已用于另一项操作，请更换编号后重新提交。',
  'precondition.revision': '内容已被他人更新（页面上是第 {expected} 版，现为第 {actual} 版），请刷新后重试。',
  'stream.contended': '多人同时修改同一事项，本次未能写入，请稍后重试。',
  'time.malformed': '日期或时间“{value}”写法不对，应如 2025-03-01，或 2025-03-01T08:30:00+08:00。',
  'time.in-future': '所填日期{value}还没有到，办理和生效的日期不得晚于今天，请核对。',
  'time.too-far-ahead': '所填生效日期{value}在三年以后，请核对。',
};
