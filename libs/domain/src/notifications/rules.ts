import type { DeadlineEvent, SoftRung } from '../deadlines/index.js';
import type { InspectionEvent } from '../inspections/index.js';
import type { Fact, Recorded } from '../kernel/index.js';
import type { ReplayEvent } from '../proofs/index.js';
import type { RectificationEvent } from '../rectifications/index.js';
import type { CampaignEvent, SubmissionEvent } from '../submissions/index.js';
import type { AddressedPermission, NoticeFacts, NoticeKind, NoticeSubject } from './notice.js';

/** The events that tell somebody something. */
export type NoticedEvent =
  RectificationEvent | DeadlineEvent | InspectionEvent | SubmissionEvent | CampaignEvent | ReplayEvent;

/** Whose a thing is, as it stands after the event: of an issue also who leads it. */
export type Matter = Readonly<{
  /** The unit that has the problem, is inspected, or files. */
  unitId: string;
  leadUnitId: string | null;
  /** The county files for itself. */
  countyFiles: boolean;
}>;

/** One line of what an event tells. */
export type Said = Readonly<{
  kind: NoticeKind;
  unitId: string;
  permission: AddressedPermission;
  dueDate: string | null;
  facts: NoticeFacts;
}>;

type Of<E extends Fact, Type> = Extract<E, { type: Type }>['data'];

/** Which event tells whom what. */
type Rules<E extends NoticedEvent> = {
  [Type in E['type']]?: (data: Of<E, Type>, matter: Matter) => readonly Said[];
};

const say = (
  kind: NoticeKind,
  permission: AddressedPermission,
  unitId: string | null,
  facts: NoticeFacts = {},
  dueDate: string | null = null,
): readonly Said[] => (unitId === null ? [] : [{ kind, permission, unitId, dueDate, facts }]);

type Ordered = Of<RectificationEvent, 'RectificationAssigned'>;

/** 整改通知书: to sign for whoever leads, to know for whoever takes part. */
const ordered = ({ leadUnitId, supportingUnitIds, dueDate, noticeNumber, round }: Ordered): readonly Said[] => [
  ...say('issues.assigned', 'rectification.acknowledge', leadUnitId, { noticeNumber, round }, dueDate),
  ...supportingUnitIds.flatMap((unitId) =>
    say('issues.supporting', 'rectification.report', unitId, { noticeNumber, round }, dueDate),
  ),
];

/** Each rung is told as what it is, since a red slip does not wait. */
const rungKinds: Readonly<Record<SoftRung, NoticeKind>> = {
  approaching: 'issues.approaching',
  urging: 'issues.urging',
  blue: 'issues.blueSlip',
  yellow: 'issues.yellowSlip',
  red: 'issues.redSlip',
};

const ofIssues: Rules<RectificationEvent> = {
  RectificationAssigned: ordered,
  IssueReassigned: (data) => [
    ...ordered(data),
    ...say('issues.takenAway', 'rectification.acknowledge', data.fromUnitId, { noticeNumber: data.noticeNumber }),
  ],
  RectificationPlanReturned: ({ version }, { leadUnitId }) =>
    say('issues.planReturned', 'rectification.plan', leadUnitId, { version }),
  RectificationPlanApproved: ({ version }, { leadUnitId }) =>
    say('issues.planApproved', 'rectification.plan', leadUnitId, { version }),
  ClosureRejected: ({ request }, { leadUnitId }) =>
    say('issues.closureRejected', 'rectification.report', leadUnitId, { request }),
  IssueClosed: ({ closedOn }, { leadUnitId }) => say('issues.closed', 'rectification.report', leadUnitId, { closedOn }),
  IssueReopened: ({ round, on }, { leadUnitId }) =>
    say('issues.reopened', 'rectification.report', leadUnitId, { round, on }),
  IssueWithdrawn: (_, { leadUnitId }) => say('issues.withdrawn', 'rectification.report', leadUnitId),
  ExtensionRequested: ({ extension, requestedDate, dueDate }, { unitId }) =>
    say('issues.extensionAsked', 'rectification.decide-extension', unitId, { extension, requestedDate }, dueDate),
  ExtensionGranted: ({ extension, dueDate }, { leadUnitId }) =>
    say('issues.extensionGranted', 'rectification.report', leadUnitId, { extension }, dueDate),
  ExtensionRefused: ({ extension }, { leadUnitId }) =>
    say('issues.extensionRefused', 'rectification.report', leadUnitId, { extension }),
  ExtensionEndorsed: ({ extension, dueDate }, { unitId }) =>
    say('issues.extensionEndorsed', 'rectification.decide-above', unitId, { extension, dueDate }),
  LongTermRequested: ({ expectedOn }, { unitId }) =>
    say('issues.longTermAsked', 'rectification.decide-above', unitId, { expectedOn }),
  LongTermGranted: ({ dueDate }, { leadUnitId }) =>
    say('issues.longTermGranted', 'rectification.report', leadUnitId, { dueDate }, dueDate),
  LongTermRefused: (_, { leadUnitId }) => say('issues.longTermRefused', 'rectification.report', leadUnitId),
  ClockSuspended: ({ grounds, from, until }, { leadUnitId }) =>
    grounds === 'waiver'
      ? say('issues.waived', 'rectification.report', leadUnitId, { from, until })
      : say('issues.suspended', 'rectification.report', leadUnitId, { from }),
  ClockResumed: ({ dueDate }, { leadUnitId }) =>
    say('issues.resumed', 'rectification.report', leadUnitId, { dueDate }, dueDate),
  DueDateSettled: ({ dueDate }, { leadUnitId }) =>
    say('issues.dueSettled', 'rectification.report', leadUnitId, { dueDate }, dueDate),
  PostedReportFiled: (_, { unitId }) => say('issues.postedFiled', 'rectification.approve-plan', unitId),
  RungFired: ({ rung, number, leadUnitId, noticeNumber, dueDate, answerBy }) =>
    say(rungKinds[rung], 'rectification.report', leadUnitId, { number, noticeNumber, dueDate }, answerBy ?? dueDate),
  ReminderSent: ({ number, leadUnitId, dueDate }) =>
    say('issues.reminded', 'rectification.report', leadUnitId, { number, dueDate }, dueDate),
  RungAnswered: ({ rung, forecast }, { unitId }) =>
    say('issues.rungAnswered', 'rectification.approve-plan', unitId, { rung, forecast }),
  RungAnswerAccepted: ({ rung, holdUntil }, { leadUnitId }) =>
    say('issues.answerAccepted', 'rectification.report', leadUnitId, { rung, holdUntil }),
  EscalationProposed: ({ proposal, dueDate }, { unitId }) =>
    say('issues.escalationProposed', 'rectification.decide-escalation', unitId, { proposal, dueDate }),
  EscalationDecided: ({ proposal, decision }, { unitId, leadUnitId }) =>
    decision === 'approved'
      ? say('issues.escalationApproved', 'rectification.report', leadUnitId, { proposal })
      : say('issues.escalationDeclined', 'rectification.approve-plan', unitId, { proposal }),
  ConsultationRequested: ({ departmentId }) =>
    say('issues.consultationAsked', 'rectification.answer-consultation', departmentId),
  ConsultationAccepted: (_, { unitId }) => say('issues.consultationAccepted', 'rectification.consult', unitId),
  ConsultationDeclined: (_, { unitId }) => say('issues.consultationDeclined', 'rectification.consult', unitId),
};

/** Of the clocks that the system keeps only 挂牌督导报备 is told: every other step is told by the act that opens it. */
const ofClocks: Rules<DeadlineEvent> = {
  DeadlineSet: ({ step, unitId, dueDate }) =>
    step === 'postedReport' ? say('issues.postedDue', 'rectification.file-posted', unitId, {}, dueDate) : [],
};

const ofInspections: Rules<InspectionEvent> = {
  InspectionNoticeSent: ({ noticeNumber, on }, { unitId }) =>
    say('inspections.notified', 'inspections.defend', unitId, { noticeNumber, on }),
  InspectionCancelled: (_, { unitId }) => say('inspections.cancelled', 'inspections.defend', unitId),
  PreliminaryOpinionIssued: ({ defenceDueDate }, { unitId }) =>
    say('inspections.hearing', 'inspections.defend', unitId, {}, defenceDueDate),
  DefenceFiled: (_, { unitId }) => say('inspections.defended', 'inspections.opinion', unitId),
  DefenceAnswered: ({ upheld }, { unitId }) =>
    say('inspections.defenceAnswered', 'inspections.defend', unitId, { upheld: upheld ? 1 : 0 }),
  ReviewRequested: (_, { unitId }) => say('inspections.reviewAsked', 'inspections.review', unitId),
  ReviewAnswered: (_, { unitId }) => say('inspections.reviewAnswered', 'inspections.defend', unitId),
  LetterDateSettled: ({ dueDate }, { unitId }) =>
    say('inspections.dueSettled', 'inspections.defend', unitId, { dueDate }, dueDate),
  OpinionLetterIssued: ({ letterNumber, rectificationDueDate }, { unitId }) =>
    say('inspections.letter', 'inspections.defend', unitId, { letterNumber }, rectificationDueDate),
};

/** A county's own return is filed by its office; every other one by the unit's people. */
const filer = ({ countyFiles }: Matter): AddressedPermission =>
  countyFiles ? 'submissions.campaign' : 'submissions.file';

const ofFilings: Rules<SubmissionEvent> = {
  SubmissionReturned: ({ unitId, dataYear, version, reasons }, matter) =>
    say('submissions.returned', filer(matter), unitId, { dataYear, version, reasons: reasons.length }),
  FiguresAccepted: ({ unitId, dataYear, version }, matter) =>
    say('submissions.accepted', filer(matter), unitId, { dataYear, version }),
  LockLifted: ({ unitId, dataYear, until }, matter) =>
    say('submissions.unlocked', filer(matter), unitId, { dataYear }, until),
  CorrectionAccepted: ({ unitId, dataYear, version }, matter) =>
    say('submissions.correctionAccepted', filer(matter), unitId, { dataYear, version }),
  CorrectionRefused: ({ unitId, dataYear, version }, matter) =>
    say('submissions.correctionRefused', filer(matter), unitId, { dataYear, version }),
};

const ofCampaigns: Rules<CampaignEvent> = {
  CampaignReminded: ({ unitIds, on }) =>
    unitIds.flatMap((unitId) => say('submissions.reminded', 'submissions.file', unitId, { on })),
};

/** Whoever looks after the machine in the county mends it; its auditors hold the same permission, and oversee that it is mended. */
const ofReplays: Rules<ReplayEvent> = {
  ReplayDiffered: ({ countyId, dataYear, knownAt, fault }) =>
    say(fault === null ? 'proofs.replayDiffered' : 'proofs.recordFaulty', 'operations.health', countyId, {
      dataYear,
      knownAt,
    }),
  ReplayAgreed: ({ countyId, dataYear, knownAt }) =>
    say('proofs.replayAgreed', 'operations.health', countyId, { dataYear, knownAt }),
  LogFaultMended: ({ countyId, sequence }) => say('proofs.recordMended', 'operations.health', countyId, { sequence }),
};

/** By the event's type: its rule, and what it is about. Types of the slices differ. */
const table = { ...ofIssues, ...ofClocks, ...ofInspections, ...ofFilings, ...ofCampaigns, ...ofReplays } as Readonly<
  Record<string, (data: never, matter: Matter) => readonly Said[]>
>;

/** Types of the events that tell somebody something. */
export const noticedTypes: readonly string[] = Object.keys(table);

/** What an event is about; null for one of which nobody is told. */
export const subjectOf = ({ type, data }: Pick<Recorded<NoticedEvent>, 'type' | 'data'>): NoticeSubject | null => {
  if (Object.hasOwn(ofIssues, type)) return { kind: 'issue', id: (data as { issueId: string }).issueId };
  if (Object.hasOwn(ofClocks, type)) {
    const { subject } = data as Pick<Of<DeadlineEvent, 'DeadlineSet'>, 'subject'>;
    return { kind: subject.kind, id: subject.id };
  }
  if (Object.hasOwn(ofInspections, type))
    return { kind: 'inspection', id: (data as { inspectionId: string }).inspectionId };
  if (Object.hasOwn(ofCampaigns, type)) return { kind: 'campaign', id: (data as { campaignId: string }).campaignId };
  if (Object.hasOwn(ofReplays, type)) return { kind: 'replay', id: (data as { countyId: string }).countyId };
  if (!Object.hasOwn(ofFilings, type)) return null;
  const { unitId, dataYear } = data as { unitId: string; dataYear: string };
  return { kind: 'filing', id: `${unitId}.${dataYear}` };
};

/** What an event says, line by line. */
export const saidBy = (
  { type, data }: Pick<Recorded<NoticedEvent>, 'type' | 'data'>,
  matter: Matter,
): readonly Said[] => table[type]?.(data as never, matter) ?? [];
