import type { DeadlineBasis } from '../../../deadlines/index.js';
import { dayText } from '../../../kernel/index.js';
import { standingOf } from '../../../rectifications/index.js';
import { factsOf, type IssueFact } from './issue-file.js';

/** Why a due date is that day, as a letter says it: where the count starts, how long it is, by which clause. */
export const basisText = ({ from, days, calendar, clause, provisional }: DeadlineBasis): string =>
  [
    days === null
      ? '由文书直接规定日期'
      : `自${dayText(from)}次日起算${days}个${calendar === 'working' ? '工作日' : '自然日'}`,
    `依据${clause}`,
    ...(provisional ? ['途经年份的节假日尚未公布，日期暂定'] : []),
  ].join('，');

const causes = {
  IssueBroughtIn: '原台账载明',
  RectificationAssigned: '交办',
  IssueReassigned: '转办',
  ExtensionGranted: '准予延期',
  ClockResumed: '恢复计时',
  DueDateSettled: '节假日公布后确定',
  LongTermGranted: '准予长期整改',
} as const;
type Cause = keyof typeof causes;

/** One due date of a round: what made it so, on which day (ISO date), and what it had been before; null for an order. */
export type DueStep = Readonly<{
  cause: string;
  on: string;
  was: string | null;
  dueDate: string;
  basis: DeadlineBasis;
}>;

/** The due dates of a round in their order: the order's own first, then every change of it. */
export const dueSteps = (facts: readonly IssueFact[]): readonly DueStep[] => {
  const steps: DueStep[] = [];
  for (const { event, on } of factsOf(facts, ...(Object.keys(causes) as Cause[]))) {
    const { dueDate, basis } = event.data;
    if (dueDate === null || basis === null) continue;
    if (event.type === 'IssueBroughtIn' && standingOf(event.data) === 'raised') continue;
    const order = event.type === 'RectificationAssigned' || event.type === 'IssueReassigned';
    const was = order ? null : (steps.at(-1)?.dueDate ?? null);
    if (was !== dueDate) steps.push({ cause: causes[event.type], on, was, dueDate, basis });
  }
  return steps;
};

/** Changes of the due date under the present order, as rows of a paper: an order that was given anew begins again. */
export const dueChanges = (facts: readonly IssueFact[]) => {
  const steps = dueSteps(facts);
  return steps.slice(steps.findLastIndex(({ was }) => was === null) + 1).map(({ cause, on, was, dueDate, basis }) => ({
    变更日期: dayText(on),
    变更原因: cause,
    原期限: was === null ? '' : dayText(was),
    现期限: dayText(dueDate),
    变更依据: basisText(basis),
  }));
};

/** What the columns of these rows mean. */
export const dueChangeNames = {
  meaning: '整改期限的每一次变更：准予延期、恢复计时、准予长期整改、节假日公布后确定',
  fields: {
    变更日期: '这次变更自哪天起算数',
    变更原因: '因何变更',
    原期限: '变更前的整改期限',
    现期限: '变更后的整改期限',
    变更依据: '新期限怎样算出、依据哪一条',
  },
} as const;
