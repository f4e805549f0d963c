import { describe, expect, it } from '@jest/globals';
import { Present } from './present.js';

/** Asks, and tells which of the questions were worked out anew. */
const asked = (present: Present<string>, ...questions: readonly (readonly [question: string, edition: string])[]) =>
  questions.flatMap(([question, edition]) => {
    const made: string[] = [];
    const value = present.get(question, edition, () => (made.push(question), `${question}${edition}`));
    expect(value).toBe(`${question}${edition}`);
    return made;
  });

describe('answers about the present', () => {
  it('are kept until there is a newer edition', () => {
    expect(asked(new Present(9), ['a', '1'], ['a', '1'], ['a', '2'], ['a', '2'], ['a', '1'])).toEqual(['a', 'a', 'a']);
  });

  it('take the place of the older ones: what one asks after each event puts nobody else out', () => {
    const editions = Array.from({ length: 100 }, (_, n) => ['a', `${n}`] as const);
    expect(asked(new Present(2), ['b', '0'], ...editions, ['b', '0'])).toHaveLength(101);
  });

  it('weigh so much together, the one unused for longest going first', () => {
    const present = new Present<string>(6, ({ length }) => length);
    expect(asked(present, ['a', '1'], ['b', '1'], ['c', '1'], ['a', '1'], ['d', '1'])).toEqual(['a', 'b', 'c', 'd']);
    expect(asked(present, ['a', '1'], ['c', '1'], ['b', '1'])).toEqual(['b']);
    // One that is too heavy for all is kept alone.
    expect(asked(present, ['heavy', '123'], ['heavy', '123'], ['a', '1'])).toEqual(['heavy', 'a']);
  });
});
