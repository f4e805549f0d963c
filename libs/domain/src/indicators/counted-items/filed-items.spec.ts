import { expect, it } from '@jest/globals';
import { hqb2017 } from '@app/domain/standards';
import { derivedItemFigures } from '@app/domain/submissions';
import { entriesOf, soundCounty, soundSection } from '@test/sound-returns';
import { itemStandings, type ItemEntry } from '../item-verdict.js';
import { withFiledFigures } from './filed-items.js';
import { countedItemFigures } from './index.js';

const sections = [{ id: 'a', schoolId: 'a', premisesId: 'a', stage: 'junior' as const, values: soundSection }];
const bands = Object.keys(soundSection).filter((code) => /^classes\w/.test(code));
const ofSchools = Object.fromEntries(
  Object.entries(countedItemFigures(hqb2017, sections, { a: soundSection }, bands)).map(([name, { value }]) => [
    name,
    value,
  ]),
);
const ofCounty = derivedItemFigures(entriesOf(soundCounty));
const verdicts = (recorded: readonly ItemEntry[], filed: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(
    itemStandings(hqb2017, withFiledFigures(hqb2017, recorded, filed)).map(({ id, verdict }) => [id, verdict]),
  );

it('items that are only counted are judged by what was filed; those that people judge too wait for them', () => {
  const found = verdicts([], { ...ofCounty, ...ofSchools });
  expect(found).toMatchObject({ B3: 'met', B4: 'met', B5: 'met', B6: 'met', B7: 'met', B9: 'met', B11: 'met' });
  expect(found).toMatchObject({ B12: 'met', C1: 'met', C2: 'met', C4: 'met', C9: 'met' });
  expect(found).toMatchObject({ B1: 'pending', B8: 'pending', B14: 'pending', B15: 'pending', C3: 'pending' });
  // No primary section has filed its new pupils: nothing to divide by.
  expect(found).toMatchObject({ B13: 'pending' });
});

it('what was filed stands in the place of what was recorded, and a judgement stays', () => {
  const recorded: readonly ItemEntry[] = [
    { item: 'B8', judgement: 'met', figures: { teacherAveragePay: '1', civilServantAveragePay: '2' } },
    { item: 'B2', judgement: 'met', figures: {} },
    { item: 'X1', judgement: 'met', figures: {} },
  ];
  expect(withFiledFigures(hqb2017, recorded, { teacherAveragePay: '3', civilServantAveragePay: null })).toEqual([
    { item: 'B2', judgement: 'met', figures: {} },
    { item: 'B8', judgement: 'met', figures: { teacherAveragePay: '3', civilServantAveragePay: '2' } },
    { item: 'X1', judgement: 'met', figures: {} },
  ]);
  expect(verdicts(recorded, ofCounty)).toMatchObject({ B8: 'met', B2: 'met' });
});

it('未填 and 不适用 give nothing: the item stays pending', () => {
  expect(withFiledFigures(hqb2017, [], { teacherAveragePay: null, specialSchoolFunds: 'n/a' })).toEqual([]);
  expect(verdicts([], { ...ofCounty, specialSchoolFunds: 'n/a' })).toMatchObject({ B7: 'pending' });
});
