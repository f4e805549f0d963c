import { dayText } from '../../../kernel/index.js';
import { basisText } from './due-text.js';
import { factsOf, type IssueFile, type OrderedIssue } from './issue-file.js';
import { dayOrNothing, unitList } from './words.js';

/** What every paper of an ordered issue says of its order. */
export const orderTexts = ({ round, nameOf }: IssueFile, { order, signedBy }: OrderedIssue) => {
  const orders = factsOf(round, 'RectificationAssigned', 'IssueReassigned', 'IssueBroughtIn');
  const since = orders.at(-1)!;
  return {
    通知文号: order.noticeNumber,
    牵头单位: nameOf(order.leadUnitId),
    配合单位: unitList(order.supportingUnitIds, nameOf),
    交办日期: dayText(since.event.type === 'IssueBroughtIn' ? since.event.data.foundOn : since.on),
    整改期限: dayText(order.dueDate),
    期限依据: basisText(order.basis),
    签收日期: dayOrNothing(signedBy === null ? null : factsOf(round, 'RectificationAcknowledged').at(-1)?.on),
  };
};

/** What those names mean. */
export const orderNames = {
  通知文号: '整改通知书的文号',
  牵头单位: '牵头整改的单位',
  配合单位: '配合整改的单位，没有时为空',
  交办日期: '交办（或最近一次转办）的日期',
  整改期限: '所述时点有效的整改期限，当日仍算按期',
  期限依据: '期限怎样算出、依据哪一条',
  签收日期: '牵头单位签收的日期，未签收时为空',
} as const;

/** The same while nobody is ordered to rectify it. */
export const noOrder: Readonly<Record<keyof typeof orderNames, string>> = {
  通知文号: '',
  牵头单位: '',
  配合单位: '',
  交办日期: '',
  整改期限: '',
  期限依据: '',
  签收日期: '',
};
