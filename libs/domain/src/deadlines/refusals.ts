import type { RefusalSentences } from '../kernel/index.js';

/** What the clerk reads when the calendar or the limits say no. */
export const deadlineRefusals: RefusalSentences = {
  'deadlines.text-missing': '请填写：{field}。',
  'deadlines.correction-needs-reason': '该年度（学年）已有安排，更正时请写明原因。',
  'deadlines.year-malformed': '年份“{year}”写法不对，应为四位数字，如 2027。',
  'deadlines.day-outside-year': '{day}不在 {year} 年内，跨年的假期请在各自年份分别填写。',
  'deadlines.no-days-off': '{year} 年没有填写任何放假日期，请按放假通知逐项填写。',
  'deadlines.days-backwards': '“{name}”的起止日期颠倒（{from}至{to}），请核对。',
  'deadlines.days-overlap': '“{first}”与“{second}”的放假日期在{day}重叠，请核对。',
  'deadlines.worked-no-weekend': '{day}不是周六或周日，不能作为调休上班日，请核对放假通知。',
  'deadlines.worked-while-off': '{day}在“{name}”假期之内，不能同时是调休上班日，请核对。',
  'deadlines.worked-twice': '调休上班日{day}填写了两次，请删去一个。',
  'deadlines.school-year': '学年应写作“2025-2026”的样式，现为“{schoolYear}”。',
  'deadlines.term-outside-year': '{day}不在 {schoolYear} 学年（8月1日至次年8月31日）内，请核对。',
  'deadlines.terms-disorder': '学期日期须依次为第一学期开学、放假和第二学期开学、放假；{day}应晚于{before}。',
  'deadlines.unknown-profile': '没有时限方案“{profileId}”，可选：{known}。',
  'deadlines.profile-not-in-force': '{name}的规定自{effectiveFrom}起施行，不能从更早的日期采用。',
  'deadlines.set-by-law': '该环节的时限已由{clause}规定，县（市、区）不能另行规定。',
  'deadlines.count': '天数应为 1 至 {most} 的整数，现为“{count}”。',
  'deadlines.facts-missing': '起算“{step}”的期限缺少所依据的规定，请稍后重试。',
  'deadlines.period': '期间应为大于 0 的整数，起算日期须为真实日期，请核对。',
};
