import type { AgainCause, MadeAgain } from '@app/runtime/reports';
import type { ReportAgainDto } from './reports.dto.js';

/** Told of what differs, and of what is wrong with the record. */
const mostDifferences = 200;
const mostEvents = 20;

const words: Readonly<Record<Exclude<AgainCause, 'inputs-changed'>, string>> = {
  'log-shorter': '日志比签发时短：签发之后有记录不见了，可能恢复了更早的备份。',
  'log-differs': '日志与签发时签署的不是同一份：签发之前的记录被改动过。',
  standard: '本版程序所载的这一标准与签发时不同。',
  format: '本版程序的格式与签发时不同。',
  calculation:
    '查对了本件所依据的记录，没有发现改动，标准和格式也没有变：本版程序的算法与签发时不同，或查询库需要重建。',
};

/** Why a report made again differs, for people. */
const inSentences = ({
  causes,
  wrongEvents,
  isKept,
}: Pick<MadeAgain, 'causes' | 'wrongEvents' | 'isKept'>): string[] => [
  ...causes.map((cause) =>
    cause === 'inputs-changed'
      ? `本件所依据的记录有 ${wrongEvents.length} 条不见或被改动，第一条是第 ${wrongEvents[0]} 条。`
      : words[cause],
  ),
  ...(isKept ? [] : ['签发时的数据文件不见或已损坏，无法逐项比对，请从备份中恢复附件。']),
];

/** What was made again, as it is answered. */
export const shownAgain = ({ differences, wrongEvents, causes, ...made }: MadeAgain): ReportAgainDto => ({
  ...made,
  causes: [...causes],
  sentences: inSentences({ ...made, causes, wrongEvents }),
  wrongEvents: wrongEvents.slice(0, mostEvents),
  differences: differences.slice(0, mostDifferences).map((one) => ({ ...one })),
  total: differences.length,
});
