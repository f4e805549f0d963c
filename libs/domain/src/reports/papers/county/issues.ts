import { exact, over } from '@app/domain/indicators';
import { issueStatusNames } from '@app/domain/rectifications';
import type { Behind, IssuesMeant, PaperFields } from '../paper.js';
import { counted, noneWord, percentText, said } from '../values.js';
import type { CountyPicture, PaperIssue } from './picture.js';

export const issueNames = {
  问题总数: '截至该时点立案的问题数，件',
  已销号问题数: '已销号的问题数，件',
  未销号问题数: '尚未销号的问题数，件',
  撤并问题数: '已撤销、已并入其他问题的问题数，件',
  逾期问题数: '基准日已过整改期限仍未完成的问题数，件',
  重开问题数: '回头看后重新立项的问题数，件',
  销号比例: '已销号的占应销号的（总数减去已撤销、已并入的）比例，%',
} as const;
export const issueStateNames = { 状态: '问题所处的状态', 件数: '该状态的问题数，件' } as const;

const goneStatuses: readonly string[] = ['withdrawn', 'superseded'];
export const openStatuses = Object.keys(issueStatusNames).filter(
  (one) => one !== 'closed' && !goneStatuses.includes(one),
);
const gone = ({ status }: Pick<PaperIssue, 'status'>) => goneStatuses.includes(status);

/** The list that a count of issues is of. @param statuses none named: in any */
export const list = (statuses: readonly string[], meant: Partial<IssuesMeant> = {}): Behind => ({
  of: 'issues',
  statuses,
  overdue: false,
  ...meant,
});

/** Problems and what became of them, in numbers. */
export const issuesOf = ({
  issues,
}: Readonly<{ issues: readonly Pick<PaperIssue, 'status' | 'round' | 'overdue'>[] }>): PaperFields => {
  const closed = issues.filter(({ status }) => status === 'closed').length;
  const owed = issues.filter((one) => !gone(one)).length;
  return {
    问题总数: counted(issues.length, list([])),
    已销号问题数: counted(closed, list(['closed'])),
    未销号问题数: counted(owed - closed, list(openStatuses)),
    撤并问题数: counted(issues.length - owed, list(goneStatuses)),
    逾期问题数: counted(issues.filter(({ overdue }) => overdue).length, list([], { overdue: true })),
    重开问题数: counted(issues.filter(({ round }) => round > 1).length, list([], { reopened: true })),
    销号比例: said(owed === 0 ? noneWord : percentText(over(exact(String(closed)), exact(String(owed))), 2)),
  };
};

/** One line a state in which any issue stands, in the order of the loop. */
export const issueStates = ({ issues }: CountyPicture): readonly PaperFields[] =>
  Object.entries(issueStatusNames).flatMap(([status, name]) => {
    const found = issues.filter((one) => one.status === status).length;
    return found === 0 ? [] : [{ 状态: said(name), 件数: counted(found, list([status])) }];
  });
