import type { AgainCause, MadeAgain } from '@app/runtime/reports';

const words: Readonly<Record<Exclude<AgainCause, 'inputs-changed'>, string>> = {
  'log-shorter': '日志比签发时短：签发之后有记录不见了，可能恢复了更早的备份。',
  'log-differs': '日志与签发时签署的不是同一份：签发之前的记录被改动过。',
  standard: '本版程序所载的这一标准与签发时不同。',
  format: '本版程序的报告格式与签发时不同。',
  calculation: '记录、标准和格式都没有变：本版程序的算法与签发时不同，或查询库需要重建。',
};

/** Why a report made again differs, for people. */
export const inSentences = ({
  causes,
  wrongEvents,
  isKept,
}: Pick<MadeAgain, 'causes' | 'wrongEvents' | 'isKept'>): string[] => [
  ...causes.map((cause) =>
    cause === 'inputs-changed'
      ? `本报告所依据的记录有 ${wrongEvents.length} 条不见或被改动，第一条是第 ${wrongEvents[0]} 条。`
      : words[cause],
  ),
  ...(isKept ? [] : ['签发时的数据文件不见或已损坏，无法逐项比对，请从备份中恢复附件。']),
];
