import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Gathered } from './gathered.js';

const size = 40;
const places = fc.array(fc.nat({ max: size - 1 }), { maxLength: 60 });

it('gives each place once and in order, and begins anew each time', () => {
  fc.assert(
    fc.property(fc.array(places), (lists) => {
      const gathered = new Gathered(size);
      for (const list of lists) {
        gathered.addAll(list);
        expect(gathered.taken()).toEqual([...new Set(list)].sort((a, b) => a - b));
      }
    }),
  );
});
