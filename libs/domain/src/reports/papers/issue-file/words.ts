import { dayText } from '../../../kernel/index.js';
import type { IssueSeverity } from '../../../rectifications/index.js';
import type { IssueFile } from './issue-file.js';

/** 一般, 严重, 复杂. */
export const severityNames: Readonly<Record<IssueSeverity, string>> = {
  ordinary: '一般',
  serious: '严重',
  complex: '复杂',
};

/** A day as a paper says it; nothing where there is none. */
export const dayOrNothing = (day: string | null | undefined): string => (day == null ? '' : dayText(day));

/** What every paper of an issue says of it. */
export const issueTexts = ({ state, facts, nameOf }: IssueFile) => {
  const { raised } = state;
  const first = facts[0]!;
  const reopened = facts.findLast(({ event }) => event.type === 'IssueReopened');
  return {
    县名: nameOf(raised.countyId),
    问题单位: nameOf(state.unitId),
    问题: raised.problem,
    条款: raised.clause,
    指标: raised.indicator ?? '',
    严重程度: severityNames[state.severity],
    发现日期: dayText(first.event.type === 'IssueBroughtIn' ? first.event.data.foundOn : first.on),
    轮次: state.round > 1 ? `第${state.round}轮` : '',
    重新立项日期: dayOrNothing(reopened?.on),
    重新立项原因: reopened?.event.type === 'IssueReopened' ? reopened.event.data.reason : '',
  };
};

/** What those names mean. */
export const issueNames = {
  县名: '县（市、区）名称',
  问题单位: '问题所在的单位',
  问题: '问题的描述',
  条款: '问题所违反的条款',
  指标: '问题所涉及的指标编号，没有时为空',
  严重程度: '一般、严重或复杂',
  发现日期: '发现问题的日期',
  轮次: '回头看后重新立项的，写第几轮；第一轮为空',
  重新立项日期: '回头看后重新立项的日期，没有时为空',
  重新立项原因: '重新立项的原因，没有时为空',
} as const;

/** Several units in one line. */
export const unitList = (unitIds: readonly string[], nameOf: (unitId: string) => string): string =>
  unitIds.map(nameOf).join('、');
