import type { Schemas } from '@app/api-client';
import { dayAfter } from '@web/design/calendar';

export type Todo = Schemas['TodoDto'];
export type Bucket = 'overdue' | 'today' | 'week' | 'later' | 'undated';

/** In the order of their urgency. */
export const buckets: readonly Bucket[] = ['overdue', 'today', 'week', 'later', 'undated'];

/** Kinds that lead to the reviewer's page of a filing. */
const reviewing = ['submissions.review', 'submissions.continueReview', 'submissions.decideCorrection'];

/** The page on which a thing is done. */
export const pathOf = ({ kind, subject }: Pick<Todo, 'kind' | 'subject'>): string => {
  if (subject.issueId !== null) return `/issues/${subject.issueId}`;
  if (subject.inspectionId !== null) return `/inspections/${subject.inspectionId}`;
  if (subject.unitId === null) return `/submissions/campaigns/${subject.campaignId}`;
  const filing = `${subject.unitId}/${subject.dataYear}`;
  return reviewing.includes(kind) ? `/submissions/reviews/${filing}` : `/submissions/${filing}`;
};

/** Where a thing stands by its due date; `week` ends with Sunday. */
export const bucketOf = ({ dueDate }: Pick<Todo, 'dueDate'>, day: string): Bucket => {
  if (dueDate === null) return 'undated';
  if (dueDate < day) return 'overdue';
  if (dueDate === day) return 'today';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dueDate <= dayAfter(day, (7 - weekday) % 7) ? 'week' : 'later';
};

/** Things under their headings: by due date, or by the unit that they are about; their order is kept. */
export const grouped = (
  items: readonly Todo[],
  by: 'due' | 'unit',
  day: string,
): readonly { key: string; items: Todo[] }[] => {
  const groups = new Map<string, Todo[]>();
  for (const item of items) {
    const key = by === 'due' ? bucketOf(item, day) : (item.unitName ?? item.unitId);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, members]) => ({ key, items: members }));
};
