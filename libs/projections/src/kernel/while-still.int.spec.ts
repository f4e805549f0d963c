import { expect, it } from '@jest/globals';
import { projected } from '@test/projected';
import { amend } from './amended.js';
import { WhileStill } from './while-still.js';

it('keeps answers until the next event, a late row or another file', () => {
  const [db, next] = [projected([], []), projected([], [])];
  const kept = new WhileStill<string>(2);
  const made: string[] = [];
  const ask = (model: Parameters<typeof kept.get>[0], key: string) =>
    kept.get(model, key, () => {
      made.push(key);
      return `${key}${made.length}`;
    });
  expect([ask({ db, sequence: 1 }, 'a'), ask({ db, sequence: 1 }, 'a'), ask({ db, sequence: 1 }, 'b')]).toEqual([
    'a1',
    'a1',
    'b2',
  ]);
  expect(ask({ db, sequence: 2 }, 'a')).toBe('a3');
  amend(db);
  expect(ask({ db, sequence: 2 }, 'a')).toBe('a4');
  expect(ask({ db: next, sequence: 2 }, 'a')).toBe('a5');
  for (const key of ['b', 'c', 'a']) ask({ db: next, sequence: 2 }, key);
  expect(made.slice(5)).toEqual(['b', 'c', 'a']);
});
