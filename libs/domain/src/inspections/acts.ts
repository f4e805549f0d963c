import { dayOf, plusDays, type Context, type Trial } from '../kernel/index.js';
import type { CommandOf, CountyLimits, InspectionCommand } from './commands.js';
import { inspection } from './inspection.js';
import { isHeard, isVisited, type InspectionState } from './state.js';

/** What can be done about an inspection that is there. */
export type InspectionActName = Exclude<InspectionCommand['type'], 'PlanInspection' | 'SettleLetterDate'>;

/** Words that nobody has written. */
const words = '…';

/** What the trials rest on: the county's limits of today; null where nobody knows them. */
export type InspectionActFacts = CountyLimits | null;

type Fill<Name extends InspectionActName> = (
  state: InspectionState,
  context: Context,
  limits: InspectionActFacts,
) => Omit<CommandOf<Name>, 'type'>;

const planOf = (state: InspectionState) => ('plan' in state ? state.plan : null);
/** Enough people for any team. */
const nobody = ['1', '2', '3'];
const free = (state: InspectionState, accounts: readonly string[], on?: string) => {
  const { unitId = words, date = '' } = planOf(state) ?? {};
  return { recusal: { value: { units: [unitId], accounts, on: on ?? date, recused: [] }, sequence: 0 } };
};
const today = ({ at }: Context): string => dayOf(at);

/** Fields that a person fills in, and a form that is filled in well: on the first thing that is still open. */
const forms: Readonly<{
  [Name in InspectionActName]: readonly [needs: readonly string[], fill: Fill<Name>];
}> = {
  // Who may go on which day is told when they are named: here it only matters whether the plan may still be changed.
  ChangeTeam: [['team', 'reason'], (state) => ({ ...free(state, nobody), team: nobody, reason: words })],
  Reschedule: [
    ['date', 'reason'],
    (state) => {
      const { team = [], date = '2000-01-01' } = planOf(state) ?? {};
      const next = plusDays(date, 1);
      return { ...free(state, team, next), date: next, reason: words };
    },
  ],
  SendNotice: [['noticeNumber'], () => ({ noticeNumber: words })],
  StartInspection: [[], () => ({})],
  AnswerQuestion: [
    ['answer'],
    (state) => ({ questionId: planOf(state)?.checklist[0]?.id ?? words, answer: 'yes', note: words, evidence: [] }),
  ],
  RaiseFinding: [
    ['problem', 'clause', 'severity'],
    () => ({ problem: words, clause: words, severity: 'ordinary', evidence: [] }),
  ],
  WithdrawFinding: [
    ['findingId', 'reason'],
    (state) => ({
      findingId: (isVisited(state) ? state.findings.at(-1)?.findingId : undefined) ?? words,
      reason: words,
    }),
  ],
  CompleteInspection: [['summary'], () => ({ summary: words })],
  FileReport: [['reportNumber', 'report'], () => ({ reportNumber: words, report: words })],
  IssuePreliminaryOpinion: [['opinion'], () => ({ opinion: words })],
  FileDefence: [['text'], () => ({ text: words, evidence: [] })],
  WaiveDefence: [[], () => ({})],
  AnswerDefence: [
    ['defenceId', 'upheld', 'answer'],
    (state) => ({
      defenceId: (isHeard(state) ? state.defences.find(({ answer }) => !answer)?.filed.defenceId : undefined) ?? words,
      upheld: false,
      answer: words,
    }),
  ],
  IssueOpinionLetter: [
    ['letterNumber', 'opinion', 'rectificationDueDate'],
    (_, context) => ({ letterNumber: words, opinion: words, rectificationDueDate: today(context) }),
  ],
  RequestReview: [['text'], (_, __, limits) => ({ text: words, evidence: [], ...(limits && { limits }) })],
  AnswerReview: [['upheld', 'answer'], () => ({ upheld: false, answer: words })],
  CancelInspection: [['reason'], () => ({ reason: words })],
};

/** Every act of an inspection, to be tried on it. */
export const inspectionActs = Object.fromEntries(
  Object.entries(forms).map(([type, [needs, fill]]): readonly [string, Trial<InspectionState, InspectionActFacts>] => [
    type,
    {
      needs,
      attempt: (state, context, limits) =>
        inspection.decide({ ...fill(state, context, limits), type } as InspectionCommand, state, context),
    },
  ]),
) as Readonly<Record<InspectionActName, Trial<InspectionState, InspectionActFacts>>>;

/** Names of all acts, in the order of an inspection's life. */
export const inspectionActNames = Object.keys(forms) as readonly InspectionActName[];
