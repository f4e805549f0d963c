import { expect, it } from '@jest/globals';
import { bucketOf, grouped, pathOf, type Todo } from './subjects';

const none = { issueId: null, inspectionId: null, campaignId: null, unitId: null, dataYear: null };

it.each<[string, Partial<Todo['subject']>, string]>([
  ['issues.acknowledge', { issueId: 'i' }, '/issues/i'],
  ['inspections.start', { inspectionId: 'v' }, '/inspections/v'],
  ['submissions.oversee', { campaignId: 'c', dataYear: '2024-2025' }, '/submissions/campaigns/c'],
  ['submissions.file', { campaignId: 'c', unitId: 'u', dataYear: '2024-2025' }, '/submissions/u/2024-2025'],
  ['submissions.review', { unitId: 'u', dataYear: '2024-2025' }, '/submissions/reviews/u/2024-2025'],
])('%s leads to its page', (kind, subject, path) => {
  expect(pathOf({ kind, subject: { ...none, ...subject } })).toBe(path);
});

it.each([
  ['2025-07-09', 'overdue'],
  ['2025-07-10', 'today'],
  ['2025-07-13', 'week'],
  ['2025-07-14', 'later'],
  [null, 'undated'],
])('due on %s is %s on a Thursday', (dueDate, bucket) => {
  expect(bucketOf({ dueDate }, '2025-07-10')).toBe(bucket);
});

it('has nothing left of the week on its Sunday but that day', () => {
  expect([
    bucketOf({ dueDate: '2025-07-13' }, '2025-07-13'),
    bucketOf({ dueDate: '2025-07-14' }, '2025-07-13'),
  ]).toEqual(['today', 'later']);
});

it('keeps the order under headings', () => {
  const todo = (id: string, unitName: string, dueDate: string | null) => ({ id, unitName, dueDate }) as Todo;
  const items = [todo('a', '一小', '2025-07-01'), todo('b', '二小', '2025-07-01'), todo('c', '一小', null)];
  const shape = (by: 'due' | 'unit') =>
    grouped(items, by, '2025-07-10').map(({ key, items: members }) => [key, ...members.map(({ id }) => id)]);
  expect(shape('due')).toEqual([
    ['overdue', 'a', 'b'],
    ['undated', 'c'],
  ]);
  expect(shape('unit')).toEqual([
    ['一小', 'a', 'c'],
    ['二小', 'b'],
  ]);
});
