import { expect, it } from '@jest/globals';
import { piecesOf } from './marked-text';

const text = '学校32所，其中24所、2所、4所。';

it('cuts the text where something begins or ends, and loses nothing of it', () => {
  const pieces = piecesOf(text, [{ start: 2, end: 5 }], [{ start: 8, end: 11 }]);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter(({ mark }) => mark !== null)).toEqual([{ text: '32所', mark: 0, beside: false }]);
  expect(pieces.filter(({ beside }) => beside)).toEqual([{ text: '24所', mark: null, beside: true }]);
});

it('gives what lies in two stretches to the first of them', () => {
  const pieces = piecesOf(
    text,
    [
      { start: 2, end: 8 },
      { start: 2, end: 5 },
    ],
    [{ start: 4, end: 5 }],
  );
  expect(pieces.map(({ mark, beside }) => [mark, beside])).toEqual([
    [null, false],
    [0, false],
    [0, true],
    [0, false],
    [null, false],
  ]);
});

it('is the text itself when nothing is marked', () => {
  expect(piecesOf(text, [], [])).toEqual([{ text, mark: null, beside: false }]);
  expect(piecesOf('', [], [])).toEqual([]);
});
