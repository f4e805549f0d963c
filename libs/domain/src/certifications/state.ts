import type { BasicBalance } from './conditions.js';
import type { CertificationEvent } from './events.js';
import { stepAfter, stepWords, type ReviewStep, type StepLevel } from './steps.js';

/** An objection to a 公示. */
export type Objection = Readonly<{ objectionId: string; answered: boolean; upheld: boolean }>;
/** A 公示 that runs. */
export type Notice = Readonly<{ until: string; objections: readonly Objection[] }>;
/** What was not passed, and how far putting it right has come. */
export type Setback = Readonly<{
  step: ReviewStep | 'reexamination';
  /** Who did not pass it: the 复查 is theirs too, however often it is repeated. */
  level: StepLevel;
  /** By when it must be put right; null until the 书面反馈 is there. */
  feedbackDue: string | null;
  reported: boolean;
}>;
export type SelfAssessment = Readonly<{ dataYear: string; on: string; document: string }>;

/** What was said last: an act that says the same again is its repeat. */
export type Said = Readonly<{ type: CertificationEvent['type']; day: string; words: string; about: string }>;

/** An objection is its own by whom it is from and by its proof too: two may complain in the same words on one day. */
const objectionOf = (event: CertificationEvent): readonly string[] =>
  event.type === 'ObjectionReceived' ? [event.data.from, ...event.data.evidence.map(({ hash }) => hash)] : [];

/** What an event says, as its repeat would say it. */
export const saidIn = (event: CertificationEvent): Said => {
  const { type, data } = event;
  const of = data as Readonly<Record<string, unknown>>;
  const text = (...names: readonly string[]) =>
    names.map((name) => of[name]).find((one): one is string => typeof one === 'string') ?? '';
  return {
    type,
    day: dayIn(of),
    words: text('document', 'about', 'answer'),
    about: ['step', 'outcome', 'dataYear', 'objectionId', 'certifiedOn']
      .filter((name) => type !== 'ObjectionReceived' || name !== 'objectionId')
      .map((name) => text(name))
      .concat(objectionOf(event))
      .join(' '),
  };
};

const days = [
  'submittedOn',
  'filedOn',
  'concludedOn',
  'postedOn',
  'receivedOn',
  'answeredOn',
  'endedOn',
  'reportedOn',
  'revokedOn',
];

/** The day (ISO date) of an event; of 基本均衡, which is long past, none. */
const dayIn = (of: Readonly<Record<string, unknown>>): string =>
  days.map((name) => of[name]).find((one): one is string => typeof one === 'string') ?? '';

/** `round` counts applications; before the day of what was said last nothing more can happen. */
type Base = Readonly<{ basic: BasicBalance | null; round: number; last: Said | null }>;

/** Where a county stands on its way. */
export type CertificationState = Base &
  (
    | Readonly<{ status: 'preparing'; assessed: SelfAssessment | null }>
    | Readonly<{ status: 'underWay'; dataYear: string; next: ReviewStep; notice: Notice | null }>
    | Readonly<{ status: 'notPassed'; setback: Setback }>
    | Readonly<{ status: 'certified'; dataYear: string; certifiedOn: string; setback: Setback | null }>
    | Readonly<{ status: 'revoked'; revokedOn: string; assessed: SelfAssessment | null }>
  );

export const atFirst: CertificationState = { status: 'preparing', basic: null, round: 0, last: null, assessed: null };

const none: Notice = { until: '', objections: [] };
const noFeedback = { feedbackDue: null, reported: false } as const;

const concluded = (
  state: CertificationState,
  { step, outcome, concludedOn }: Extract<CertificationEvent, { type: 'StepConcluded' }>['data'],
): CertificationState => {
  if (state.status !== 'underWay') return state;
  const { basic, round, dataYear } = state;
  const base = { basic, round, last: state.last };
  if (outcome === 'failed')
    return { ...base, status: 'notPassed', setback: { step, level: stepWords[step].level, ...noFeedback } };
  const next = stepAfter(step);
  return next === null
    ? { ...base, status: 'certified', dataYear, certifiedOn: concludedOn, setback: null }
    : { ...base, status: 'underWay', dataYear, next, notice: null };
};

const withNotice = (state: CertificationState, change: (notice: Notice) => Notice): CertificationState =>
  state.status === 'underWay' ? { ...state, notice: change(state.notice ?? none) } : state;

const withSetback = (state: CertificationState, change: (setback: Setback) => Setback): CertificationState => {
  if (state.status === 'notPassed') return { ...state, setback: change(state.setback) };
  if (state.status === 'certified' && state.setback) return { ...state, setback: change(state.setback) };
  return state;
};

const reexamined = (state: CertificationState, passed: boolean): CertificationState => {
  const { basic, round, last } = state;
  const level = state.status === 'notPassed' ? state.setback.level : 'state';
  const setback: Setback = { step: 'reexamination', level, ...noFeedback };
  if (state.status === 'certified') return { ...state, setback: passed ? null : setback };
  return passed
    ? { basic, round, last, status: 'preparing', assessed: null }
    : { basic, round, last, status: 'notPassed', setback };
};

const changed = (state: CertificationState, event: CertificationEvent): CertificationState => {
  const { basic, last } = state;
  switch (event.type) {
    case 'BasicBalanceRecorded': {
      const { certifiedOn, document } = event.data;
      return { ...state, basic: { certifiedOn, document } };
    }
    case 'SelfAssessmentSubmitted': {
      const { dataYear, submittedOn: on, document } = event.data;
      return 'assessed' in state ? { ...state, assessed: { dataYear, on, document } } : state;
    }
    case 'ApplicationFiled': {
      const { round, dataYear } = event.data;
      return { basic, round, last, status: 'underWay', dataYear, next: 'cityReview', notice: null };
    }
    case 'StepConcluded':
      return concluded(state, event.data);
    case 'NoticePosted': {
      const { until } = event.data;
      return withNotice(state, () => ({ until, objections: [] }));
    }
    case 'ObjectionReceived': {
      const one = { objectionId: event.data.objectionId, answered: false, upheld: false };
      return withNotice(state, ({ until, objections }) => ({ until, objections: [...objections, one] }));
    }
    case 'ObjectionAnswered': {
      const { objectionId, upheld } = event.data;
      const answer = (one: Objection) => (one.objectionId === objectionId ? { ...one, answered: true, upheld } : one);
      return withNotice(state, ({ until, objections }) => ({ until, objections: objections.map(answer) }));
    }
    case 'NoticeEnded':
      return state.status === 'underWay' ? { ...state, next: 'provincialEvaluation', notice: null } : state;
    case 'FeedbackReceived':
      return withSetback(state, (setback) => ({ ...setback, feedbackDue: event.data.dueDate }));
    case 'RectificationReported':
      return withSetback(state, (setback) => ({ ...setback, reported: true }));
    case 'ReexaminationConcluded':
      return reexamined(state, event.data.outcome === 'passed');
    case 'CertificationRevoked': {
      const { revokedOn } = event.data;
      return { basic, round: state.round, last, status: 'revoked', revokedOn, assessed: null };
    }
  }
};

/** Folds what happened into where the county stands. 基本均衡 is a condition, and no act of the way. */
export const evolve = (state: CertificationState, event: CertificationEvent): CertificationState => {
  const next = changed(state, event);
  return event.type === 'BasicBalanceRecorded' ? next : { ...next, last: saidIn(event) };
};
