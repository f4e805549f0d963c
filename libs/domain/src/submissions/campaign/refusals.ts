import type { RefusalSentences } from '@app/domain/kernel';

/** What the bureau or a school reads when a campaign or a draft is not as asked. */
export const campaignRefusals: RefusalSentences = {
  'campaign.words-missing': '请填写：{label}。',
  'campaign.data-year': '数据年度应写作“2024-2025”的样式。',
  'campaign.unknown-area': '填报任务由县（市、区）或设区的市发起，没有找到该单位，请核对。',
  'campaign.forms': '请选择至少一种填报表，且不要重复。',
  'campaign.no-units': '没有需要填报的单位，请核对填报表和填报单位。',
  'campaign.unknown-units': '有{count}个单位不在本次填报范围内（不在本地区、已撤并或不填报所选的表），请核对。',
  'campaign.due-in-past': '截止日期{dueDate}已经过去，请另行确定。',
  'campaign.due-without-basis': '截止日期{dueDate}与所写的起算日、天数不符，请核对。',
  'campaign.already-opened': '本年度已有同名的填报任务（截止{dueDate}），请改用其他名称，或在原任务上办理。',
  'campaign.unknown': '没有这项填报任务。',
  'campaign.closed': '填报任务已经结束，如需继续请先重新开启。',
  'campaign.not-closed': '填报任务尚未结束，不需要重新开启。',
  'campaign.not-asked': '该单位不在本次填报范围内。',
  'campaign.units-not-asked': '有{count}个单位不在本次填报范围内，请核对。',
  'campaign.not-yours': '签收和填写由填报单位自己办理，县级只办理县级填报表。',
  'draft.changed': '草稿已由他人修改（页面上是第{expected}版，现为第{actual}版），请对照两份内容后再保存。',
  'draft.unknown-fields': '有{count}个填报项不在该单位的填报表内：{fields}。',
  'draft.not-yours': '填报表由填报单位自己填写，县级只填写县级填报表。',
  'draft.nothing-prefilled': '{fields}没有可确认的预填数。',
};
