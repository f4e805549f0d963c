import { dayOf, plusDays, type Context, type Known, type Trial } from '../kernel/index.js';
import type { SubmissionCommand } from './commands.js';
import type { ItemVerdict } from './events.js';
import { longestLift } from './levels.js';
import type { SubmissionState } from './state.js';
import { submission } from './submission.js';

/** What a reviewer can do with a filing that is there. */
export type ReviewActName =
  | 'ReviewItems'
  | 'AcceptFigures'
  | 'ReturnSubmission'
  | 'AcceptCorrection'
  | 'RefuseCorrection'
  | 'ClaimReview'
  | 'ReleaseReview'
  | 'VerifyFigures'
  | 'LiftLock';

/** What the trials rest on: whether the asker's unit stands above the county of the unit that filed. */
export type ReviewActFacts = Readonly<{ above: Known<boolean> }>;

type CommandOf<Name extends ReviewActName> = Extract<SubmissionCommand, { type: Name }>;
type Fill<Name extends ReviewActName> = (
  state: SubmissionState,
  context: Context,
  facts: ReviewActFacts,
) => Omit<CommandOf<Name>, 'type'> | null;

/** Words that nobody has written. */
const words = '…';
const versionOf = (state: SubmissionState): number => ('version' in state ? state.version : 0);

/** Another word on some field than was said last; null where nothing is decided field by field. */
const anotherWord = (state: SubmissionState): ItemVerdict | null => {
  if (state.status !== 'submitted') return { field: words, verdict: 'accepted', reason: null };
  const [field] = Object.keys(state.filing.entries);
  if (state.filing.form === null || field === undefined) return null;
  return state.marks[field]?.verdict === 'accepted'
    ? { field, verdict: 'returned', reason: words }
    : { field, verdict: 'accepted', reason: null };
};

/** Another last day than the one that stands. */
const anotherDay = (state: SubmissionState, { at }: Context): string => {
  const latest = plusDays(dayOf(at), longestLift);
  return 'liftedUntil' in state && state.liftedUntil === latest ? dayOf(at) : latest;
};

/** Fields that a person fills in, and a form that is filled in well; null where the act is no act of this filing. */
const forms: Readonly<{ [Name in ReviewActName]: readonly [needs: readonly string[], fill: Fill<Name>] }> = {
  ReviewItems: [
    ['items'],
    (state) => {
      const item = anotherWord(state);
      return item && { version: versionOf(state), items: [item] };
    },
  ],
  AcceptFigures: [[], (state) => ({ version: versionOf(state) })],
  ReturnSubmission: [
    ['reasons'],
    (state) => ({ version: versionOf(state), reasons: [{ figure: null, reason: words }] }),
  ],
  AcceptCorrection: [[], (state) => ({ version: versionOf(state) })],
  RefuseCorrection: [['reason'], (state) => ({ version: versionOf(state), reason: words })],
  ClaimReview: [[], () => ({})],
  ReleaseReview: [[], () => ({})],
  VerifyFigures: [
    ['note'],
    (state, _, { above }) => ({
      version: 'accepted' in state ? state.accepted.version : versionOf(state),
      note: null,
      above,
    }),
  ],
  LiftLock: [['reason', 'until'], (state, context) => ({ reason: words, until: anotherDay(state, context) })],
};

/** Every act of a review, to be tried on a filing. */
export const reviewActs = Object.fromEntries(
  Object.entries(forms).map(([type, [needs, fill]]) => [
    type,
    {
      needs,
      attempt: (state, context, facts) => {
        const form = fill(state, context, facts);
        return form ? submission.decide({ ...form, type } as SubmissionCommand, state, context) : [];
      },
    } satisfies Trial<SubmissionState, ReviewActFacts>,
  ]),
) as Readonly<Record<ReviewActName, Trial<SubmissionState, ReviewActFacts>>>;

/** Names of all acts, in the order of a review. */
export const reviewActNames = Object.keys(forms) as readonly ReviewActName[];
