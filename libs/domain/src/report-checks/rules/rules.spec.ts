import { describe, expect, it } from '@jest/globals';
import { readText } from '../reading.js';
import { rules } from './index.js';

describe.each(rules)('$name', ({ agrees, contradicts, find, name }) => {
  it('finds nothing in its own example that agrees', () => {
    expect(rules.flatMap((rule) => rule.find(readText(agrees)).map((clash) => ({ rule: rule.name, clash })))).toEqual(
      [],
    );
  });
  it('finds exactly what its other example contradicts, and no other rule does', () => {
    expect(find(readText(contradicts))).toHaveLength(1);
    expect(rules.filter((rule) => rule.find(readText(contradicts)).length > 0).map((rule) => rule.name)).toEqual([
      name,
    ]);
  });
});
