import { compareDecimals } from '@app/domain/kernel';
import type { ReturnRule } from '../rules.js';
import { sources } from '../sources.js';
import { knownSum, said } from './words.js';

/** A part is never more than its whole. */
const part = (code: string, one: string, whole: string, source: string): ReturnRule => ({
  code,
  strength: 'reject',
  sentence: '{part}（{value}）不能多于{whole}（{total}）',
  source,
  find: (filed) => {
    const [value, total] = [filed.number(one), filed.number(whole)];
    if (value === null || total === null || compareDecimals(value, total) <= 0) return [];
    const details = {
      part: filed.label(one),
      value: said(filed, one, value),
      whole: filed.label(whole),
      total: said(filed, whole, total),
    };
    return [{ field: one, with: [whole], details }];
  },
});

/** Parts that exclude each other are together never more than their whole. What is not filed yet only makes it worse. */
const parts = (code: string, names: readonly string[], whole: string, source: string): ReturnRule => ({
  code,
  strength: 'reject',
  sentence: '{parts}合计{value}，不能多于{whole}（{total}）',
  source,
  find: (filed) => {
    const total = filed.number(whole);
    const filled = names.filter((name) => filed.number(name) !== null);
    const value = knownSum(filed, filled);
    if (total === null || compareDecimals(value, total) <= 0) return [];
    const details = {
      parts: filled.map((name) => filed.label(name)).join('、'),
      value: said(filed, whole, value),
      whole: filed.label(whole),
      total: said(filed, whole, total),
    };
    return [{ field: whole, with: filled, details }];
  },
});

/** Rooms of at least a size are among those of at least a smaller one. */
const sizes = (code: string, smallestFirst: readonly string[]): ReturnRule => ({
  code,
  strength: 'reject',
  sentence: '{part}（{value}）不能多于{whole}（{total}）：面积大的也计入面积小的一档',
  source: sources.method,
  find: (filed) => {
    const filled = smallestFirst.filter((name) => filed.number(name) !== null);
    return filled.slice(1).flatMap((name, index) => part('', name, filled[index]!, '').find(filed));
  },
});

const qualifications = ['associateDegreeTeachers', 'bachelorTeachers', 'masterTeachers', 'doctorTeachers'];
const subjects = ['peTeachers', 'musicTeachers', 'fineArtsTeachers', 'artsTeachers'];
const { statistics, application, procedure, accounts } = sources;

/** 部分不大于总体, of schools. */
const ofSchools: readonly ReturnRule[] = [
  part('boarders-above-pupils', 'boardingStudents', 'students', statistics),
  part('migrants-above-pupils', 'migrantChildren', 'students', statistics),
  part('new-pupils-above-pupils', 'zoneStudents', 'students', statistics),
  part('zoned-above-new-pupils', 'zonedStudents', 'zoneStudents', application),
  part('largest-class-above-pupils', 'largestClass', 'students', statistics),
  parts('qualifications-above-teachers', qualifications, 'fullTimeTeachers', procedure),
  parts('pe-arts-above-teachers', subjects, 'fullTimeTeachers', procedure),
  part('backbone-above-teachers', 'backboneTeachers', 'fullTimeTeachers', procedure),
  part('titles-above-teachers', 'intermediateTitleTeachers', 'fullTimeTeachers', statistics),
  part('certificates-above-teachers', 'certifiedTeachers', 'fullTimeTeachers', application),
  part('trained-above-due', 'teachersTrained360', 'teachersDueForTraining', application),
  part('indoor-sports-above-building', 'indoorSportsArea', 'teachingAncillaryTotalArea', procedure),
  part('added-building-above-building', 'addedBuildingArea', 'teachingAncillaryTotalArea', statistics),
  part('added-ground-above-ground', 'addedGroundArea', 'sportsGroundArea', statistics),
  sizes('music-room-sizes', [
    'musicRooms',
    'musicRoomsFrom54',
    'musicRoomsFrom61',
    'musicRoomsFrom73',
    'musicRoomsFrom96',
  ]),
  sizes('art-room-sizes', ['artRooms', 'artRoomsFrom54', 'artRoomsFrom61', 'artRoomsFrom67', 'artRoomsFrom90']),
  part('training-budget-above-funds', 'trainingFundsBudget', 'operatingFundsBudget', accounts),
  part('training-spent-above-funds', 'trainingFundsActual', 'operatingFundsActual', accounts),
];

const placed = ['migrantsInPublicSchools', 'migrantsInPurchasedPlaces'];

/** The same, of the county's own return. */
const ofCounty: readonly ReturnRule[] = [
  part('rotated-above-eligible', 'teachersRotated', 'teachersEligibleForRotation', application),
  part(
    'eligible-backbone-above-eligible',
    'backboneTeachersEligibleForRotation',
    'teachersEligibleForRotation',
    application,
  ),
  part('rotated-backbone-above-rotated', 'backboneTeachersRotated', 'teachersRotated', application),
  part(
    'rotated-backbone-above-eligible',
    'backboneTeachersRotated',
    'backboneTeachersEligibleForRotation',
    application,
  ),
  part('allotted-above-places', 'allottedHighSchoolPlaces', 'highSchoolPlaces', application),
  part('rural-above-allotted', 'ruralAllottedPlaces', 'allottedHighSchoolPlaces', application),
  parts('placed-migrants-above-migrants', placed, 'eligibleMigrantChildren', application),
  part('enrolled-above-disabled', 'disabledChildrenEnrolled', 'disabledChildren', application),
  part('valid-above-questionnaires', 'validQuestionnaires', 'questionnaires', application),
];

export const partRules: readonly ReturnRule[] = [...ofSchools, ...ofCounty];
