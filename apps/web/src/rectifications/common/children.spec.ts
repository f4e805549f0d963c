import { describe, expect, it } from '@jest/globals';
import { childrenShown, endedOf, shownIn, type CommonChild } from './children.js';

const child = (issueId: string, change: Partial<CommonChild>): CommonChild =>
  ({ issueId, status: 'inProgress', overdue: false, leftAlone: null, ...change }) as CommonChild;
const children = [
  child('late', { overdue: true }),
  child('alone', { leftAlone: 'ownPlan' }),
  child('closed', { status: 'closed', leftAlone: 'closed' }),
];
const shown = (word: unknown) => childrenShown(children, shownIn(word)).map(({ issueId }) => issueId);

describe('the units of a 共性问题', () => {
  it('are shown by what a count says', () => {
    expect(shown('overdue')).toEqual(['late']);
    expect(shown('leftAlone')).toEqual(['alone', 'closed']);
    expect(shown('ended')).toEqual(['closed']);
    expect(shown('closed')).toEqual(['closed']);
    expect(shown(undefined)).toEqual(['late', 'alone', 'closed']);
    expect(shown('nonsense')).toEqual(['late', 'alone', 'closed']);
  });

  it('have ended one by one', () => {
    const counts = [
      { status: 'closed', issues: 2 },
      { status: 'inProgress', issues: 3 },
      { status: 'superseded', issues: 1 },
    ] as const;
    expect(endedOf([...counts])).toBe(3);
  });
});
