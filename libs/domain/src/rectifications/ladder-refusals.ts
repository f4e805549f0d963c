import type { RefusalSentences } from '../kernel/index.js';

/** What a clerk reads when the ladder of an issue says no. */
export const ladderClimbRefusals: RefusalSentences = {
  'rectification.ladder-by-clock': '督办阶梯到期自动推进，不能代为推进；要提前催，请用“催办”。',
  'rectification.reminded-today': '{on}已催过（本轮第 {number} 次），一天只催一次，请明天再催。',
  'rectification.rung-not-fired': '本轮尚未发出{rung}，不能答复。',
  'rectification.answer-accepted': '对{rung}的答复已经采纳，不能再改；有新情况请报进展。',
  'rectification.forecast-past': '预计完成日期{forecast}早于今天{today}，请改日期。',
  'rectification.no-answer': '牵头单位还没有答复{rung}。',
  'rectification.hold-outside': '暂缓升级的日期{holdUntil}须在今天{today}至预计完成日期{forecast}之间。',
  'rectification.no-proposal': '本轮没有提请{proposal}。',
  'rectification.leader-decides': '挂牌督办、约谈、通报须由局领导本人决定。',
  'rectification.proposal-decided': '提请{proposal}已于{on}作出决定。',
};
