import { describe, expect, it } from '@jest/globals';
import { madeSection } from '@test/made-standing';
import { choiceOf, chosen, ordered } from './choose';

const fine = madeSection('a', { name: '第10小学' });
const also = madeSection('b', { name: '第9小学' });
const near = madeSection('c', { states: { L1: ['4.3', 'near'] } });
const one = madeSection('d', { compliant: false, states: { L4: ['3.7', 'belowFloor'] } });
const two = madeSection('e', {
  compliant: false,
  stage: 'junior',
  states: { L4: ['3.7', 'belowFloor'], L5: ['1.0', 'belowFloor'] },
});
const blank = madeSection('f', { compliant: null, states: { L2: [null, 'missing'] } });
const all = [fine, also, near, one, two, blank];
const ids = (sections: readonly { id: string }[]): string => sections.map(({ id }) => id).join('');
const shown = (query: Record<string, string>, different: readonly string[] = []): string =>
  ids(chosen(all, choiceOf(query), new Map([['a', 'east']]), new Set(different)));

it('puts where help is needed first: 不合格 by how much is missing, 待定, 临界, the rest by name', () => {
  expect(ids(ordered(all, 'trouble'))).toBe('edfcba');
  expect(ids(ordered([fine, also], 'name'))).toBe('ba');
});

describe('the choice in the URL', () => {
  it.each([
    [{}, 'abcdef'],
    [{ stage: 'junior' }, 'e'],
    [{ district: 'east' }, 'a'],
    [{ state: 'unqualified' }, 'de'],
    [{ state: 'near' }, 'c'],
    [{ state: 'missing' }, 'f'],
    [{ state: 'belowFloor', stage: 'primary' }, 'd'],
    [{ state: 'nonsense', stage: 'senior' }, 'abcdef'],
  ] as [Record<string, string>, string][])('%j shows %s', (query, expected) => {
    expect(shown(query)).toBe(expected);
  });

  it('finds the sections whose figures, or whose school’s, are told differently', () => {
    expect(shown({ state: 'different' }, ['b', 'c-school'])).toBe('bc');
  });
});
