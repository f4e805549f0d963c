import type { Permission } from '../access/index.js';

/** What somebody may be told, by the place in the application where it is looked at. */
export const noticeKinds = [
  'issues.assigned',
  'issues.supporting',
  'issues.takenAway',
  'issues.planReturned',
  'issues.planApproved',
  'issues.closureRejected',
  'issues.closed',
  'issues.reopened',
  'issues.withdrawn',
  'issues.extensionAsked',
  'issues.extensionGranted',
  'issues.extensionRefused',
  'issues.extensionEndorsed',
  'issues.longTermAsked',
  'issues.longTermGranted',
  'issues.longTermRefused',
  'issues.suspended',
  'issues.waived',
  'issues.resumed',
  'issues.dueSettled',
  'issues.postedDue',
  'issues.postedFiled',
  'issues.approaching',
  'issues.urging',
  'issues.blueSlip',
  'issues.yellowSlip',
  'issues.redSlip',
  'issues.reminded',
  'issues.rungAnswered',
  'issues.answerAccepted',
  'issues.escalationProposed',
  'issues.escalationApproved',
  'issues.escalationDeclined',
  'issues.consultationAsked',
  'issues.consultationAccepted',
  'issues.consultationDeclined',
  'inspections.notified',
  'inspections.cancelled',
  'inspections.hearing',
  'inspections.defended',
  'inspections.defenceAnswered',
  'inspections.letter',
  'inspections.dueSettled',
  'inspections.reviewAsked',
  'inspections.reviewAnswered',
  'submissions.reminded',
  'submissions.returned',
  'submissions.accepted',
  'submissions.unlocked',
  'submissions.correctionAccepted',
  'submissions.correctionRefused',
  'proofs.replayDiffered',
  'proofs.recordFaulty',
  'proofs.recordMended',
  'proofs.replayAgreed',
] as const;

/** What is told. With its facts it can be worded in any language. */
export type NoticeKind = (typeof noticeKinds)[number];

/** The thing that a notice is about; `id` of a filing is `<unit>.<data year>`, of a replay its county's. */
export type NoticeSubject = Readonly<{ kind: 'issue' | 'inspection' | 'filing' | 'campaign' | 'replay'; id: string }>;

/** What somebody must be allowed to do to be told of something. */
export const addressedPermissions = [
  'rectification.acknowledge',
  'rectification.report',
  'rectification.plan',
  'rectification.approve-plan',
  'rectification.decide-extension',
  'rectification.decide-above',
  'rectification.decide-escalation',
  'rectification.answer-consultation',
  'rectification.consult',
  'rectification.file-posted',
  'inspections.defend',
  'inspections.opinion',
  'inspections.review',
  'submissions.file',
  'submissions.campaign',
  'operations.health',
] as const satisfies readonly Permission[];
export type AddressedPermission = (typeof addressedPermissions)[number];

/** Who is told: whoever holds the permission over the unit on the day they look, or on the day it is sent. */
export type Addressee = Readonly<{ permission: AddressedPermission; unitId: string }>;

/** Values that the sentence is made of: numbers, dates, numbers of papers. Never a name, never what somebody wrote. */
export type NoticeFacts = Readonly<Record<string, string | number | null>>;

/** One thing told to one addressee because of one event. */
export type Notice = Readonly<{
  /** `<event id>/<kind>/<unit>`: the same event tells the same thing for ever. */
  id: string;
  kind: NoticeKind;
  to: Addressee;
  subject: NoticeSubject;
  /** ISO date by which something is to be done; null where none is set. */
  dueDate: string | null;
  facts: NoticeFacts;
}>;

/** Those that go out at once, outside the quiet hours; all others wait for the day's digest. */
const urgentKinds: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'issues.redSlip',
  'issues.escalationProposed',
  'issues.escalationApproved',
  'inspections.notified',
]);

/** Whether a notice goes out at once. */
export const isUrgent = (kind: NoticeKind): boolean => urgentKinds.has(kind);

/** 催办: what the count of reminders on an issue counts. */
const reminderKinds: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'issues.approaching',
  'issues.urging',
  'issues.blueSlip',
  'issues.yellowSlip',
  'issues.redSlip',
  'issues.reminded',
  'submissions.reminded',
]);

/** Whether a notice reminds of something that is owed. */
export const isReminder = (kind: NoticeKind): boolean => reminderKinds.has(kind);
