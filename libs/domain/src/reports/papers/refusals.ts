import type { RefusalSentences } from '@app/domain/kernel';

/** What whoever asks for a paper reads when it is not written. */
export const paperRefusals: RefusalSentences = {
  'report.answer': '“{meaning}”应填不小于0的数字，最多两位小数，现为“{value}”；没有的可以不填。',
};
