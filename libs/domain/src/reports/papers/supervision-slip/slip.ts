import { isPast, rungTitles, type SoftRung } from '../../../deadlines/index.js';
import { dayText, daysBetween } from '../../../kernel/index.js';
import {
  dayOrNothing,
  factsOf,
  issueFile,
  issueTexts,
  type FactOf,
  type IssueAsked,
  type IssueFact,
  type IssueFile,
} from '../issue-file/index.js';
import type { PaperData } from '../paper.js';
import { restingOn } from '../texts.js';
import type { supervisionSlipNames } from './form.js';

type Slip = FactOf<'RungFired'>;

const slips: readonly SoftRung[] = ['blue', 'yellow', 'red'];

const leftText = (dueDate: string, on: string): string =>
  isPast(dueDate, on)
    ? `已超过整改期限${daysBetween(dueDate, on)}日`
    : dueDate === on
      ? '整改期限为当日'
      : `距整改期限还有${daysBetween(on, dueDate)}日`;

/**
 * Why it is called in: it is over time; or less is done than the share of the time that has passed (compared exactly, and
 * only where a progress was reported); or the time is near.
 */
const groundText = (orderedOn: string, dueDate: string, on: string, percent: number | null): string => {
  if (isPast(dueDate, on)) return '逾期未办结';
  const behind = percent !== null && percent * daysBetween(orderedOn, dueDate) < 100 * daysBetween(orderedOn, on);
  return behind ? '未达序时进度' : '临近时限';
};

const before = ({ round }: IssueFile, slip: Slip): readonly IssueFact[] =>
  round.slice(
    0,
    round.findIndex(({ event }) => event === slip.event),
  );

const earlier = (facts: readonly IssueFact[]) =>
  factsOf(facts, 'RungFired', 'ReminderSent').map(({ event, on }) => ({
    督办序号: String(event.data.number),
    督办名称: event.type === 'RungFired' ? rungTitles[event.data.rung] : '催办（督导室）',
    督办日期: dayText(on),
    督办期限: dayText(event.data.dueDate),
  }));

const escalations = (file: IssueFile) =>
  factsOf(file.round, 'EscalationProposed').map(({ event: { data }, on }) => {
    const decided = factsOf(file.round, 'EscalationDecided').find(({ event }) => event.data.proposal === data.proposal);
    return {
      升级事项: rungTitles[data.proposal],
      提请日期: dayText(on),
      升级决定: decided ? (decided.event.data.decision === 'approved' ? '同意' : '不同意') : '待局领导决定',
      决定日期: dayOrNothing(decided?.event.data.on),
      决定理由: decided?.event.data.reason ?? '',
    };
  });

const answerTexts = ({ round, state }: IssueFile, rung: SoftRung) => {
  const answer = state.climb.answers[rung];
  const accepted = factsOf(round, 'RungAnswerAccepted').findLast(({ event }) => event.data.rung === rung);
  const holds = answer?.accepted ? accepted?.event.data : undefined;
  return {
    答复日期: dayOrNothing(answer?.on),
    答复内容: answer?.answer ?? '',
    预计完成日期: dayOrNothing(answer?.forecast),
    采纳日期: dayOrNothing(holds?.on),
    暂缓至: dayOrNothing(holds?.holdUntil),
  };
};

/** The last 督办单 of the round at a point; null while none has gone out. */
export const supervisionSlipOf = (asked: IssueAsked): PaperData | null => {
  const file = issueFile(asked);
  if (!file?.ordered) return null;
  const slip = factsOf(file.round, 'RungFired').findLast(({ event }) => slips.includes(event.data.rung));
  if (!slip) return null;
  const { data } = slip.event;
  const past = before(file, slip);
  const order = factsOf(past, 'RectificationAssigned', 'IssueReassigned', 'IssueBroughtIn').at(-1);
  const progress = factsOf(past, 'ProgressReported', 'ClosureRejected', 'IssueReassigned').at(-1);
  const percent = progress?.event.type === 'ProgressReported' ? progress.event.data.percent : null;
  const { dueDate } = file.ordered.order;
  return restingOn<typeof supervisionSlipNames>(
    {
      fields: {
        ...issueTexts(file),
        通知文号: data.noticeNumber,
        牵头单位: file.nameOf(data.leadUnitId),
        整改期限: dayText(dueDate),
        单别: rungTitles[data.rung],
        督办次数: String(data.number),
        督办事由: groundText(order?.on ?? data.on, data.dueDate, data.on, percent),
        期限情况: leftText(data.dueDate, data.on),
        整改进度: percent === null ? '未报告' : `${percent}%（${dayText(progress!.on)}报告）`,
        督办期限: dayText(data.dueDate),
        期限变更说明: dueDate === data.dueDate ? '' : `本单发出后，整改期限已变更为${dayText(dueDate)}。`,
        发出日期: dayText(data.on),
        应发日期: dayText(data.dueOn),
        督办依据: `${data.clause}，${data.basis}`,
        答复期限: dayOrNothing(data.answerBy),
        ...answerTexts(file, data.rung),
      },
      tables: { 此前督办: earlier(past), 提请升级: escalations(file) },
    },
    { of: 'issue', issueId: file.state.issueId },
  );
};
