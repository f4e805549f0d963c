import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical, NotCanonical } from './canonical.js';

/** JSON values with the keys and texts that are easily got wrong. */
const awkward = fc.constantFrom('10', '9', '__proto__', 'é', '😀', '\u20ac', '\\ud800', '"', '\u0000', '', 'toJSON');
const text = fc.oneof(fc.string({ unit: 'binary' }), awkward).filter((value) => !/\p{Surrogate}/u.test(value));
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(text, tie('json'), { maxKeys: 6, noNullPrototype: true }),
  ),
}));

describe('canonical', () => {
  it('writes what RFC 8785 shows', () => {
    const shown = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonical(shown)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const sorted = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    expect(
      Object.values(
        JSON.parse(
          `[${canonical(sorted)
            .replace(/"[^"]*":/g, '')
            .slice(1, -1)}]`,
        ) as number[],
      ),
    ).toEqual([2, 4, 6, 7, 1, 5, 3]);
  });

  it('says the same as the reference, whichever way it takes', () => {
    fc.assert(
      fc.property(json, (value) => expect(canonical(value)).toBe(canonicalize(value))),
      { numRuns: 2000 },
    );
  });

  it('reads back equal, and writes the same whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(text, json), (value) => {
        const back: unknown = JSON.parse(canonical(value));
        expect(canonical(back)).toBe(canonical(value));
        expect(canonical(Object.fromEntries(Object.entries(value).reverse()))).toBe(canonical(value));
      }),
    );
  });

  it.each([
    [undefined, '$'],
    [{ a: undefined }, '$.a'],
    [{ a: [1, undefined] }, '$.a[1]'],
    [Array(2), '$[0]'],
    [{ a: { b: NaN } }, '$.a.b'],
    [[Infinity], '$[0]'],
    [{ a: 'x\ud800' }, '$.a'],
    [{ a: '\udc00\ud800' }, '$.a'],
    [{ '\udfff': 1 }, '$.\udfff'],
    [{ at: new Date(0) }, '$.at'],
    [{ a: new Map() }, '$.a'],
    [{ a: 1n }, '$.a'],
    [{ a: () => 1 }, '$.a'],
    [{ a: { toJSON: () => 1 } }, '$.a.toJSON'],
  ])('refuses %p, naming where', (value, path) => {
    expect(() => canonical(value)).toThrow(expect.objectContaining({ name: 'NotCanonical', path }));
    expect(() => canonical(value)).toThrow(NotCanonical);
  });
});
