import { expect, it } from '@jest/globals';
import { rectification } from '@app/domain/rectifications';
import { unit } from '@test/county';
import { stillHeld } from '@test/held';
import { raise } from '@test/issue-life';
import { lived } from '@test/lived';
import { projected } from '@test/projected';
import { director, on } from '@test/supervision-cast';
import { allProjections } from '../all.js';
import { todoLines } from './index.js';

const desk = {
  accountId: 'somebody',
  seats: [{ role: 'supervisionDirector', unitId: 'county-1' }],
  day: '2025-03-18',
  at: '2025-03-18T01:00:00.000Z',
} as const;

it('of the lists that a desk was answered while events came in, the last one is kept', async () => {
  const raised = lived(rectification, [[{ ...raise, unitId: 'school-1' }, on('2025-03-03', director)]]);
  const db = projected(allProjections, [
    unit('county', 'county-1', null),
    unit('school', 'school-1', 'county-1', { name: '第一小学', schoolType: 'primary' }),
    ...raised.map((fact) => ({ in: 'rectification-issue-1' as const, fact })),
  ]);
  const lists = Array.from({ length: 10 }, () => {
    db.run('update issue_ledger set problem = problem');
    return new WeakRef(todoLines(db, desk));
  });
  expect(await stillHeld(lists)).toBe(1);
  expect(lists.at(-1)!.deref()).toHaveLength(1);
});
