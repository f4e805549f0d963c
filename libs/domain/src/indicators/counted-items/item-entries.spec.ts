import { expect, it } from '@jest/globals';
import { figuresOf, hqb2017, publishedStandards } from '@app/domain/standards';
import { derivedItemFigures } from '@app/domain/submissions';
import { entriesOf, soundCounty, soundSection } from '@test/sound-returns';
import { itemStandings, type ItemEntry } from '../item-verdict.js';
import { countedItemFigures, itemEntries, type FiledItems, type FiledValues } from './index.js';

const bands = Object.keys(soundSection).filter((code) => /^classes\w/.test(code));
const ofSchools = (change: FiledValues = {}) => {
  const values = { ...soundSection, ...change };
  const sections = [{ id: 'a', schoolId: 'a', premisesId: 'a', stage: 'junior' as const, values }];
  return countedItemFigures(hqb2017, sections, { a: values }, bands);
};
const returned = derivedItemFigures(entriesOf(soundCounty));
const nothing: FiledItems = { returned: {}, counted: {} };
const found = (recorded: readonly ItemEntry[], filed: Partial<FiledItems>) =>
  itemStandings(hqb2017, itemEntries(hqb2017, recorded, { ...nothing, ...filed }));
const verdicts = (recorded: readonly ItemEntry[], filed: Partial<FiledItems>) =>
  Object.fromEntries(found(recorded, filed).map(({ id, verdict }) => [id, verdict]));
const item = (id: string, recorded: readonly ItemEntry[], filed: Partial<FiledItems>) =>
  found(recorded, filed).find((one) => one.id === id);

it('items that are only counted are judged by what was filed; those that people judge too wait for them', () => {
  const all = verdicts([], { returned, counted: ofSchools() });
  expect(all).toMatchObject({ B3: 'met', B4: 'met', B5: 'met', B6: 'met', B7: 'met', B9: 'met', B11: 'met' });
  expect(all).toMatchObject({ B12: 'met', C1: 'met', C2: 'met', C4: 'met', C9: 'met' });
  expect(all).toMatchObject({ B1: 'pending', B8: 'pending', B14: 'pending', B15: 'pending', C3: 'pending' });
  // No primary section has filed its new pupils: nothing to divide by.
  expect(all).toMatchObject({ B13: 'pending' });
});

it('what the county recorded wins, then its own return, then what is counted', () => {
  const counted = ofSchools({ certifiedTeachers: '41' });
  expect(item('B12', [], { counted })).toMatchObject({ verdict: 'notMet', claimed: null, figuresOf: 'counted' });
  const ofReturn = { certifiedTeachers: '42', fullTimeTeachers: '42' };
  expect(item('B12', [], { counted, returned: ofReturn })).toMatchObject({ verdict: 'met', figuresOf: 'return' });
  const record = [
    { item: 'B12', judgement: 'met', figures: { certifiedTeachers: '40', fullTimeTeachers: '42' } },
  ] as const;
  expect(item('B12', record, { counted, returned: ofReturn })).toMatchObject({
    verdict: 'notMet',
    contradicted: true,
    figuresOf: 'record',
  });
});

it('a judgement stays beside figures that were filed, and an item of another standard stays as it is', () => {
  const recorded: readonly ItemEntry[] = [
    { item: 'B8', judgement: 'met', figures: {} },
    { item: 'B2', judgement: 'met', figures: {} },
    { item: 'X1', judgement: 'met', figures: {} },
  ];
  const filed = { ...nothing, returned: { teacherAveragePay: '3', civilServantAveragePay: null } };
  expect(itemEntries(hqb2017, recorded, filed)).toEqual([
    { item: 'B2', judgement: 'met', figures: {} },
    { item: 'B8', judgement: 'met', figures: { teacherAveragePay: '3' }, figuresOf: 'return' },
    { item: 'X1', judgement: 'met', figures: {} },
  ]);
  expect(verdicts(recorded, { returned })).toMatchObject({ B8: 'met', B2: 'met' });
  expect(itemEntries(hqb2017, recorded, nothing)).toEqual([recorded[1], recorded[0], recorded[2]]);
});

it('未填 and 不适用 give nothing: the item stays pending', () => {
  expect(
    itemEntries(hqb2017, [], { ...nothing, returned: { teacherAveragePay: null, specialSchoolFunds: 'n/a' } }),
  ).toEqual([]);
  expect(verdicts([], { returned: { ...returned, specialSchoolFunds: 'n/a' } })).toMatchObject({ B7: 'pending' });
});

it('a count that is open leaves its item pending, says that it is counted, and keeps what is missing', () => {
  const counted = ofSchools({ certifiedTeachers: null });
  expect(item('B12', [], { counted })).toMatchObject({
    verdict: 'pending',
    figuresOf: 'counted',
    reasons: ['持证上岗率：数据未填'],
  });
  expect(itemEntries(hqb2017, [], { ...nothing, counted }).find((one) => one.item === 'B12')).toMatchObject({
    figures: { fullTimeTeachers: '42' },
    counted: { certifiedTeachers: { open: [{ unitId: 'a', field: 'certifiedTeachers' }] } },
  });
});

it('no item is made of figures of both the county and its schools', () => {
  const counts = Object.keys(ofSchools());
  const mixed = publishedStandards
    .flatMap(({ items }) => items)
    .filter((one) => {
      const schools = figuresOf(one).filter((name) => counts.includes(name)).length;
      return schools > 0 && schools < figuresOf(one).length;
    });
  expect(mixed).toEqual([]);
});
