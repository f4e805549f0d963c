import { describe, expect, it } from '@jest/globals';
import { publishedStandards } from '@app/domain/standards';
import { entriesOf } from '@test/sound-returns';
import { derivedItemFigures, derivedRecognition, itemFigureFields } from './derive-county.js';
import { countyForm } from './forms.js';

describe("the figures of the county's return", () => {
  const county = entriesOf({
    teacherAveragePay: '98000',
    specialSchoolOperatingFunds: '120.5',
    chineseLevel: '3',
    mathematicsLevel: '4',
    scienceLevel: 'n/a',
    peLevel: 'n/a',
    artsLevel: 'n/a',
    moralsLevel: 'n/a',
    chineseDifferenceRate: '14.8',
    mathematicsDifferenceRate: '9.25',
    scienceDifferenceRate: 'n/a',
    peDifferenceRate: 'n/a',
    artsDifferenceRate: 'n/a',
    moralsDifferenceRate: 'n/a',
    recognitionRate: '91.2',
  });

  it('are the figures that the items of the standards name, each resting on fields of the form', () => {
    const known = publishedStandards.flatMap(({ figures }) => Object.keys(figures));
    const codes = countyForm.fields.map(({ code }) => code);
    const derived = Object.keys(derivedItemFigures({})).sort();
    expect(derived.filter((name) => !known.includes(name))).toEqual([]);
    expect(Object.keys(itemFigureFields).sort()).toEqual(derived);
    expect(
      Object.values(itemFigureFields)
        .flat()
        .filter((code) => !codes.includes(code)),
    ).toEqual([]);
  });

  it('are in the units of the items: yuan, parts of one, the State’s levels and rates by subject', () => {
    expect(derivedItemFigures(county)).toMatchObject({
      teacherAveragePay: '98000',
      specialSchoolFunds: '1205000',
      artsLevel: 'n/a',
      chineseRate: '0.148',
      highSchoolPlaces: null,
    });
    expect(derivedRecognition(county)).toBe('91.2');
  });

  it('wait while a subject is 未填, and are 不适用 when it was not monitored', () => {
    expect(derivedItemFigures({ ...county, ...entriesOf({ artsLevel: null }) })['artsLevel']).toBeNull();
    const none = entriesOf(Object.fromEntries(Object.keys(county).map((code) => [code, 'n/a'])));
    expect(derivedItemFigures(none)['artsRate']).toBe('n/a');
    expect(derivedRecognition(none)).toBeNull();
  });
});
