import { inspectionFile, inspectionTexts, type InspectionAsked } from '../inspection-file/index.js';
import type { PaperData } from '../paper.js';
import { restingOn } from '../texts.js';
import type { inspectionNoticeNames } from './form.js';

/** The 督导通知 of an inspection at a point, before it is sent too; null where nothing was known of it. */
export const inspectionNoticeOf = (asked: InspectionAsked): PaperData | null => {
  const file = inspectionFile(asked);
  if (!file) return null;
  const { state } = file;
  return restingOn<typeof inspectionNoticeNames>(
    {
      fields: {
        ...inspectionTexts(file),
        改期说明: state.changes.date?.reason ?? '',
        取消说明: state.status === 'cancelled' ? state.reason : '',
      },
      tables: {
        检查内容: state.plan.checklist.map(({ text, clause, indicator }, index) => ({
          内容序号: String(index + 1),
          内容: text,
          内容条款: clause,
          内容指标: indicator ?? '',
        })),
      },
    },
    { of: 'inspection', inspectionId: state.plan.inspectionId },
  );
};
