import { dayText } from '../../../kernel/index.js';
import { issueStatusNames } from '../../../rectifications/index.js';
import { dayOrNothing, dueSteps, factsOf, type IssueFact, type IssueFile } from '../issue-file/index.js';

const endedBy = (own: readonly IssueFact[]): string | undefined => {
  const end = factsOf(own, 'IssueWithdrawn', 'IssueSuperseded').at(-1)?.event.type;
  return end && issueStatusNames[end === 'IssueWithdrawn' ? 'withdrawn' : 'superseded'];
};

/** Each round of an issue: why it began, by when it was due, and how it ended. */
export const roundRows = ({ state, facts }: IssueFile) =>
  Array.from({ length: state.round }, (_, index) => {
    const own = facts.filter(({ event }) => event.data.round === index + 1);
    const [first] = own;
    const reopened = first?.event.type === 'IssueReopened' ? first.event.data : null;
    const foundOn = first?.event.type === 'IssueBroughtIn' ? first.event.data.foundOn : first?.on;
    const closedOn =
      factsOf(own, 'IssueClosed').at(-1)?.event.data.closedOn ??
      factsOf(own, 'IssueBroughtIn').at(-1)?.event.data.closedOn ??
      null;
    return {
      轮次序号: String(index + 1),
      轮次起因: reopened === null ? '督导发现' : `回头看重新立项：${reopened.reason}`,
      轮次起始: dayOrNothing(reopened?.on ?? foundOn),
      轮次期限: dayOrNothing(dueSteps(own).at(-1)?.dueDate),
      轮次退回: String(factsOf(own, 'ClosureRejected').length),
      轮次结果: closedOn === null ? (endedBy(own) ?? issueStatusNames[state.status]) : `${dayText(closedOn)}销号`,
    };
  });
