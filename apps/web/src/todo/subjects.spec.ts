import { expect, it } from '@jest/globals';
import { grouped, pathOf, type Todo } from './subjects';

const none = { issueId: null, inspectionId: null, campaignId: null, unitId: null, dataYear: null };

it.each<[string, Partial<Todo['subject']>, string]>([
  ['issues.acknowledge', { issueId: 'i' }, '/issues/i'],
  ['inspections.start', { inspectionId: 'v' }, '/inspections/v'],
  ['inspections.visitSchool', { unitId: 'u' }, '/inspections?view=planner&inspector=me'],
  ['submissions.oversee', { campaignId: 'c', dataYear: '2024-2025' }, '/submissions/campaigns/c'],
  ['certifications.endNotice', {}, '/indicators/certification'],
  ['submissions.file', { campaignId: 'c', unitId: 'u', dataYear: '2024-2025' }, '/submissions/u/2024-2025'],
  ['submissions.review', { unitId: 'u', dataYear: '2024-2025' }, '/submissions/reviews/u/2024-2025'],
])('%s leads to its page', (kind, subject, path) => {
  expect(pathOf({ kind, subject: { ...none, ...subject } })).toBe(path);
});

it('keeps the order under headings', () => {
  const todo = (id: string, unitName: string, bucket: Todo['bucket']) => ({ id, unitName, bucket }) as Todo;
  const items = [todo('a', '一小', 'overdue'), todo('b', '二小', 'overdue'), todo('c', '一小', 'undated')];
  const shape = (by: 'due' | 'unit') =>
    grouped(items, by).map(({ key, items: members }) => [key, ...members.map(({ id }) => id)]);
  expect(shape('due')).toEqual([
    ['overdue', 'a', 'b'],
    ['undated', 'c'],
  ]);
  expect(shape('unit')).toEqual([
    ['一小', 'a', 'c'],
    ['二小', 'b'],
  ]);
});
