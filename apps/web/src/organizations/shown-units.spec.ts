import { expect, it } from '@jest/globals';
import { shownUnits } from './shown-units';

const named = (unitId: string) => ({ unitId });
const [a, b, c] = [named('a'), named('b'), named('c')];

it('shows what was found, without the unit that cannot be meant', () => {
  expect(shownUnits([a, b], { present: undefined, chosen: '', except: 'b' })).toEqual([a]);
});

it('keeps the chosen one, once, though other letters were typed since', () => {
  expect(shownUnits([a], { present: c, chosen: 'c', except: undefined })).toEqual([c, a]);
  expect(shownUnits([a, c], { present: c, chosen: 'c', except: undefined })).toEqual([a, c]);
  // What was read for the choice before is not shown for this one.
  expect(shownUnits([a], { present: c, chosen: 'b', except: undefined })).toEqual([a]);
});
