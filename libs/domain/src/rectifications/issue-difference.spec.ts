import { expect, it } from '@jest/globals';
import { issueChangeText, issueDifference, issueFields, type IssueState } from './issue-difference.js';

const state = (more: Partial<IssueState>): IssueState => ({
  ...(Object.fromEntries(issueFields.map((field) => [field, null])) as IssueState),
  status: 'inProgress',
  dueDate: '2025-05-10',
  overdue: 'false',
  ...more,
});

it('tells what the day alone changed apart from what was recorded', () => {
  const late = state({ overdue: 'true' });
  expect(issueDifference(state({}), late, [])).toEqual([
    { field: 'overdue', from: 'false', to: 'true', why: ['day'], causes: [] },
  ]);
  const granted = state({ dueDate: '2025-06-10' });
  expect(issueDifference(state({}), late, [{ sequence: 7, state: granted }])).toEqual([
    { field: 'dueDate', from: '2025-05-10', to: '2025-06-10', why: ['record'], causes: [7] },
  ]);
});

it('names every event on the way, and nothing of what came back to what it was', () => {
  const [asked, back, closed] = [
    state({ status: 'closureRequested', rectifiedOn: '2025-05-03' }),
    state({}),
    state({ status: 'closed', closedOn: '2025-05-20' }),
  ];
  const moments = [asked, back, closed].map((one, index) => ({ sequence: 5 + index, state: one }));
  const changes = issueDifference(state({}), state({}), moments);
  expect(changes.map(({ field, causes }) => [field, causes])).toEqual([
    ['status', [5, 6, 7]],
    ['closedOn', [7]],
  ]);
  expect(issueDifference(null, null, moments.slice(0, 1)).find(({ field }) => field === 'status')).toMatchObject({
    from: null,
    to: 'closureRequested',
    causes: [5],
  });
});

it('is a sentence with the act, both of its days and its number', () => {
  const [change] = issueDifference(state({}), state({}), [{ sequence: 9, state: state({ status: 'closed' }) }]);
  const cause = { sequence: 9, type: 'IssueClosed', recordedOn: '2025-05-20', effectiveOn: '2025-05-03' };
  expect(issueChangeText(change!, [cause], { asOf: '2025-05-25', nameOf: (id) => id })).toBe(
    '状态由“整改中”变为“已销号”：因2025年5月20日登记“准予销号”（2025年5月3日办理，记录号9）。',
  );
});
