import { issueStatusNames } from '@app/domain/rectifications';
import { dayText } from '@app/domain/kernel';
import { severityNames } from '@app/domain/reports';
import type { IssueFilter } from '@app/projections/rectifications';
import type { Point } from '../points/points.js';
import type { IssuesQuery } from './issues.dto.js';

type Wanted = Omit<IssuesQuery, 'limit' | 'offset'>;

/** What a list asks for, as the read model takes it: at a point, within the reader's subtrees. */
export const filterOf = (
  { unit, lead, inspection, status, severity, indicator, overdue, ...rest }: Wanted,
  { knownAt, asOf }: Point,
  roots: readonly string[],
): Omit<IssueFilter, 'limit' | 'offset'> => {
  const { unassigned, reopened, dueFrom, dueBy, raisedFrom, raisedTo, search, sort } = rest;
  return {
    roots,
    day: asOf,
    knownAt,
    unitId: unit,
    leadUnitId: lead,
    unassigned: unassigned === undefined ? undefined : unassigned === 'true',
    inspectionId: inspection,
    statuses: status,
    severity,
    indicator,
    overdue: overdue === undefined ? undefined : overdue === 'true',
    reopened: reopened === undefined ? undefined : reopened === 'true',
    dueFrom,
    dueBy,
    raisedFrom,
    raisedTo,
    search,
    sort,
  };
};

const span = (name: string, from: string | undefined, to: string | undefined): readonly string[] => {
  if (from === undefined && to === undefined) return [];
  return [`${name}${from === undefined ? '' : `${dayText(from)}起`}${to === undefined ? '' : `至${dayText(to)}`}`];
};

/** The same in words, for the head of what is printed. `nameOf`: of units; an inspection is not named by its id. */
export const filterText = (
  { unit, lead, inspection, status = [], severity, indicator, overdue, ...rest }: Wanted,
  nameOf: (unitId: string) => string,
): string =>
  [
    ...(unit === undefined ? [] : [`单位：${nameOf(unit)}`]),
    ...(lead === undefined ? [] : [`牵头单位：${nameOf(lead)}`]),
    ...(rest.unassigned === undefined ? [] : [rest.unassigned === 'true' ? '尚未交办' : '已交办']),
    ...(inspection === undefined ? [] : ['一次督导的问题']),
    ...(status.length === 0 ? [] : [`状态：${status.map((one) => issueStatusNames[one]).join('、')}`]),
    ...(severity === undefined ? [] : [`严重程度：${severityNames[severity]}`]),
    ...(indicator === undefined ? [] : [`指标：${indicator}`]),
    ...(overdue === undefined ? [] : [overdue === 'true' ? '逾期' : '未逾期']),
    ...(rest.reopened === undefined ? [] : [rest.reopened === 'true' ? '回头看后重新立项' : '没有重新立项']),
    ...span('整改期限', rest.dueFrom, rest.dueBy),
    ...span('发现日期', rest.raisedFrom, rest.raisedTo),
    ...(rest.search === undefined ? [] : [`含“${rest.search}”`]),
  ].join('；');
