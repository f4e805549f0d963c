import type { IssueAct } from '../states';

/** A line that is shown when everything it names is there. */
type Line = Readonly<{ text: string; names: readonly string[]; when?: (data: IssueAct['data']) => boolean }>;
const line = (text: string, ...names: string[]): Line => ({ text, names });

const slips = ['approaching', 'urging', 'blue', 'yellow', 'red'] as const;
const proposals = ['listed', 'talk', 'circular'] as const;

/** What is told of each act beside its name. */
const lines: Readonly<Record<string, readonly Line[]>> = {
  IssueRaised: [line('problem', 'problem', 'clause')],
  IssueBroughtIn: [line('broughtIn', 'problem'), line('outcome', 'outcome')],
  ConsultationRequested: [line('question', 'departmentId', 'question')],
  ConsultationAccepted: [line('note', 'note')],
  ConsultationDeclined: [line('reason', 'reason')],
  ConsultationWithdrawn: [line('reason', 'reason')],
  RectificationAssigned: [line('order', 'noticeNumber', 'leadUnitId', 'dueDate')],
  IssueReassigned: [line('order', 'noticeNumber', 'leadUnitId', 'dueDate'), line('reason', 'reason')],
  RectificationPlanSubmitted: [line('plan', 'goal'), line('measures', 'measures')],
  RectificationPlanApproved: [line('note', 'note')],
  RectificationPlanReturned: [line('reason', 'reason')],
  ProgressReported: [line('text', 'percent', 'text')],
  RectificationReportApproved: [line('report', 'report')],
  ClosureRequested: [line('request', 'statement', 'rectifiedOn')],
  ClosureRequestWithdrawn: [line('reason', 'reason')],
  OnSiteVerified: [
    { ...line('adequate', 'finding', 'on'), when: ({ adequate }) => adequate === true },
    { ...line('inadequate', 'finding', 'on'), when: ({ adequate }) => adequate !== true },
  ],
  ClosureRejected: [line('rework', 'reworkRequirement')],
  IssueClosed: [line('closed', 'rectifiedOn', 'verifiedOn')],
  ExtensionRequested: [line('extension', 'requestedDate', 'reason'), line('progress', 'progress', 'forecast')],
  ExtensionGranted: [line('granted', 'dueDate'), line('note', 'note')],
  ExtensionRefused: [line('reason', 'reason')],
  ExtensionEndorsed: [line('granted', 'dueDate'), line('note', 'note')],
  ClockSuspended: [line('waived', 'from', 'until'), line('reason', 'reason')],
  ClockResumed: [line('resumed', 'days', 'dueDate'), line('reason', 'reason')],
  PostedReportFiled: [line('posted', 'statement')],
  DueDateSettled: [line('settled', 'was', 'dueDate')],
  ResponsibilityHandedOver: [line('handedOver', 'fromAccountId', 'toAccountId'), line('reason', 'reason')],
  LongTermRequested: [line('longTerm', 'expectedOn', 'reason'), line('progressOnly', 'progress')],
  LongTermGranted: [line('granted', 'dueDate'), line('note', 'note')],
  LongTermRefused: [line('reason', 'reason')],
  StageReviewed: [
    { ...line('stageReached', 'goal', 'finding'), when: ({ reached }) => reached === true },
    { ...line('stageMissed', 'goal', 'finding'), when: ({ reached }) => reached !== true },
  ],
  IssueWithdrawn: [line('reason', 'reason')],
  IssueSuperseded: [line('merged', 'reason')],
  IssueReopened: [line('again', 'reason')],
  RungFired: slips.map((rung) => ({ ...line(`slip_${rung}`), when: (data) => data['rung'] === rung })),
  EscalationProposed: proposals.map((rung) => ({
    ...line(`proposed_${rung}`),
    when: (data) => data['proposal'] === rung,
  })),
  ReminderSent: [line('note', 'note')],
  RungAnswered: [line('slipAnswer', 'answer', 'forecast')],
  RungAnswerAccepted: [line('hold', 'holdUntil'), line('note', 'note')],
  EscalationDecided: [line('reason', 'reason')],
};

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** A line to show: the key of its text and the values in it. */
export type Told = Readonly<{ text: string; values: Readonly<Record<string, string>> }>;

/** What to tell of an act. Units are called by name, days are written out by `day`. */
export const toldOf = ({ type, data, names }: IssueAct, day: (day: string) => string): readonly Told[] =>
  (lines[type] ?? []).flatMap(({ text, names: wanted, when = () => true }) => {
    if (!when(data)) return [];
    const values = wanted.map((name): [string, string] => {
      const value = data[name];
      const said = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      return [name, isDay.test(said) ? day(said) : (names[said] ?? said)];
    });
    return values.some(([, value]) => value === '') ? [] : [{ text, values: Object.fromEntries(values) }];
  });

/** What is told only when everything is asked for: steps on the way, questions to others. */
const beside: ReadonlySet<string> = new Set([
  'LadderResumed',
  'ConsultationRequested',
  'ConsultationWithdrawn',
  'ClosureRequestWithdrawn',
  'ClosureRequestSuperseded',
  'ExtensionRequested',
  'ExtensionEndorsed',
  'LongTermRequested',
]);

/** 要事: what moved the issue. Progress counts when it is the last of its attempt. */
export const mainActs = (acts: readonly IssueAct[]): readonly IssueAct[] =>
  acts.filter(({ type }, index) => {
    if (type === 'ProgressReported') return acts[index - 1]?.type !== 'ProgressReported';
    return !beside.has(type);
  });

/** A round with its acts, newest first, and how it ended. */
export type Round = Readonly<{ round: number; acts: readonly IssueAct[] }>;

/** Acts by round, the newest round first. @param acts newest first */
export const roundsOf = (acts: readonly IssueAct[]): readonly Round[] => {
  const rounds = [...new Set(acts.map(({ round }) => round))].toSorted((a, b) => b - a);
  return rounds.map((round) => ({ round, acts: acts.filter((act) => act.round === round) }));
};
