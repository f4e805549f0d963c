import { dueChanges, evidenceRows, issueFile, issueTexts, orderTexts, type IssueAsked } from '../issue-file/index.js';
import type { PaperData } from '../paper.js';
import { restingOn } from '../texts.js';
import type { rectificationNoticeNames } from './form.js';

/** The 整改通知书 of an issue at a point; null while nobody is ordered to rectify it in this round. */
export const rectificationNoticeOf = (asked: IssueAsked): PaperData | null => {
  const file = issueFile(asked);
  if (!file?.ordered) return null;
  const { state, ordered, round, nameOf } = file;
  const { consultation } = ordered;
  return restingOn<typeof rectificationNoticeNames>(
    {
      fields: {
        ...issueTexts(file),
        ...orderTexts(file, ordered),
        协商部门: consultation?.status === 'accepted' ? nameOf(consultation.departmentId) : '',
      },
      tables: {
        期限变更: dueChanges(round),
        佐证材料: evidenceRows(round.filter(({ event }) => /^Issue(Raised|Reopened)$/.test(event.type))),
      },
    },
    { of: 'issue', issueId: state.issueId },
  );
};
