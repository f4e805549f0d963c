import { expect, it } from '@jest/globals';
import { atTheThumb, isIn, places } from './places';

it('knows where a page lies', () => {
  const inside = (path: string) => places.filter((place) => isIn(place, path)).map(({ key }) => key);
  expect([inside('/'), inside('/issues'), inside('/issues/1'), inside('/issues-of-others'), inside('/me')]).toEqual([
    ['todo'],
    ['rectifications'],
    ['rectifications'],
    [],
    [],
  ]);
});

it('puts four places at the thumb, those of one’s work first', () => {
  const keys = (files: boolean, of = places) => atTheThumb(of, files).map(({ key }) => key);
  expect(keys(true)).toEqual(['todo', 'submissions', 'rectifications', 'indicators']);
  expect(keys(false)).toEqual(['todo', 'indicators', 'inspections', 'rectifications']);
  expect(
    keys(
      false,
      places.filter(({ key }) => key === 'todo' || key === 'help'),
    ),
  ).toEqual(['todo', 'help']);
});
