import { describe, expect, it } from '@jest/globals';
import { visit } from '@test/inspection-life';
import { raise } from '@test/issue-life';
import { lived } from '@test/lived';
import { director, on } from '@test/supervision-cast';
import { rectification } from '@app/domain/rectifications';
import { all, issue, visits, office } from '@test/todos';
import { todoPage } from './index.js';

describe('the list', () => {
  const raisedAt = (id: string, unitId: string, suggestedDueDate?: string) =>
    issue(
      lived(rectification, [
        [
          { ...raise, issueId: id, unitId, ...(suggestedDueDate !== undefined && { suggestedDueDate }) },
          on('2025-03-03', director),
        ],
      ]),
      id,
    );
  const db = () =>
    all(
      ...raisedAt('a', 'school-2'),
      ...raisedAt('b', 'school-2', '2025-03-18'),
      ...raisedAt('c', 'school-1', '2025-03-21'),
      ...raisedAt('d', 'school-1', '2025-03-14'),
      ...visits(visit.hearing),
    );
  const everything = { scope: 'mine', order: 'due', limit: 50, offset: 0 } as const;
  const ids = (question: Parameters<typeof todoPage>[2]) => todoPage(db(), office(), question).rows.map(({ id }) => id);

  it('stands in the order of due dates, or of units, and counts both scopes whatever is asked', () => {
    expect(ids(everything)).toEqual(['d', 'b', 'c', 'a']);
    expect(ids({ ...everything, order: 'unit' })).toEqual(['b', 'a', 'd', 'c']);
    expect(ids({ ...everything, scope: 'unit' })).toEqual(['d', 'b', 'c', 'inspection-1', 'a']);
    expect(ids({ ...everything, limit: 2, offset: 1 })).toEqual(['b', 'c']);
    expect(ids({ ...everything, bucket: 'week' })).toEqual(['c']);
    expect(ids({ ...everything, scope: 'unit', place: 'inspections' })).toEqual(['inspection-1']);
    const { total, buckets } = todoPage(db(), office(), { ...everything, bucket: 'overdue', limit: 1 });
    expect(total).toBe(1);
    expect(buckets.mine).toEqual({ overdue: 1, today: 1, week: 1, later: 0, undated: 1, total: 4 });
    expect(buckets.unit).toMatchObject({ week: 2, total: 5 });
  });
});
