import { roles, type Role } from './roles.js';

const director = 'supervisionDirector';
const inspector = 'inspector';
const principal = 'principal';
const reporter = 'reporter';
const responsible = 'responsibleUnit';
const auditor = 'auditor';
const leader = 'bureauLeader';
const administrator = 'administrator';

const supervision = [director, inspector] as const;
const school = [principal, reporter] as const;
const overseers = [auditor, leader] as const;
const rectifiers = [...school, responsible] as const;
/** A unit's word is its head's: what leaves the unit is signed by who answers for it. */
const heads = [principal, responsible] as const;

/**
 * Who may do what: one row a permission, the only place that says so. Where they may do it is the grant's subtree.
 * An auditor reads and changes nothing; an administrator keeps accounts, units and machines, and never judges.
 */
export const permissions = {
  'organizations.read': roles,
  'organizations.register': [administrator],
  'organizations.rename': [administrator],
  'organizations.move': [administrator],
  'organizations.merge': [administrator],
  'organizations.split': [administrator],
  'organizations.close': [administrator],

  // What these show is narrowed by the permissions of the slices it is read from.
  'todos.read': roles,
  'search.read': roles,

  'standards.read': roles,
  'standards.adopt': [director, leader],
  'standards.record': [director],
  'standards.veto': [director],
  'standards.exempt': [director],

  'deadlines.read': roles,
  'deadlines.terms': [director, administrator],
  'deadlines.adopt': [director, leader],

  'submissions.read': [...supervision, ...school, ...overseers],
  'submissions.file': school,
  'submissions.submit': school,
  // A round of filing is the bureau's; each unit answers for its own part, the bureau for the county's own form.
  'submissions.campaign': [director],
  'submissions.acknowledge': [director, ...school],
  'submissions.draft': [director, ...school],
  'submissions.statistics': [director],
  'submissions.bring-in': [director],
  // The director: of the county's own return. The decision looks which it is.
  'submissions.submit-return': [director, ...school],
  'submissions.confirm': [principal, leader],
  // The county's own return is filed by a director and confirmed by a leader: another leader may accept it.
  'submissions.review': [director, leader],
  'submissions.verify': [director],
  'submissions.unlock': [director, leader],
  'submissions.return': [director, leader],
  'submissions.accept': [director, leader],
  // Whoever proposes a correction, another person accepts it.
  'submissions.correct': [director, ...school],

  'indicators.read': [...supervision, ...school, ...overseers],
  // What a report says of a unit, its office or the unit itself may put beside what is computed.
  'indicators.claim': [director, ...school],
  'indicators.verify': [inspector],

  'inspections.read': [...supervision, ...school, ...overseers],
  'inspections.plan': [director],
  'inspections.notice': [director],
  'inspections.conduct': [inspector],
  'inspections.report': [inspector],
  'inspections.opinion': [director],
  'inspections.defend': school,
  // 复核 is not for those who wrote the letter.
  'inspections.review': [leader],
  'inspections.recusal': supervision,
  // 责任督学 of which schools; how often the county itself asks for a visit.
  'inspections.entrust': [director],
  'inspections.rule': [director],

  'rectification.read': [...supervision, ...rectifiers, ...overseers],
  'rectification.raise': supervision,
  // A 共性问题 shows every school that has it: for the county's own offices.
  'rectification.common': [...supervision, ...overseers],
  'rectification.bring-in': [director],
  'rectification.assign': [director],
  // Several issues in one call; each is asked for itself.
  'rectification.batch': [...supervision, leader, ...rectifiers],
  'rectification.acknowledge': rectifiers,
  'rectification.plan': rectifiers,
  // Whom a plan may name, or an order be handed over to.
  'rectification.people': [director, ...rectifiers],
  'rectification.approve-plan': [director],
  'rectification.report': rectifiers,
  'rectification.approve-report': heads,
  'rectification.request-closure': heads,
  'rectification.withdraw-request': heads,
  'rectification.verify': [inspector],
  // 挂牌督导报备 is the 责任督学's own.
  'rectification.file-posted': [inspector],
  'rectification.reject': supervision,
  'rectification.close': [director],
  'rectification.reassign': [director],
  'rectification.consult': supervision,
  'rectification.answer-consultation': [responsible],
  'rectification.request-extension': heads,
  'rectification.decide-extension': [director, leader],
  // What a second extension, a 长期整改 or a waiver needs: somebody above the office.
  'rectification.decide-above': [leader],
  'rectification.suspend': [director],
  'rectification.resume': [director, leader],
  'rectification.hand-over': [director, ...heads],
  'rectification.request-long-term': heads,
  'rectification.review-stage': supervision,
  'rectification.remind': supervision,
  'rectification.answer-slip': heads,
  'rectification.accept-answer': [director],
  // From 挂牌督办 on the system only proposes: a leader decides in person.
  'rectification.decide-escalation': [leader],
  'rectification.adopt-ladder': [director, leader],
  'rectification.reopen': supervision,
  'rectification.withdraw': [director],

  // 认定: the county applies, its city reviews (the decision looks whose step it is); papers of others are recorded.
  'certifications.read': [...supervision, ...overseers],
  'certifications.apply': [director],
  'certifications.review': [director],
  'certifications.record': [director],

  // The county's papers show every school; issuing one is a formal act.
  'reports.read': [...supervision, ...overseers],
  'reports.issue': [director, leader],

  // A paper is of a county, a unit, an issue or an inspection: who reaches that, reads it.
  'papers.read': [...supervision, ...rectifiers, ...overseers],
  // Heads: the papers of their own unit alone, which the form says it is.
  'papers.preview': [...supervision, ...rectifiers, ...overseers],
  'papers.issue': [director, leader, ...heads],
  'papers.template': [director],

  'attachments.read': [...supervision, ...rectifiers, ...overseers],
  'attachments.add': [...supervision, ...rectifiers],

  'access.read': [auditor, administrator],
  'access.open': [administrator],
  'access.grant': [administrator],
  'access.revoke': [administrator],
  'access.reset': [administrator],
  'access.close': [administrator],
  'access.erase': [administrator],
  'access.import': [administrator],
  'access.own': roles,

  'audit.read': [director, ...overseers],
  'audit.replay': [director, ...overseers],
  'audit.journal': [auditor, administrator],

  'operations.health': [auditor, administrator],
  'operations.rebuild': [administrator],
  'operations.park-retry': [administrator],
  'operations.backup': [administrator],
  'operations.channels': [administrator],
  'notifications.unheard': [director],
  // One calendar for every county in the store.
  'operations.calendar': [administrator],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** `<slice>.<verb>`: what a route asks for. */
export type Permission = keyof typeof permissions;

/**
 * What works on the whole store at once, every county in it: only for whoever holds the permission over all that stands.
 * An administrator of one county of several must not stop, rebuild or carry away another's.
 */
export const wholePermissions: readonly Permission[] = [
  'operations.health',
  'operations.rebuild',
  'operations.park-retry',
  'operations.backup',
  'operations.calendar',
];

/** Whether a role carries a permission. */
export const permits = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role);

/** Everything a role may do, in the table's order. */
export const permissionsOf = (role: Role): readonly Permission[] =>
  (Object.keys(permissions) as Permission[]).filter((permission) => permits(role, permission));
