/** What stands in the organisation tree. A section (学部) is the unit of assessment (参评单位). */
export const unitKinds = [
  'province',
  'city',
  'county',
  'schoolDistrict',
  'school',
  'campus',
  'section',
  'department',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** 小学、初中、九年一贯、完全中学、十二年一贯、教学点、特教、职业学校. */
export const schoolTypes = [
  'primary',
  'junior',
  'nineYear',
  'completeSecondary',
  'twelveYear',
  'teachingPoint',
  'special',
  'vocational',
] as const;
export type SchoolType = (typeof schoolTypes)[number];

export const stages = ['primary', 'junior', 'senior'] as const;
export type Stage = (typeof stages)[number];

/** 教育、财政、编办、人社、自然资源、住建、卫健、镇街、其他: who can be asked to rectify beside a school. */
export const departmentTypes = [
  'education',
  'finance',
  'staffing',
  'humanResources',
  'naturalResources',
  'construction',
  'health',
  'township',
  'other',
] as const;
export type DepartmentType = (typeof departmentTypes)[number];

/** 城区、镇区、乡村, as the national statistics class a school's place. */
export const urbanRuralClasses = ['urban', 'town', 'rural'] as const;
export type UrbanRural = (typeof urbanRuralClasses)[number];

/** What a decision must know of another unit, on the day it takes effect. Days are ISO dates. */
export type UnitFacts = Readonly<{
  unitId: string;
  kind: UnitKind;
  schoolType: SchoolType | null;
  registeredFrom: string;
  /** Since when it is merged, split or closed; null while it stands. */
  endedFrom: string | null;
  /** Stages that already have an open section directly under it. */
  sectionStages: readonly Stage[];
}>;

/** The kinds of unit that each kind may stand under; null is the root of the tree (a county may run this alone). */
export const parentsOf: Readonly<Record<UnitKind, readonly (UnitKind | null)[]>> = {
  province: [null],
  city: [null, 'province'],
  // 直辖市的区县 and 省直管县 stand under the province.
  county: [null, 'city', 'province'],
  schoolDistrict: ['county'],
  school: ['county', 'schoolDistrict'],
  campus: ['school'],
  section: ['school', 'campus'],
  department: ['county', 'city', 'province'],
};

/** The stages a school of this type may have sections of. */
export const stagesOf: Readonly<Record<SchoolType, readonly Stage[]>> = {
  primary: ['primary'],
  junior: ['junior'],
  nineYear: ['primary', 'junior'],
  completeSecondary: ['junior', 'senior'],
  twelveYear: ['primary', 'junior', 'senior'],
  teachingPoint: ['primary'],
  special: ['primary', 'junior'],
  vocational: ['junior', 'senior'],
};
