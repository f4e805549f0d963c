import type { FigureValue } from '../figures.js';
import { monitoredSubjects } from './county/results.js';
import { derivedValue, type Derivation } from './derive.js';
import { notApplicable, type Entries } from './form.js';
import { valueOf } from './values.js';

/** Figures of the items that a county files as they are, by their common name. */
const asFiled: readonly string[] = [
  'teacherAveragePay',
  'civilServantAveragePay',
  'teachersEligibleForRotation',
  'teachersRotated',
  'backboneTeachersRotated',
  'highSchoolPlaces',
  'allottedHighSchoolPlaces',
  'eligibleMigrantChildren',
  'migrantsInPublicSchools',
  'migrantsInPurchasedPlaces',
  'specialSchoolStudents',
  'disabledChildren',
  'disabledChildrenEnrolled',
  'governmentWorkScore',
];

/** C9, subject by subject: the level as it is filed, the rate (filed in percent) as a part of one. */
const ofSubject: Readonly<Record<string, Derivation>> = Object.fromEntries(
  monitoredSubjects.flatMap(([code]) => [
    [`${code}Level`, { plus: [`${code}Level`], minus: [], times: '1' }],
    [`${code}Rate`, { plus: [`${code}DifferenceRate`], minus: [], times: '0.01' }],
  ]),
);

/** Which fields of the county's return each figure of the standards' items rests on. */
export const itemFigureFields: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(asFiled.map((code) => [code, [code]])),
  specialSchoolFunds: ['specialSchoolOperatingFunds'],
  ...Object.fromEntries(Object.entries(ofSubject).map(([name, { plus }]) => [name, plus])),
};

/**
 * The figures of the standards' items (`teacherAveragePay` in yuan, `chineseRate` as a part of one …) that the
 * county's return amounts to. null is 未填, `n/a` 不适用: the item stays pending, but for a subject that
 * was not monitored.
 */
export const derivedItemFigures = (entries: Entries): Readonly<Record<string, FigureValue>> => ({
  ...Object.fromEntries(asFiled.map((code) => [code, derivedValue({ plus: [code], minus: [], times: '1' }, entries)])),
  specialSchoolFunds: derivedValue({ plus: ['specialSchoolOperatingFunds'], minus: [], times: '10000' }, entries),
  ...Object.fromEntries(
    Object.entries(ofSubject).map(([name, derivation]) => [name, derivedValue(derivation, entries)]),
  ),
});

/** 社会认可度 in percent, as the State published it; null while it has not. */
export const derivedRecognition = (entries: Entries): string | null => {
  const value = valueOf(entries, 'recognitionRate');
  return value === notApplicable ? null : value;
};
