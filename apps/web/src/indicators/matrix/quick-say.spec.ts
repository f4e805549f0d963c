import { expect, it } from '@jest/globals';
import { quickSay } from './quick-say';

it('says what the catalogue says, asking it once a text', () => {
  let asked = 0;
  const say = quickSay((key, named = {}) => {
    asked += 1;
    return `${key}: ${String(named['id'])} ${String(named['value'])}`;
  });
  expect([say('cell', { id: 'L4', value: '3.78' }), say('cell', { id: 'L5', value: '$&' })]).toEqual([
    'cell: L4 3.78',
    'cell: L5 $&',
  ]);
  expect(asked).toBe(1);
});
