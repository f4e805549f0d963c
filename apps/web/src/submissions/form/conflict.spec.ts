import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differing, settled } from './conflict';
import { sameTyped, type TypedEntries } from './lines';

const codes = ['a', 'b', 'c', 'd'];
const typed = fc.record({
  value: fc.option(fc.constantFrom('0', '1', 'n/a')),
  explanation: fc.option(fc.constant('因')),
});
const entries = fc.dictionary(fc.constantFrom(...codes), typed) as fc.Arbitrary<TypedEntries>;

it('takes mine where I changed it and theirs where I did not; choosing one side gives exactly that side', () => {
  fc.assert(
    fc.property(entries, entries, entries, (base, mine, theirs) => {
      const found = differing(codes, base, mine, theirs);
      const by = settled(found, theirs);
      for (const code of codes) {
        const expected = sameTyped(mine[code], base[code]) ? theirs[code] : mine[code];
        expect([code, sameTyped(by[code], expected)]).toEqual([code, true]);
      }
      const all = (side: 'mine' | 'theirs') =>
        settled(
          found.map((one) => ({ ...one, side })),
          theirs,
        );
      for (const code of codes) {
        expect(sameTyped(all('mine')[code], mine[code])).toBe(true);
        expect(sameTyped(all('theirs')[code], theirs[code])).toBe(true);
      }
    }),
  );
});
