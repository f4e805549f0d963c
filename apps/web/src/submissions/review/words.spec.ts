import { describe, expect, it } from '@jest/globals';
import type { ReviewItem } from './legal-acts';
import { before, movedSince, stillSaid, toSay, verdictOf, withWord, yesToTheRest, type Words } from './words';

const item = (field: string, value: string, verdict?: 'accepted' | 'returned', reason: string | null = null) =>
  ({ field, label: field, value, mark: verdict ? { verdict, reason } : null }) as ReviewItem;
const items = [item('students', '260', 'accepted'), item('books', '900'), item('computers', '40', 'returned', '不符')];
const words: Words = {
  students: { verdict: 'returned', reason: ' 与学籍不符 ' },
  books: { verdict: 'accepted', reason: '' },
};

describe('words', () => {
  it('the unsaved one stands before the saved one', () => {
    expect(items.map((one) => verdictOf(one, words))).toEqual(['returned', 'accepted', 'returned']);
    expect(items.map((one) => verdictOf(one, {}))).toEqual(['accepted', null, 'returned']);
  });

  it('what was accepted is out of sight until it is spoken of again', () => {
    expect(before(items, {}).map(({ field }) => field)).toEqual(['books', 'computers']);
    expect(before(items, words)).toHaveLength(3);
  });

  it('go as they were said; a yes carries no reason', () => {
    expect(toSay(words)).toEqual([
      { field: 'students', verdict: 'returned', reason: '与学籍不符' },
      { field: 'books', verdict: 'accepted' },
    ]);
    expect(toSay(withWord(words, 'students', null))).toHaveLength(1);
  });

  it('the rest is what nobody has spoken of, never what was sent back', () => {
    expect(yesToTheRest(items, {})).toEqual([{ field: 'books', verdict: 'accepted' }]);
    expect(yesToTheRest(items, words)).toEqual([]);
  });
});

it('a yes to a value that changed meanwhile falls; a typed reason stays', () => {
  const now = { items: [item('students', '261'), item('books', '901'), item('computers', '40', 'accepted')] };
  const moved = movedSince({ items }, now);
  expect(moved.map(({ field, was, is }) => [field, was.value, is.value])).toEqual([
    ['students', '260', '261'],
    ['books', '900', '901'],
    ['computers', '40', '40'],
  ]);
  expect(Object.keys(stillSaid(words, moved))).toEqual(['students']);
  expect(movedSince(now, now)).toEqual([]);
});
