/** What can be done about a unit that stands, by the last part of its permission. */
export const unitActs = ['rename', 'move', 'merge', 'split', 'close'] as const;
export type UnitAct = (typeof unitActs)[number];

/** Types of school, as the national statistics have them. */
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
/** What a department is for; it can be asked to rectify beside a school. */
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
export const stages = ['primary', 'junior', 'senior'] as const;
export const places = ['urban', 'town', 'rural'] as const;
