import { publishedCalendar } from '../deadlines/index.js';
import { dayOf, plusDays, type Context, type Evidence, type Known, type Trial } from '../kernel/index.js';
import type { CommandOf, RecusalCheck, RectificationCommand } from './commands.js';
import { waitingProposal, waitingSlip } from './ladder-state.js';
import { rectification } from './rectification.js';
import { isOrdered, type RectificationState } from './state.js';

/** What can be done about an issue that is there. */
export type IssueActName = Exclude<
  RectificationCommand['type'],
  'RaiseIssue' | 'BringInIssue' | 'ExpireWaiver' | 'SettleDueDate' | 'AdvanceLadder' | 'AdoptCommonPlan'
>;

/** What the trials rest on: the asker's recusal towards the issue's unit and its lead unit today; whether it is of 挂牌督导. */
export type IssueActFacts = Readonly<{ recusal: Known<RecusalCheck>; posted: Known<boolean> }>;

/** Words that nobody has written. */
const words = '…';
const proof: Evidence = { hash: '0'.repeat(64), mediaType: 'image/jpeg', bytes: 1 };
const known = { value: [], sequence: 0 } as const;
/** A unit that has no part in it. */
const another = 'another';

type Fill<Name extends IssueActName> = (
  state: RectificationState,
  context: Context,
  facts: IssueActFacts,
) => Omit<CommandOf<Name>, 'type'> | null;

const agreed = (state: RectificationState): string | null =>
  'consultation' in state && state.consultation?.status === 'accepted' ? state.consultation.departmentId : null;
const leadOf = (state: RectificationState): string | null => (isOrdered(state) ? state.order.leadUnitId : null);
const unitOf = (state: RectificationState): string => ('unitId' in state ? state.unitId : another);
const dueOf = (state: RectificationState, { at }: Context): string =>
  isOrdered(state) ? state.order.dueDate : dayOf(at);

const orderTo = (leadUnitId: string, { at }: Context) => ({
  noticeNumber: words,
  leadUnitId,
  supportingUnitIds: [],
  dueDate: dayOf(at),
  unknownUnits: known,
});

/** Fields that a person fills in, and a form that is filled in well; null: there is nothing to do it to. */
const forms: Readonly<{
  [Name in IssueActName]: readonly [needs: readonly string[], fill: Fill<Name>];
}> = {
  AssignRectification: [
    ['noticeNumber', 'leadUnitId', 'supportingUnitIds', 'dueDate'],
    (state, context) => orderTo(agreed(state) ?? unitOf(state), context),
  ],
  ReassignIssue: [
    ['noticeNumber', 'leadUnitId', 'supportingUnitIds', 'dueDate', 'reason'],
    (state, context) => {
      const next = agreed(state);
      return { ...orderTo(next === null || next === leadOf(state) ? another : next, context), reason: words };
    },
  ],
  RequestConsultation: [
    ['departmentId', 'question'],
    () => ({ departmentId: another, question: words, unknownUnits: known }),
  ],
  AcceptConsultation: [['note'], () => ({ note: words })],
  DeclineConsultation: [['reason'], () => ({ reason: words })],
  WithdrawConsultation: [['reason'], () => ({ reason: words })],
  AcknowledgeRectification: [[], () => ({})],
  SubmitRectificationPlan: [
    ['goal', 'measures', 'steps', 'responsibleAccountId'],
    (state, context) => ({
      goal: words,
      measures: words,
      steps: [{ text: words, dueDate: dueOf(state, context) }],
      responsibleAccountId: context.actorId,
    }),
  ],
  ApproveRectificationPlan: [[], () => ({})],
  ReturnRectificationPlan: [['reason'], () => ({ reason: words })],
  ReportProgress: [['text', 'percent'], () => ({ text: words, percent: 0, evidence: [] })],
  ApproveRectificationReport: [['report'], () => ({ report: words })],
  RequestClosure: [
    ['statement', 'evidence', 'rectifiedOn'],
    (_, { at }) => ({ statement: words, evidence: [proof], rectifiedOn: dayOf(at) }),
  ],
  WithdrawClosureRequest: [['reason'], () => ({ reason: words })],
  VerifyOnSite: [
    ['on', 'finding', 'adequate'],
    (_, { at }, { recusal }) => ({ on: dayOf(at), finding: words, evidence: [], adequate: true, recusal }),
  ],
  RejectClosure: [['reworkRequirement'], () => ({ reworkRequirement: words })],
  CloseIssue: [[], () => ({})],
  RequestExtension: [
    ['requestedDate', 'reason', 'progress', 'forecast'],
    (state, context) => {
      const requestedDate = plusDays(dueOf(state, context), 1);
      return { requestedDate, reason: words, progress: words, forecast: requestedDate };
    },
  ],
  GrantExtension: [[], () => ({})],
  RefuseExtension: [['reason'], () => ({ reason: words })],
  SuspendClock: [['reason'], () => ({ reason: words, evidence: [] })],
  WaiveIssue: [['reason', 'until'], (_, { at }) => ({ reason: words, until: dayOf(at), evidence: [] })],
  ResumeClock: [['reason'], () => ({ reason: words, calendar: { value: publishedCalendar, sequence: 0 } })],
  FilePostedReport: [['statement'], (_, __, { posted }) => ({ statement: words, posted })],
  HandOverResponsibility: [
    ['toAccountId', 'reason'],
    () => ({ toAccountId: another, reason: words, belongs: { value: true, sequence: 0 } }),
  ],
  RequestLongTerm: [
    ['expectedOn', 'stages', 'reason', 'progress'],
    (state, context) => {
      const expectedOn = plusDays(dueOf(state, context), 1);
      return { expectedOn, stages: [{ goal: words, reviewOn: expectedOn }], reason: words, progress: words };
    },
  ],
  GrantLongTerm: [[], () => ({})],
  RefuseLongTerm: [['reason'], () => ({ reason: words })],
  ReviewStage: [['reached', 'finding'], () => ({ reached: true, finding: words, evidence: [] })],
  RemindNow: [[], (state) => (isOrdered(state) ? {} : null)],
  AnswerRung: [
    ['answer', 'forecast'],
    (state, { at }) => {
      const rung = isOrdered(state) ? waitingSlip(state.climb, false) : undefined;
      return rung ? { rung, answer: words, forecast: dayOf(at) } : null;
    },
  ],
  AcceptRungAnswer: [
    [],
    (state) => {
      const rung = isOrdered(state) ? waitingSlip(state.climb, true) : undefined;
      return rung ? { rung } : null;
    },
  ],
  DecideEscalation: [
    ['decision', 'reason'],
    (state) => {
      const proposal = isOrdered(state) ? waitingProposal(state.climb) : undefined;
      return proposal ? { proposal, decision: 'approved', reason: words } : null;
    },
  ],
  WithdrawIssue: [['reason'], () => ({ reason: words })],
  SupersedeIssue: [['byIssueId', 'reason'], () => ({ byIssueId: another, reason: words })],
  ReopenIssue: [['reason'], () => ({ reason: words, evidence: [] })],
};

/** Every act of an issue, to be tried on it. */
export const issueActs = Object.fromEntries(
  Object.entries(forms).map(([type, [needs, fill]]) => [
    type,
    {
      needs,
      attempt: (state, context, facts) => {
        const form = fill(state, context, facts);
        return form ? rectification.decide({ ...form, type } as RectificationCommand, state, context) : [];
      },
    } satisfies Trial<RectificationState, IssueActFacts>,
  ]),
) as Readonly<Record<IssueActName, Trial<RectificationState, IssueActFacts>>>;

/** Names of all acts, in the order of an issue's life. */
export const issueActNames = Object.keys(forms) as readonly IssueActName[];
