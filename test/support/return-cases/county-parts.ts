import type { Case } from './case.js';

/** Parts and wholes of the county's own return. */
export const countyPartCases: Readonly<Record<string, Case>> = {
  'rotated-above-eligible': {
    of: 'county',
    fires: { teachersRotated: '601' },
    at: ['teachersRotated'],
    silent: { teachersRotated: '600' },
    says: '交流轮岗教师数（601人）',
  },
  'eligible-backbone-above-eligible': {
    of: 'county',
    fires: { backboneTeachersEligibleForRotation: '601' },
    at: ['backboneTeachersEligibleForRotation'],
    silent: { backboneTeachersEligibleForRotation: '600' },
    says: '符合交流条件的骨干教师数（601人）',
  },
  'rotated-backbone-above-rotated': {
    of: 'county',
    fires: { backboneTeachersRotated: '73' },
    at: ['backboneTeachersRotated'],
    silent: { backboneTeachersRotated: '72' },
    says: '交流轮岗骨干教师数（73人）不能多于交流轮岗教师数（72人）',
  },
  'rotated-backbone-above-eligible': {
    of: 'county',
    fires: { backboneTeachersEligibleForRotation: '17' },
    at: ['backboneTeachersRotated'],
    silent: { backboneTeachersEligibleForRotation: '18' },
    says: '交流轮岗骨干教师数（18人）不能多于符合交流条件的骨干教师数（17人）',
  },
  'allotted-above-places': {
    of: 'county',
    fires: { allottedHighSchoolPlaces: '1001' },
    at: ['allottedHighSchoolPlaces'],
    silent: { allottedHighSchoolPlaces: '1000' },
    says: '分配到初中学校的名额（1001人）',
  },
  'rural-above-allotted': {
    of: 'county',
    fires: { ruralAllottedPlaces: '621' },
    at: ['ruralAllottedPlaces'],
    silent: { ruralAllottedPlaces: '620' },
    says: '分配到农村初中的名额（621人）',
  },
  'placed-migrants-above-migrants': {
    of: 'county',
    fires: { migrantsInPurchasedPlaces: '201' },
    at: ['eligibleMigrantChildren'],
    silent: { migrantsInPurchasedPlaces: '200' },
    says: '合计2001人，不能多于符合条件的随迁子女总数（2000人）',
  },
  'enrolled-above-disabled': {
    of: 'county',
    fires: { disabledChildrenEnrolled: '301' },
    at: ['disabledChildrenEnrolled'],
    silent: { disabledChildrenEnrolled: '300' },
    says: '已入学残疾儿童少年数（301人）',
  },
  'valid-above-questionnaires': {
    of: 'county',
    fires: { validQuestionnaires: '901' },
    at: ['validQuestionnaires'],
    silent: { validQuestionnaires: '900' },
    says: '有效问卷份数（901人）',
  },
};
