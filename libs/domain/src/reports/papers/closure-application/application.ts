import { dayText } from '../../../kernel/index.js';
import { issueStatusNames, visitsNeeded } from '../../../rectifications/index.js';
import {
  dayOrNothing,
  dueChanges,
  evidenceRows,
  factsOf,
  inTimeText,
  issueFile,
  issueTexts,
  orderTexts,
  visitRows,
  type IssueAsked,
  type IssueFact,
  type IssueFile,
} from '../issue-file/index.js';
import type { PaperData } from '../paper.js';
import { restingOn } from '../texts.js';
import type { closureApplicationNames } from './form.js';

/** How the request ended, and what was said of it; nothing is said while it is on the table. */
const ending = ({ state, round }: IssueFile, request: number): Readonly<{ stands: string; words: string }> => {
  const ends = factsOf(round, 'ClosureRequestWithdrawn', 'ClosureRequestSuperseded', 'ClosureRejected', 'IssueClosed');
  const end = ends.findLast(({ event }) => event.data.request === request)?.event;
  if (end?.type === 'ClosureRequestWithdrawn') return { stands: '已撤回', words: `撤回原因：${end.data.reason}` };
  if (end?.type === 'ClosureRejected')
    return { stands: '不予销号', words: `补充整改要求：${end.data.reworkRequirement}` };
  const name = issueStatusNames[state.status];
  const goesOn = end !== undefined || ('request' in state && state.request.request === request);
  return { stands: goesOn ? name : `未办结（问题现为${name}）`, words: '' };
};

const requestOf = ({ event }: IssueFact, request: number): boolean =>
  event.type === 'ClosureRequested' && event.data.request === request;

/** The 销号申请单 of the last request at a point; null while closure was not asked for in this round. */
export const closureApplicationOf = (asked: IssueAsked): PaperData | null => {
  const file = issueFile(asked);
  if (!file?.ordered || !file.requested) return null;
  const { state, requested, round } = file;
  const { request, visits, plan } = requested;
  const asking = round.findIndex((fact) => requestOf(fact, request.request));
  const approved = factsOf(round.slice(0, asking), 'RectificationReportApproved').at(-1)?.event.data;
  const until = file.facts.slice(0, file.requestedUntil);
  const { stands, words } = ending(file, request.request);
  const closed = state.status === 'closed' ? state.closure : null;
  return restingOn<typeof closureApplicationNames>(
    {
      fields: {
        ...issueTexts(file),
        ...orderTexts(file, requested),
        申请次数: String(request.request),
        申请日期: dayText(request.requestedOn),
        整改措施: plan?.data.measures ?? '',
        整改情况: request.statement,
        整改报告: approved?.report ?? '',
        报告审批日期: dayOrNothing(approved?.on),
        完成时间: dayText(request.rectifiedOn),
        按期情况: inTimeText(until, file.asOf),
        复核次数: String(visits.length),
        应复核次数: String(visitsNeeded(state.severity)),
        申请状态: stands,
        退回理由: words,
        销号日期: dayOrNothing(closed?.closedOn),
      },
      tables: {
        期限变更: dueChanges(until.filter((fact) => round.includes(fact))),
        现场复核: visitRows(visits),
        整改前材料: evidenceRows(round.filter(({ event }) => /^Issue(Raised|Reopened)$/.test(event.type))),
        整改后材料: evidenceRows(round.filter((fact) => requestOf(fact, request.request))),
      },
    },
    { of: 'issue', issueId: state.issueId },
  );
};
