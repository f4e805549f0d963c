import { expect, it } from '@jest/globals';
import { toldOnce } from './told-once';

const pupils = { id: 0, sequence: 128, sentence: '2025年3月12日更正学生数412 → 420人（记录号128）' };
const room = { id: 1, sequence: 130, sentence: '2025年3月14日更正运动场馆3,800 → 4,120㎡（记录号130）' };
const changes = [
  { sentence: `L1由未达标变为达标：因${pupils.sentence}。`, causes: [0] },
  { sentence: `L5由未达标变为达标：因${pupils.sentence}；${room.sentence}。`, causes: [0, 1] },
  { sentence: `L6仍为达标：因${room.sentence}。`, causes: [1] },
  { sentence: 'L7仍为达标，计算结果有变动。', causes: [0] },
];

it('tells an act in full where it is first named, and refers to it in every later line', () => {
  const [first, second, third, last] = toldOnce(changes, [pupils, room]);
  expect(first).toEqual([{ text: 'L1由未达标变为达标：因' }, { text: pupils.sentence, tells: 0 }, { text: '。' }]);
  expect(second).toEqual([
    { text: 'L5由未达标变为达标：因' },
    { text: pupils.sentence, refers: pupils },
    { text: '；' },
    { text: room.sentence, tells: 1 },
    { text: '。' },
  ]);
  expect(third?.[1]).toEqual({ text: room.sentence, refers: room });
  // It bears on this one too, and its sentence does not name it.
  expect(last).toEqual([{ text: changes[3]!.sentence }]);
});

it('tells it in the first line that is shown, whichever that is, and loses no word', () => {
  const shown = changes.slice(1);
  const pieces = toldOnce(shown, [pupils, room]);
  expect(pieces[0]?.[1]).toEqual({ text: pupils.sentence, tells: 0 });
  expect(pieces.map((line) => line.map(({ text }) => text).join(''))).toEqual(shown.map(({ sentence }) => sentence));
});
