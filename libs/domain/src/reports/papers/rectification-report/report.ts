import { dayText } from '../../../kernel/index.js';
import { issueStatusNames } from '../../../rectifications/index.js';
import {
  dayOrNothing,
  dueChanges,
  evidenceRows,
  factsOf,
  inTimeText,
  issueFile,
  issueTexts,
  noOrder,
  orderTexts,
  visitRows,
  type IssueAsked,
  type IssueFile,
} from '../issue-file/index.js';
import type { PaperData } from '../paper.js';
import { restingOn } from '../texts.js';
import type { rectificationReportNames } from './form.js';
import { roundRows } from './rounds.js';

const planWords = { submitted: '待审', approved: '已通过', returned: '已退回' } as const;

const planTexts = ({ ordered }: IssueFile) => {
  const plan = ordered?.plan ?? null;
  const steps = plan?.data.steps ?? [];
  return {
    fields: {
      方案目标: plan?.data.goal ?? '',
      方案措施: plan?.data.measures ?? '',
      方案状态: plan === null ? '' : planWords[plan.status],
    },
    steps: steps.map(({ text, dueDate }, index) => ({
      步骤序号: String(index + 1),
      步骤内容: text,
      步骤期限: dayText(dueDate),
    })),
  };
};

/** What the unit did in this round, by its own word. */
const workTexts = ({ round, requested }: IssueFile) => {
  const approved = factsOf(round, 'RectificationReportApproved').at(-1)?.event.data;
  const request = requested?.request;
  return {
    fields: {
      报告内容: approved?.report ?? '',
      报告审批日期: dayOrNothing(approved?.on),
      完成时间: dayOrNothing(request?.rectifiedOn),
      申请情况: request?.statement ?? '',
    },
    progress: factsOf(round, 'ProgressReported').map(({ event: { data } }) => ({
      进展日期: dayText(data.on),
      进展进度: `${data.percent}%`,
      进展内容: data.text,
    })),
  };
};

/** The 整改报告 of an issue at a point; null where nothing was known of it. */
export const rectificationReportOf = (asked: IssueAsked): PaperData | null => {
  const file = issueFile(asked);
  if (!file) return null;
  const { state, facts, ordered, requested, round, asOf } = file;
  const plan = planTexts(file);
  const work = workTexts(file);
  const files = evidenceRows(facts);
  const closed = state.status === 'closed';
  return restingOn<typeof rectificationReportNames>(
    {
      fields: {
        ...issueTexts(file),
        ...(ordered ? orderTexts(file, ordered) : noOrder),
        截至日期: dayText(asOf),
        当前状态: issueStatusNames[state.status],
        按期情况: inTimeText(facts, asOf),
        ...plan.fields,
        ...work.fields,
        销号日期: closed ? dayText(state.closure.closedOn) : '',
        未销号说明: closed ? '' : `截至${dayText(asOf)}没有销号，状态为${issueStatusNames[state.status]}。`,
        材料份数: String(files.length),
        历次轮数: String(state.round),
      },
      tables: {
        方案步骤: plan.steps,
        整改进展: work.progress,
        期限变更: dueChanges(round),
        现场复核: visitRows(requested?.visits ?? []),
        历次整改: roundRows(file),
        佐证材料: files,
      },
    },
    { of: 'issue', issueId: state.issueId },
  );
};
