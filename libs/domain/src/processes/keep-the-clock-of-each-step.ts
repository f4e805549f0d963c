import {
  clockId,
  type Anchor,
  type ClockCommand,
  type ClockSubject,
  type DropReason,
  type Step,
} from '../deadlines/index.js';
import type { InspectionEvent } from '../inspections/index.js';
import { dayOf, type Asked, type Process, type Recorded } from '../kernel/index.js';
import type { RectificationEvent } from '../rectifications/index.js';

type Act = Pick<Recorded, 'occurredAt' | 'effectiveAt' | 'recordedAt'>;
type AskedClock = Asked<ClockCommand>;

const asked = (subject: ClockSubject, step: Step, command: ClockCommand): AskedClock => ({
  category: 'deadline',
  id: clockId(subject, step),
  command,
});
const starts = (subject: ClockSubject, act: Act, anchor: Anchor, steps: readonly Step[], from = act.effectiveAt) =>
  steps.map((step) => {
    const { occurredAt, effectiveAt } = act;
    return asked(subject, step, { type: 'StartClock', subject, step, anchor, from, occurredAt, effectiveAt });
  });
const meets = (subject: ClockSubject, act: Act, step: Step): AskedClock => {
  const { occurredAt, effectiveAt, recordedAt } = act;
  const on = { on: effectiveAt, recordedOn: dayOf(recordedAt) };
  return asked(subject, step, { type: 'MeetDeadline', subject, step, ...on, occurredAt, effectiveAt });
};
const drops = (subject: ClockSubject, { occurredAt, effectiveAt }: Act, reason: DropReason, steps: readonly Step[]) =>
  steps.map((step) => asked(subject, step, { type: 'DropDeadline', subject, step, reason, occurredAt, effectiveAt }));

/** Its matter stands, or runs again: its steps with it. */
const holds = (subject: ClockSubject, act: Act, from: string) =>
  issueSteps.map((step) => {
    const { occurredAt, effectiveAt } = act;
    return asked(subject, step, { type: 'HoldDeadline', subject, step, from, occurredAt, effectiveAt });
  });
const releases = (subject: ClockSubject, act: Act, on: string) =>
  issueSteps.map((step) => {
    const { occurredAt, effectiveAt } = act;
    return asked(subject, step, { type: 'ReleaseDeadline', subject, step, on, occurredAt, effectiveAt });
  });

const ofInspection = ({ inspectionId }: Readonly<{ inspectionId: string }>): ClockSubject => ({
  kind: 'inspection',
  id: inspectionId,
  round: 0,
});
const ofIssue = ({ issueId, round }: Readonly<{ issueId: string; round: number }>): ClockSubject => ({
  kind: 'issue',
  id: issueId,
  round,
});
/** Steps of an issue that a limit can stand on. */
const issueSteps: readonly Step[] = ['acknowledgement', 'plan', 'report', 'verification', 'postedReport'];
/** The report is counted from the last day of the ordered period, whenever that moves. */
const reports = (event: Act & Readonly<{ data: Readonly<{ issueId: string; round: number; dueDate: string }> }>) =>
  starts(ofIssue(event.data), event, 'RectificationDue', ['report'], event.data.dueDate);
/** Which day that is, is known now: whoever has reported by then owes no other report. */
const settles = (event: Parameters<typeof reports>[0]) =>
  reports(event).map(({ command, ...to }) => ({ ...to, command: { ...command, settles: true } as const }));

/**
 * When an act opens a step, its limit is counted from that act by the county's rules of that day; when the step is done
 * its clock stops, and when the matter ends or goes elsewhere it is dropped. While the clock of the matter stands, those of
 * its steps stand too.
 * One process and not three: a clock must be started before it can stop. 申辩 is not among the steps: its last day stands
 * in the preliminary opinion itself.
 */
export const keepTheClockOfEachStep: Process<InspectionEvent | RectificationEvent, ClockCommand> = {
  name: 'keep-the-clock-of-each-step@1',
  when: {
    InspectionCompleted: (event) =>
      starts(ofInspection(event.data), event, 'InspectionCompleted', ['preliminaryOpinion', 'opinionLetter']),
    PreliminaryOpinionIssued: (event) => [
      meets(ofInspection(event.data), event, 'preliminaryOpinion'),
      ...starts(ofInspection(event.data), event, 'PreliminaryOpinionIssued', ['opinionLetter']),
    ],
    OpinionLetterIssued: (event) => [meets(ofInspection(event.data), event, 'opinionLetter')],
    ReviewRequested: (event) =>
      starts(ofInspection(event.data), event, 'ReviewRequested', ['reviewAnswer'], event.data.on),
    ReviewAnswered: (event) => [meets(ofInspection(event.data), event, 'reviewAnswer')],
    RectificationAssigned: (event) => [
      ...starts(ofIssue(event.data), event, 'RectificationAssigned', ['acknowledgement', 'plan']),
      ...reports(event),
    ],
    IssueReassigned: (event) => [
      ...drops(ofIssue(event.data), event, 'replaced', issueSteps),
      ...starts(ofIssue(event.data), event, 'RectificationAssigned', ['acknowledgement', 'plan']),
      ...reports(event),
    ],
    ExtensionGranted: reports,
    LongTermGranted: reports,
    DueDateSettled: settles,
    ClockSuspended: (event) => holds(ofIssue(event.data), event, event.data.from),
    ClockResumed: (event) => [...reports(event), ...releases(ofIssue(event.data), event, event.data.on)],
    RectificationAcknowledged: (event) => [
      meets(ofIssue(event.data), event, 'acknowledgement'),
      ...starts(ofIssue(event.data), event, 'RectificationAcknowledged', ['plan']),
    ],
    RectificationPlanSubmitted: (event) => [meets(ofIssue(event.data), event, 'plan')],
    RectificationReportApproved: (event) => [
      meets(ofIssue(event.data), event, 'report'),
      ...starts(ofIssue(event.data), event, 'RectificationReportApproved', ['postedReport']),
    ],
    PostedReportFiled: (event) => [meets(ofIssue(event.data), event, 'postedReport')],
    ClosureRequested: (event) => starts(ofIssue(event.data), event, 'ClosureRequested', ['verification']),
    ClosureRequestWithdrawn: (event) => drops(ofIssue(event.data), event, 'withdrawn', ['verification']),
    OnSiteVerified: (event) => [meets(ofIssue(event.data), event, 'verification')],
    ClosureRejected: (event) => drops(ofIssue(event.data), event, 'ended', ['verification']),
    IssueClosed: (event) => drops(ofIssue(event.data), event, 'ended', issueSteps),
    IssueWithdrawn: (event) => drops(ofIssue(event.data), event, 'withdrawn', issueSteps),
    IssueSuperseded: (event) => drops(ofIssue(event.data), event, 'withdrawn', issueSteps),
  },
};
