import { expect, it } from '@jest/globals';
import { faultWords } from './fault-words.js';

it('says what is wrong with an event, and says something of a code that a newer program has written', () => {
  expect(['data-differs', 'revision-gap', 'a-later-code'].map(faultWords)).toEqual([
    '内容被改动',
    '它前面有记录缺失',
    '与记录时不一致',
  ]);
});
