import { compareDecimals, multiplyDecimals, parseDecimal, printDecimal, type ExactDecimal } from '@app/domain/kernel';
import type { FigureValue } from '../figures.js';
import { subjectLevels, subjectRates } from './county/results.js';
import { derivedValue } from './derive.js';
import { notApplicable, type Entries } from './form.js';
import { numberOf, valueOf } from './values.js';

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

/** The most extreme of several fields: 未填 while one is 未填; those 不适用 (未监测) are passed over. */
const extreme = (codes: readonly string[], entries: Entries, sign: 1 | -1, times: string): FigureValue => {
  if (codes.some((code) => valueOf(entries, code) !== notApplicable && numberOf(entries, code) === null)) return null;
  const numbers = codes.flatMap((code) => numberOf(entries, code) ?? []);
  const [first, ...rest] = numbers;
  if (first === undefined) return notApplicable;
  const found = rest.reduce<ExactDecimal>((a, b) => (compareDecimals(a, b) * sign >= 0 ? a : b), first);
  return printDecimal(multiplyDecimals(found, parseDecimal(times)));
};

/** Which fields of the county's return each figure of the standards' items rests on. */
export const itemFigureFields: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(asFiled.map((code) => [code, [code]])),
  specialSchoolFunds: ['specialSchoolOperatingFunds'],
  lowestSubjectLevel: subjectLevels,
  highestDifferenceRate: subjectRates,
};

/**
 * The figures of the standards' items (`teacherAveragePay` in yuan, `highestDifferenceRate` as a part of one …) that the
 * county's return amounts to. null is 未填, `n/a` 不适用: neither is recorded, and the item stays pending.
 */
export const derivedItemFigures = (entries: Entries): Readonly<Record<string, FigureValue>> => ({
  ...Object.fromEntries(asFiled.map((code) => [code, derivedValue({ plus: [code], minus: [], times: '1' }, entries)])),
  specialSchoolFunds: derivedValue({ plus: ['specialSchoolOperatingFunds'], minus: [], times: '10000' }, entries),
  lowestSubjectLevel: extreme(subjectLevels, entries, -1, '1'),
  highestDifferenceRate: extreme(subjectRates, entries, 1, '0.01'),
});

/** 社会认可度 in percent, as the State published it; null while it has not. */
export const derivedRecognition = (entries: Entries): string | null => {
  const value = valueOf(entries, 'recognitionRate');
  return value === notApplicable ? null : value;
};
