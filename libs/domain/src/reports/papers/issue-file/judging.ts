import { dayText } from '../../../kernel/index.js';
import { publishedCalendar } from '../../../deadlines/index.js';
import { latenessOf, type Late } from '../../../rectifications/index.js';
import type { IssueFact, RequestedIssue } from './issue-file.js';

const lateText = ({ days }: Late): string => (days === 0 ? '按期' : `逾期${days}日`);

/**
 * In time or how many natural days late on a day, by the deed and by the record; what is not done is not due yet or late.
 * Nothing is said before there is an order.
 */
export const inTimeText = (facts: readonly IssueFact[], asOf: string): string => {
  const lateness = latenessOf(facts, asOf, publishedCalendar);
  if (!lateness) return '';
  const { doneOn, byDeed, byRecord } = lateness;
  return doneOn === null
    ? `未申报完成，${byDeed.days === 0 ? '未到期' : lateText(byDeed)}`
    : `按完成日期${lateText(byDeed)}，按登记日期${lateText(byRecord)}`;
};

/** The visits of one request, as rows of a paper. Who made them is not printed. */
export const visitRows = (visits: RequestedIssue['visits']) =>
  visits.map(({ visit, on, adequate, finding }) => ({
    复核序号: String(visit),
    复核日期: dayText(on),
    复核结论: adequate ? '合格' : '不合格',
    复核情况: finding,
  }));
