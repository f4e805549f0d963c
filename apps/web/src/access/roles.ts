/** Roles as they are offered, those of the county first. */
export const roles = [
  'supervisionDirector',
  'inspector',
  'bureauLeader',
  'administrator',
  'auditor',
  'principal',
  'reporter',
  'responsibleUnit',
] as const;
export type Role = (typeof roles)[number];

export const closingReasons = ['left', 'moved', 'misuse', 'other'] as const;
export type ClosingReason = (typeof closingReasons)[number];
