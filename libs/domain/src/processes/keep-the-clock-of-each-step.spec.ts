import { expect, it } from '@jest/globals';
import type { Asked } from '@app/domain/kernel';
import { complete, visit } from '@test/inspection-life';
import { recorded } from '@test/projected';
import type { ClockCommand } from '../deadlines/index.js';
import type { InspectionEvent } from '../inspections/index.js';
import type { RectificationEvent } from '../rectifications/index.js';
import { keepTheClockOfEachStep } from './keep-the-clock-of-each-step.js';

type Watched = InspectionEvent | RectificationEvent;
type When = Readonly<
  Record<string, ((event: unknown, newId: () => string) => readonly Asked<ClockCommand>[]) | undefined>
>;

/** What the policy asks for when it sees these events: the step, what, and from or on which day. */
const asked = (facts: readonly Watched[], on?: string) =>
  recorded(facts.map((fact) => ({ in: 'rectification-1', fact, ...(on && { effectiveAt: on }) }))).flatMap((event) =>
    ((keepTheClockOfEachStep.when as When)[event.type]?.(event, () => 'id') ?? []).map(({ id, command }) => [
      id,
      command.type,
      'from' in command
        ? [...('anchor' in command ? [command.anchor] : []), command.from].join(' ')
        : 'on' in command
          ? command.on
          : (command as { reason: string }).reason,
    ]),
  );
const issue = { issueId: 'i', round: 2 } as const;
const of = (type: string, data: object = {}): Watched => ({ type, data: { ...issue, ...data } }) as unknown as Watched;

it('counts the steps of an inspection from its end and from the preliminary opinion', () => {
  const completed = visit.completed.filter(({ type }) => type === 'InspectionCompleted');
  expect(complete.type).toBe('CompleteInspection');
  expect(asked(completed, '2025-03-10')).toEqual([
    ['inspection-inspection-1.0.preliminaryOpinion', 'StartClock', 'InspectionCompleted 2025-03-10'],
    ['inspection-inspection-1.0.opinionLetter', 'StartClock', 'InspectionCompleted 2025-03-10'],
  ]);
  expect(asked([of('PreliminaryOpinionIssued', { inspectionId: 'v' })], '2025-03-12')).toEqual([
    ['inspection-v.0.preliminaryOpinion', 'MeetDeadline', '2025-03-12'],
    ['inspection-v.0.opinionLetter', 'StartClock', 'PreliminaryOpinionIssued 2025-03-12'],
  ]);
});

it('counts 报备 from the approval of the report', () => {
  expect(asked([of('RectificationReportApproved')])[1]).toEqual([
    'issue-i.2.postedReport',
    'StartClock',
    'RectificationReportApproved 2025-03-03',
  ]);
});

it('counts the answer to a 复核 from the day on which it was asked for', () => {
  expect(asked([of('ReviewRequested', { inspectionId: 'v', on: '2025-04-02' })])).toEqual([
    ['inspection-v.0.reviewAnswer', 'StartClock', 'ReviewRequested 2025-04-02'],
  ]);
  expect(asked([of('ReviewAnswered', { inspectionId: 'v' })], '2025-05-09')).toEqual([
    ['inspection-v.0.reviewAnswer', 'MeetDeadline', '2025-05-09'],
  ]);
});

it('counts the report from the last day of the ordered period, and again when that is extended', () => {
  expect(asked([of('RectificationAssigned', { dueDate: '2025-06-30' })], '2025-03-12')).toEqual([
    ['issue-i.2.acknowledgement', 'StartClock', 'RectificationAssigned 2025-03-12'],
    ['issue-i.2.plan', 'StartClock', 'RectificationAssigned 2025-03-12'],
    ['issue-i.2.report', 'StartClock', 'RectificationDue 2025-06-30'],
  ]);
  for (const type of ['ExtensionGranted', 'LongTermGranted', 'DueDateSettled'])
    expect(asked([of(type, { dueDate: '2025-07-31' })])).toEqual([
      ['issue-i.2.report', 'StartClock', 'RectificationDue 2025-07-31'],
    ]);
});

it('asks for no other report when only the day of the order is settled', () => {
  const settles = (type: string) =>
    recorded([{ in: 'rectification-1', fact: of(type, { dueDate: '2025-07-31' }) }]).flatMap((event) =>
      (keepTheClockOfEachStep.when as When)[type]!(event, () => 'id').map(({ command }) => 'settles' in command),
    );
  expect([settles('DueDateSettled'), settles('ExtensionGranted')]).toEqual([[true], [false]]);
});

it('lets the clocks of an issue’s steps stand with its own, and run on with it', () => {
  const steps = ['acknowledgement', 'plan', 'report', 'verification', 'postedReport'];
  expect(asked([of('ClockSuspended', { from: '2025-04-10' })])).toEqual(
    steps.map((step) => [`issue-i.2.${step}`, 'HoldDeadline', '2025-04-10']),
  );
  expect(asked([of('ClockResumed', { dueDate: '2025-07-31', on: '2025-05-12' })])).toEqual([
    ['issue-i.2.report', 'StartClock', 'RectificationDue 2025-07-31'],
    ...steps.map((step) => [`issue-i.2.${step}`, 'ReleaseDeadline', '2025-05-12']),
  ]);
  expect(asked([of('IssueReassigned', { dueDate: '2025-07-31' })]).slice(0, 6)).toEqual([
    ...steps.map((step) => [`issue-i.2.${step}`, 'DropDeadline', 'replaced']),
    ['issue-i.2.acknowledgement', 'StartClock', 'RectificationAssigned 2025-03-03'],
  ]);
});

it.each([
  ['RectificationAcknowledged', 'acknowledgement', 'MeetDeadline'],
  ['RectificationPlanSubmitted', 'plan', 'MeetDeadline'],
  ['RectificationReportApproved', 'report', 'MeetDeadline'],
  ['PostedReportFiled', 'postedReport', 'MeetDeadline'],
  ['OnSiteVerified', 'verification', 'MeetDeadline'],
  ['ClosureRequestWithdrawn', 'verification', 'DropDeadline'],
  ['ClosureRejected', 'verification', 'DropDeadline'],
])('%s ends the clock of %s', (type, step, command) => {
  expect(asked([of(type)])[0]?.slice(0, 2)).toEqual([`issue-i.2.${step}`, command]);
});

it.each(['IssueClosed', 'IssueWithdrawn', 'IssueSuperseded'])('%s leaves no clock running', (type) => {
  expect(asked([of(type)]).map(([id, command]) => [id, command])).toEqual(
    ['acknowledgement', 'plan', 'report', 'verification', 'postedReport'].map((step) => [
      `issue-i.2.${step}`,
      'DropDeadline',
    ]),
  );
});
