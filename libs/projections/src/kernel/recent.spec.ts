import { expect, it } from '@jest/globals';
import { Recent } from './recent.js';

it('keeps so many answers, and forgets the one unused for longest', () => {
  const made: string[] = [];
  const recent = new Recent<string>(2);
  const get = (key: string) =>
    recent.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('forgets an answer that turned out to be none', () => {
  const recent = new Recent<object>(2);
  const [first, second] = [{}, {}];
  recent.get('a', () => first);
  recent.drop('a', second);
  expect(recent.get('a', () => second)).toBe(first);
  recent.drop('a', first);
  expect(recent.get('a', () => second)).toBe(second);
});
