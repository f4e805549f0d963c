import type { Schemas } from '@app/api-client';

export type Todo = Schemas['TodoDto'];
export type Bucket = Todo['bucket'];

/** In the order of their urgency. */
export const buckets: readonly Bucket[] = ['overdue', 'today', 'week', 'later', 'undated'];

/** Kinds that lead to the reviewer's page of a filing. */
const reviewing = ['submissions.review', 'submissions.continueReview', 'submissions.decideCorrection'];

/** The page on which a thing is done. */
export const pathOf = ({ kind, subject }: Pick<Todo, 'kind' | 'subject'>): string => {
  if (subject.issueId !== null) return `/issues/${subject.issueId}`;
  if (subject.inspectionId !== null) return `/inspections/${subject.inspectionId}`;
  if (kind === 'inspections.visitSchool') return '/inspections?view=planner&inspector=me';
  if (kind.startsWith('certifications.')) return '/indicators/certification';
  if (subject.unitId === null) return `/submissions/campaigns/${subject.campaignId}`;
  const filing = `${subject.unitId}/${subject.dataYear}`;
  return reviewing.includes(kind) ? `/submissions/reviews/${filing}` : `/submissions/${filing}`;
};

/** Things under their headings: by due date, or by the unit that they are about; their order is kept. */
export const grouped = (items: readonly Todo[], by: 'due' | 'unit'): readonly { key: string; items: Todo[] }[] => {
  const groups = new Map<string, Todo[]>();
  for (const item of items) {
    const key = by === 'due' ? item.bucket : (item.unitName ?? item.unitId);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, members]) => ({ key, items: members }));
};
