import type { RefusalSentences } from '../kernel/index.js';

/** What a clerk reads when a ladder cannot be adopted. */
export const ladderRefusals: RefusalSentences = {
  'ladder.dated-back': '督办阶梯自{effectiveFrom}起执行，早于今天{today}；请填今天或以后的日期。',
  'ladder.before-last': '已有自{last}起执行的督办阶梯，新的不能早于它（所填{effectiveFrom}）。',
  'ladder.basis-missing': '请写明采用督办阶梯的依据（文件名称或文号）。',
  'ladder.clause-missing': '“{rung}”一级未写明出处，请补上。',
  'ladder.empty': '督办阶梯至少要有一级。',
  'ladder.order':
    '督办阶梯须按临期提醒、催办、蓝单、黄单、红单、挂牌督办、约谈、通报的次序排列：“{rung}”不能排在“{after}”之后。',
  'ladder.offset': '“{rung}”的天数须为整数，前后不超过 {furthest} 天。',
  'ladder.rising': '“{rung}”须晚于上一级“{after}”，请加大天数。',
  'ladder.wrong-side': '临期提醒须在到期当日或之前，其余各级须在到期之后（“{rung}”）。',
  'ladder.by-itself': '“{rung}”须由局领导决定，系统只能提请，不能自动发出。',
  'ladder.soft-proposal': '“{rung}”到期自动发出，不须提请。',
  'ladder.answer': '“{rung}”的答复时限须为 1 到 {longest} 个工作日。',
};
