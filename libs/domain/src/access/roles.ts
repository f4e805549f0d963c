/** The chairs of a county's supervision, with the name a clerk knows them by. */
export const roleNames = {
  supervisionDirector: '督导室主任',
  inspector: '督学',
  principal: '校长',
  reporter: '填报员',
  responsibleUnit: '责任单位',
  auditor: '审计',
  bureauLeader: '局领导',
  administrator: '管理员',
} as const;

/** A chair that a person can sit in. System processes act in the role `process`, which nobody can be granted. */
export type Role = keyof typeof roleNames;

/** Every role, in the order of the table above. */
export const roles = Object.keys(roleNames) as readonly Role[];

/** Whether a text names a role. */
export const isRole = (text: unknown): text is Role => typeof text === 'string' && Object.hasOwn(roleNames, text);

/** A role held at a unit and all units below it, from a day to a day (ISO dates, both included; null is open). */
export type Grant = Readonly<{ role: Role; unitId: string; from: string; until: string | null }>;

/** Whether a grant holds on a day (ISO date). */
export const inForce = (grant: Grant, day: string): boolean =>
  grant.from <= day && (grant.until === null || day <= grant.until);
