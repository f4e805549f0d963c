import { expect, it } from '@jest/globals';
import { isBlankLimit, limitBody, limitIn, limitText } from './limit';

it('is a day or a number of days, in one text', () => {
  expect(limitIn('2025-04-30')).toEqual({ kind: 'date', value: '2025-04-30' });
  expect(limitIn('30 working')).toEqual({ kind: 'working', value: '30' });
  expect(limitIn('')).toEqual({ kind: 'date', value: '' });
  for (const text of ['', '2025-04-30', '30 working', ' natural']) expect(limitText(limitIn(text))).toBe(text);
  expect(['', ' working', '2025-04-30', '1 natural'].map(isBlankLimit)).toEqual([true, true, false, false]);
});

it('is sent as the one that it is', () => {
  expect(limitBody('2025-04-30', 'dueDate')).toEqual({ dueDate: '2025-04-30' });
  expect(limitBody('30 working', 'dueDate')).toEqual({ period: { count: 30, unit: 'working' } });
});
