import { expect, it } from '@jest/globals';
import { beforeAndAfter, byRound, type Piece } from './evidence';

const piece = (sequence: number, round: number, moment: Piece['moment']): Piece => ({
  hash: String(sequence).repeat(64).slice(0, 64),
  mediaType: 'image/jpeg',
  bytes: 1,
  moment,
  type: 'ClosureRequested',
  round,
  on: '2025-04-20',
  by: 'account-1',
  byName: null,
  sequence,
});
const files = [piece(1, 1, 'before'), piece(2, 1, 'after'), piece(3, 1, 'onSite'), piece(4, 2, 'before')];
const numbers = (pieces: readonly Piece[]) => pieces.map(({ sequence }) => sequence);

it('groups evidence by round, the newest first, and loses none', () => {
  expect(byRound(files).map(({ round, files: of }) => [round, numbers(of)])).toEqual([
    [2, [4]],
    [1, [1, 2, 3]],
  ]);
});

it('puts what was found before, and all that came of it after, newest first', () => {
  const { before, after } = beforeAndAfter(files);
  expect([numbers(before), numbers(after)]).toEqual([
    [4, 1],
    [3, 2],
  ]);
});
